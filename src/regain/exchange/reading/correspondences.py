"""A list that pairs codes of 2015 with codes of 2024: CSV, columns by their usual names. A source of guesses, no more."""

import csv
import io
import re
from dataclasses import dataclass

from regain.core.labels import fold
from regain.exchange.confining import confined
from regain.exchange.reading.refusals import UnreadableFile

_OLD, _NEW = re.compile(r"QP(?:[0-9]{3}|02[AB])[0-9]{3}"), re.compile(r"QN(?:[0-9]{3}|02[AB])[0-9]{2}[NMIC]")
_COLUMNS = {
    "old": ("code qp2015", "code qp 2015", "qp2015", "code 2015"),
    "name": ("nom qp2015", "lib qp2015", "nom qp 2015", "nom 2015", "nom"),
    "commune": ("insee premiere", "insee com premiere", "insee com", "insee"),
    "new": ("code qp2024", "code qn2024", "code qp 2024", "qn2024", "code 2024"),
}


@dataclass(frozen=True, slots=True)
class PairRead:
    """A line: code and name of 2015, INSEE codes, code of 2024; blank where the list leaves it blank."""

    old: str
    name: str
    insee_codes: tuple[str, ...]
    new: str


@confined(UnreadableFile)
def read_correspondences(content: bytes) -> list[PairRead]:
    """The lines of the list. Raises UnreadableFile with the line of the first fault."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    first = next((line for line in text.splitlines() if line.strip()), "")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(";,\t", key=first.count))
    try:
        rows = [(reader.line_num, [cell.strip() for cell in row]) for row in reader if any(row)]
    except csv.Error as error:
        raise UnreadableFile(f"Ligne {reader.line_num}\u00a0: ce n’est pas du CSV.") from error
    places = _places(rows[0][1] if rows else [])
    return [_pair(number, row, places) for number, row in rows[1:]]


def _places(header: list[str]) -> dict[str, int]:
    names = [fold(cell).replace("_", " ") for cell in header]
    places = {
        key: next(names.index(alias) for alias in aliases if alias in names)
        for key, aliases in _COLUMNS.items()
        if set(aliases) & set(names)
    }
    if not {"old", "new"} <= places.keys():
        raise UnreadableFile(
            "Cette liste n’a pas les deux codes\u00a0: il faut les colonnes code_qp2015 et code_qp2024."
        )
    return places


def _pair(number: int, row: list[str], places: dict[str, int]) -> PairRead:
    cells = {key: row[at] if at < len(row) else "" for key, at in places.items()}
    old, new = cells["old"].replace(" ", "").upper(), cells["new"].replace(" ", "").upper()
    if not _OLD.fullmatch(old) or (new and not _NEW.fullmatch(new)):
        raise UnreadableFile(f"Ligne {number}\u00a0: «\u00a0{old} → {new}\u00a0» n’est pas une paire de codes.")
    communes = tuple(code.strip() for code in cells.get("commune", "").split(",") if code.strip())
    return PairRead(old, cells.get("name", "")[:200], communes, new)
