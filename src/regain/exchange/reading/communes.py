"""The reference list of communes: a CSV file, with the columns and the separator its author chose."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from regain.core.french import agreed, enumeration, quoted
from regain.core.labels import fold
from regain.exchange.confining import confined
from regain.exchange.reading.refusals import UnreadableFile

_COLUMNS = {
    "insee_code": (
        "code insee",
        "insee",
        "insee com",
        "code commune",
        "com",
        "codgeo",
        "depcom",
        "code officiel commune",
    ),
    "name": ("nom", "nom commune", "commune", "libelle", "lib com", "libgeo", "nom officiel commune"),
    "siren": ("siren", "siren commune", "code siren"),
}
_INSEE, _SIREN = re.compile(r"(?:[0-9]{2}|2[AB])[0-9]{3}"), re.compile(r"[0-9]{9}")
_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class CommuneRead:
    """A line of the list. `siren` is blank when the list does not give it."""

    insee_code: str
    name: str
    siren: str = ""


@confined(UnreadableFile)
def read_communes(content: bytes) -> list[CommuneRead]:
    """The communes of a CSV file, each once. Raises UnreadableFile with the line and the column of the first fault.

    Separator `;`, `,` or tab; UTF-8, UTF-16 or Windows-1252; the columns may have any of their usual names.
    """
    text = _decoded(content)
    header, *lines = list(_rows(text)) or [(1, [])]
    places = _places(header[1])
    found: dict[str, CommuneRead] = {}
    for number, cells in lines:
        commune = _commune(number, cells, places, header[1])
        known = found.setdefault(commune.insee_code, commune)
        if known != commune:
            raise UnreadableFile(
                f"Ligne {number}\u00a0: le code {commune.insee_code} est déjà celui de {known.name}, plus haut."
            )
    if not found:
        raise UnreadableFile("Le fichier ne contient aucune commune.")
    return list(found.values())


def _decoded(content: bytes) -> str:
    is_utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ["utf-16"] if is_utf16 else ["utf-8-sig", "cp1252"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise UnreadableFile("Ce fichier n’est pas un texte\u00a0: enregistrez la liste au format CSV, en UTF-8.")


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The lines that hold something, each with its number from 1."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(";,\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error as error:
        raise UnreadableFile(f"Ligne {reader.line_num}\u00a0: ce n’est pas du CSV.") from error


def _places(header: list[str]) -> dict[str, int]:
    names = [fold(cell).replace("_", " ") for cell in header]
    places = {
        column: names.index(alias)
        for column, aliases in _COLUMNS.items()
        for alias in reversed(aliases)
        if alias in names
    }
    missing = [
        quoted(_COLUMNS[column][0].replace(" ", "_")) for column in ("insee_code", "name") if column not in places
    ]
    if missing:
        columns = agreed(len(missing), "la colonne", "les colonnes")
        raise UnreadableFile(f"Ligne 1\u00a0: il manque {columns} {enumeration(missing)}.")
    return places


def _commune(number: int, cells: list[str], places: dict[str, int], header: list[str]) -> CommuneRead:
    values = {column: cells[at] if at < len(cells) else "" for column, at in places.items()}

    def refuse(column: str, reason: str) -> UnreadableFile:
        where = f"Ligne {number}, colonne {quoted(header[places[column]])}"
        return UnreadableFile(f"{where}\u00a0: {quoted(values[column][:60])} {reason}")

    insee_code, siren = values["insee_code"].upper(), values.get("siren", "")
    if not _INSEE.fullmatch(insee_code):
        raise refuse("insee_code", "n’est pas un code INSEE (cinq caractères, zéro de tête compris).")
    if not values["name"] or len(values["name"]) > _LONGEST_NAME:
        raise refuse("name", f"n’est pas un nom de commune (de 1 à {_LONGEST_NAME} caractères).")
    if siren and not _SIREN.fullmatch(siren):
        raise refuse("siren", "n’est pas un SIREN (neuf chiffres).")
    return CommuneRead(insee_code, values["name"], siren)
