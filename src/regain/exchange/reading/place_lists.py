"""A list of addresses or points: CSV or workbook, with the columns its author chose. No other column is looked at."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from regain.core.labels import fold
from regain.exchange.confining import confined
from regain.exchange.reading.observations.grids import grids_of
from regain.exchange.reading.refusals import UnreadableFile

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


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A line of the list: all its cells as they came, the address they make (blank for none), the point if it has one."""

    line: int
    cells: tuple[str, ...]
    address: str
    point: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class PlaceList:
    """The list: its headings and its lines."""

    headings: tuple[str, ...]
    rows: tuple[PlaceRow, ...]


@confined(UnreadableFile)
def read_places(content: bytes) -> PlaceList:
    """The lines of a list, from the first sheet that holds any.

    Raises UnreadableFile: no table, too short, too long, rows that are hidden, no column of addresses or of points.
    """
    grid = grids_of(content)[0]
    if grid.hidden_rows:
        raise UnreadableFile(f"{grid.rows_left} Affichez-les, ou supprimez-les, puis réessayez.")
    table = grid.rows
    if len(table) < 2:  # noqa: PLR2004  # headings and a line
        raise UnreadableFile("Cette liste est vide\u00a0: il faut une ligne de titres et une ligne par adresse.")
    if len(table) - 1 > MAX_ROWS:
        raise UnreadableFile(f"Cette liste a plus de {MAX_ROWS} lignes\u00a0: partagez-la en plusieurs fichiers.")
    headings = tuple(_pressed(cell) for cell in table[0][1][:_MAX_COLUMNS])
    places = _places(headings)
    if "address" not in places and not {"longitude", "latitude"} <= places.keys():
        raise UnreadableFile(
            "Cette liste n’a ni colonne «\u00a0adresse\u00a0», ni colonnes «\u00a0longitude\u00a0» et "
            "«\u00a0latitude\u00a0»\u00a0: donnez ces titres aux colonnes."
        )
    return PlaceList(headings, tuple(_row(line, cells, len(headings), places) for line, cells in table[1:]))


def _places(headings: tuple[str, ...]) -> dict[str, int]:
    names = [fold(heading).replace("_", " ").strip(" °") for heading in headings]
    return {
        key: next(names.index(alias) for alias in aliases if alias in names)
        for key, aliases in _COLUMNS.items()
        if set(aliases) & set(names)
    }


def _row(line: int, cells: Sequence[str], width: int, places: dict[str, int]) -> PlaceRow:
    kept = (*cells[:width], *[""] * (width - len(cells)))
    words = [_pressed(kept[places[key]]) for key in ("number", "address", "postcode", "commune") if key in places]
    longitude, latitude = (_degrees(kept[places[key]]) if key in places else None for key in ("longitude", "latitude"))
    point = (longitude, latitude) if longitude is not None and latitude is not None else None
    has_address = "address" in places and bool(kept[places["address"]])
    return PlaceRow(line, kept, " ".join(word for word in words if word) if has_address else "", point)


def _degrees(cell: str) -> float | None:
    value = float(cell.replace(",", ".")) if _NUMBER.fullmatch(cell) else None
    return value if value is not None and abs(value) <= 180 else None  # noqa: PLR2004  # degrees


def _pressed(cell: str) -> str:
    return " ".join(cell.split())
