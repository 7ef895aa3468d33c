"""A list of addresses or points: CSV or workbook, with the columns its author chose. No other column is looked at."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from regain.core.labels import fold
from regain.exchange.reading.refusals import UnreadableFile
from regain.exchange.reading.safety import MAX_FILE_BYTES, Archive

MAX_ROWS = 5_000
_MAX_COLUMNS = 200
_COLUMNS = {
    "address": ("adresse", "adresse postale", "adresse complete", "adresse 1", "adresse1", "voie", "rue", "domicile"),
    "number": ("numero", "no", "n", "num", "numero voie", "numero de voie"),
    "postcode": ("code postal", "cp", "codepostal", "postcode"),
    "commune": ("commune", "ville", "localite", "nom commune"),
    "longitude": ("longitude", "lon", "lng", "long", "x wgs84"),
    "latitude": ("latitude", "lat", "y wgs84"),
}
_NUMBER = re.compile(r"[-+]?[0-9]{1,3}(?:[.,][0-9]+)?")
Cell = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A line of the list: all its cells as they came, the address they make (blank for none), the point if it has one."""

    line: int
    cells: tuple[Cell, ...]
    address: str
    point: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class PlaceList:
    """The list: its headings and its lines."""

    headings: tuple[str, ...]
    rows: tuple[PlaceRow, ...]


def read_places(content: bytes) -> PlaceList:
    """The lines of a list. Raises UnreadableFile: empty, too long, without a column of addresses or of points."""
    if len(content) > MAX_FILE_BYTES:
        raise UnreadableFile("Ce fichier dépasse 50 Mo\u00a0: gardez les seules colonnes d’adresse.")
    table = _workbook(content) if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) else _csv(content)
    table = [(line, row) for line, row in table if any(_text(cell) for cell in row)]
    if len(table) < 2:  # noqa: PLR2004  # headings and a line
        raise UnreadableFile("Cette liste est vide\u00a0: il faut une ligne de titres et une ligne par adresse.")
    if len(table) - 1 > MAX_ROWS:
        raise UnreadableFile(f"Cette liste a plus de {MAX_ROWS} lignes\u00a0: partagez-la en plusieurs fichiers.")
    headings = tuple(_text(cell) for cell in table[0][1][:_MAX_COLUMNS])
    places = _places(headings)
    if "address" not in places and not {"longitude", "latitude"} <= places.keys():
        raise UnreadableFile(
            "Cette liste n’a ni colonne «\u00a0adresse\u00a0», ni colonnes «\u00a0longitude\u00a0» et "
            "«\u00a0latitude\u00a0»\u00a0: donnez ces titres aux colonnes."
        )
    return PlaceList(headings, tuple(_row(line, cells, len(headings), places) for line, cells in table[1:]))


def _csv(content: bytes) -> list[tuple[int, Sequence[Cell]]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    if "\x00" in text:
        raise UnreadableFile("Ce fichier n’est ni du CSV ni un classeur\u00a0: enregistrez la liste en CSV ou en XLSX.")
    first = next((line for line in text.splitlines() if line.strip()), "")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(";,\t", key=first.count))
    try:
        return [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise UnreadableFile(f"Ligne {reader.line_num}\u00a0: ce n’est pas du CSV.") from error


def _workbook(content: bytes) -> list[tuple[int, Sequence[Cell]]]:
    from python_calamine import CalamineError, CalamineWorkbook

    if content.startswith(b"PK"):
        Archive(content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, ValueError, IndexError, OSError) as error:
        raise UnreadableFile("Ce classeur ne peut pas être lu\u00a0: enregistrez-le à nouveau en XLSX.") from error
    return [(line, [_plain(cell) for cell in row[:_MAX_COLUMNS]]) for line, row in enumerate(rows[: MAX_ROWS + 2], 1)]


def _plain(cell: object) -> Cell:
    if isinstance(cell, datetime):
        return cell.date()
    return cell if isinstance(cell, str | int | float | date) and not isinstance(cell, bool) else _text(cell)


def _places(headings: tuple[str, ...]) -> dict[str, int]:
    names = [fold(heading).replace("_", " ").strip(" °") for heading in headings]
    return {
        key: next(names.index(alias) for alias in aliases if alias in names)
        for key, aliases in _COLUMNS.items()
        if set(aliases) & set(names)
    }


def _row(line: int, cells: Sequence[Cell], width: int, places: dict[str, int]) -> PlaceRow:
    kept = (*cells[:width], *([None] * (width - len(cells))))
    words = [_text(kept[places[key]]) for key in ("number", "address", "postcode", "commune") if key in places]
    coordinates = [_degrees(kept[places[key]]) for key in ("longitude", "latitude") if key in places]
    point = None
    if len(coordinates) == 2 and coordinates[0] is not None and coordinates[1] is not None:  # noqa: PLR2004
        point = (coordinates[0], coordinates[1])
    has_address = "address" in places and bool(_text(kept[places["address"]]))
    return PlaceRow(line, kept, " ".join(word for word in words if word) if has_address else "", point)


def _degrees(cell: Cell) -> float | None:
    words = _text(cell)
    value = float(words.replace(",", ".")) if _NUMBER.fullmatch(words) else None
    return value if value is not None and abs(value) <= 180 else None  # noqa: PLR2004  # degrees


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())
