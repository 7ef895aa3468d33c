"""What an XLSX workbook says of its cells beside their values (ECMA-376, part 1, clause 18)."""

import posixpath
import re
from collections.abc import Mapping

from regain.exchange.reading.observations.marks import Kind, Mark, SheetMarks, elements, shows_percent, whole
from regain.exchange.reading.safety import Archive

_WORKBOOK, _RELATIONS, _STYLES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"
_BUILT_IN_PERCENTAGES = frozenset({"9", "10"})
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_WORTH_READING = re.compile(rb"""hidden|<(?:\w{1,20}:)?f[\s/>]|\bt=["']e["']|\b(?:ht|width)=["']0""").search
"""What no sheet of plain values has: something hidden, a formula, an error, a row or a column of no size."""
_TRUE = frozenset({"1", "true"})


def marks_of_xlsx(archive: Archive) -> dict[str, SheetMarks]:
    """What each sheet says of its cells, by name of sheet."""
    if _WORKBOOK not in archive.names or _RELATIONS not in archive.names:
        return {}
    parts = {
        told.get("Id", ""): posixpath.normpath(posixpath.join("/xl", told.get("Target", ""))).lstrip("/")
        for name, told, _ in elements(archive.read(_RELATIONS))
        if name == "Relationship" and told
    }
    sheets = {
        told.get("name", ""): parts.get(told.get("id", ""), "")
        for name, told, _ in elements(archive.read(_WORKBOOK))
        if name == "sheet" and told
    }
    percents = _percent_styles(archive.read(_STYLES)) if _STYLES in archive.names else frozenset()
    return {name: _marks(archive.read(part), percents) for name, part in sheets.items() if part in archive.names}


def _percent_styles(content: bytes) -> frozenset[str]:
    """The ranks, as the cells write them, of the cell formats that show a percentage."""
    numbered: set[str] = set(_BUILT_IN_PERCENTAGES)
    found: list[str] = []
    is_of_cells, rank = False, 0
    for name, told, _ in elements(content):
        if name == "cellXfs":
            is_of_cells = told is not None
        elif name == "numFmt" and told and shows_percent(told.get("formatCode", "")):
            numbered.add(told.get("numFmtId", ""))
        elif name == "xf" and told and is_of_cells:
            found += [str(rank)] if told.get("numFmtId", "0") in numbered else []
            rank += 1
    return frozenset(found)


class _Sheet:
    """The sheet as its elements come: where the next cell is, and what the one that is open holds."""

    def __init__(self, percents: frozenset[str]) -> None:
        self.found, self.percents = SheetMarks(), percents
        self.row, self.column = -1, -1
        self.cell: Mapping[str, str] = {}
        self.value = ""
        self.formula: str | None = None

    def opened(self, name: str, told: Mapping[str, str]) -> None:
        if name == "col" and _is_hidden(told, "width"):
            self.found.hidden_columns.append((whole(told.get("min"), 1) - 1, whole(told.get("max"), 1)))
        elif name == "row":
            self.row, self.column = whole(told.get("r"), self.row + 2) - 1, -1
            if _is_hidden(told, "ht"):
                self.found.hidden_rows.append((self.row, self.row + 1))
        elif name == "c":
            self.row, self.column = _place(told.get("r", ""), self.row, self.column + 1)
            self.cell, self.value, self.formula = told, "", None

    def closed(self, name: str, words: str) -> None:
        if name == "v":
            self.value = words
        elif name == "f":
            self.formula = words
        elif name == "c":
            kind = self._kind()
            if kind:
                text = self.value if kind == Kind.ERROR else f"={self.formula}"
                at = (self.row, self.row + 1), (self.column, self.column + 1)
                self.found.marks.append(Mark(*at, kind, text))

    def _kind(self) -> Kind | None:
        typed = self.cell.get("t", "n")
        if typed == "e":
            return Kind.ERROR
        if self.formula is not None and not self.value and typed != "str":  # an empty text is a result
            return Kind.FORMULA
        return Kind.PERCENT if typed == "n" and self.cell.get("s", "0") in self.percents else None


def _marks(content: bytes, percents: frozenset[str]) -> SheetMarks:
    sheet = _Sheet(percents)
    if not percents and not _WORTH_READING(content):  # most published tables: nothing but values
        return sheet.found
    for name, told, words in elements(content):
        if told is None:
            sheet.closed(name, words)
        else:
            sheet.opened(name, told)
    return sheet.found


def _is_hidden(told: Mapping[str, str], size: str) -> bool:
    """Hidden by name, or of no height or width at all, which shows as little."""
    return told.get("hidden", "").lower() in _TRUE or told.get(size) in {"0", "0.0"}


def _place(reference: str, row: int, column: int) -> tuple[int, int]:
    """The ranks from 0 that `B7` names; those expected when the cell does not say."""
    found = _REFERENCE.fullmatch(reference)
    if not found:
        return row, column
    rank = 0
    for letter in found[1]:
        rank = rank * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, rank - 1
