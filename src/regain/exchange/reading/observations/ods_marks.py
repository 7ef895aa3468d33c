"""What an ODS workbook says of its cells beside their values (OpenDocument 1.3, part 3, clause 9)."""

import re
from collections.abc import Mapping

from regain.exchange.reading.observations.marks import EXTENDED_TYPE, Kind, Mark, SheetMarks, elements, whole
from regain.exchange.reading.safety import Archive

_CONTENT = "content.xml"
_WORTH_READING = re.compile(rb"visibility=|formula=|percentage|error").search
"""What no sheet of plain values has."""
_HIDDEN = frozenset({"collapse", "filter"})
_CELLS = frozenset({"table-cell", "covered-table-cell"})


class _Book:
    """The sheets as their elements come: where the next cell is, and what the one that is open holds."""

    def __init__(self) -> None:
        self.sheets: dict[str, SheetMarks] = {}
        self.sheet = SheetMarks()
        self.depth = self.row = self.rows = self.column = 0
        self.cell: Mapping[str, str] = {}
        self.shown = ""

    def opened(self, name: str, told: Mapping[str, str]) -> None:
        if name == "table":
            self.depth += 1
            if self.depth == 1:
                self.sheet = self.sheets.setdefault(told.get("name", ""), SheetMarks())
                self.row = self.rows = self.column = 0
        elif self.depth != 1:
            return
        elif name == "table-column":
            self._column(told)
        elif name == "table-row":
            self.row, self.column = self.row + self.rows, 0
            self.rows = whole(told.get("number-rows-repeated"), 1)
            if told.get("visibility") in _HIDDEN:
                self.sheet.hidden_rows.append((self.row, self.row + self.rows))
        elif name in _CELLS:
            self.cell, self.shown = told, ""

    def closed(self, name: str, words: str) -> None:
        if name == "table":
            self.depth -= 1
        elif self.depth != 1:
            return
        elif name == "p":
            self.shown = self.shown or words.strip()
        elif name in _CELLS:
            until = self.column + whole(self.cell.get("number-columns-repeated"), 1)
            self._mark((self.row, self.row + self.rows), (self.column, until))
            self.column = until

    def _column(self, told: Mapping[str, str]) -> None:
        until = self.column + whole(told.get("number-columns-repeated"), 1)
        if told.get("visibility") in _HIDDEN:
            self.sheet.hidden_columns.append((self.column, until))
        self.column = until

    def _mark(self, rows: tuple[int, int], columns: tuple[int, int]) -> None:
        """The standard has no type for an error: LibreOffice says `string` there, and `error` in its own type."""
        kind, text = None, self.shown
        if self.cell.get(EXTENDED_TYPE) == "error":
            kind = Kind.ERROR
        elif "formula" in self.cell and not self.cell.get("value-type"):
            kind, text = Kind.FORMULA, f"={self.cell['formula'].partition('=')[2]}"
        elif self.cell.get("value-type") == "percentage":
            kind = Kind.PERCENT
        if kind:
            self.sheet.marks.append(Mark(rows, columns, kind, text))


def marks_of_ods(archive: Archive) -> dict[str, SheetMarks]:
    """What each sheet says of its cells, by name of sheet."""
    book = _Book()
    content = archive.read(_CONTENT) if _CONTENT in archive.names else b""
    if not _WORTH_READING(content):
        return book.sheets
    for name, told, words in elements(content):
        if told is None:
            book.closed(name, words)
        else:
            book.opened(name, told)
    return book.sheets
