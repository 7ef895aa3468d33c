"""Which cells of a table of a document name its columns, or its rows: documents seldom say."""

from collections.abc import Iterable
from enum import StrEnum

from regain.exchange.reading.blocks import Cell, Table

TWO = 2


class Heads(StrEnum):
    """Where the headers of a table stand; none: it only frames words, and is no table of values."""

    COLUMNS = "col"
    ROWS = "row"
    NONE = ""

    def scope(self, row: int, column: int) -> str:
        """The `scope` of the cell at that place, counted from 0; blank for a cell of values."""
        heads = (self == Heads.COLUMNS and row == 0) or (self == Heads.ROWS and column == 0)
        return self.value if heads else ""


def heads_of(table: Table) -> Heads:
    """Where the headers stand: in the top row or the left column, whichever is written in bold from end to end.

    Without that sign, two columns are a list of facts, each named on its left; more are a table named by its top row.
    """
    columns = max((len(row) for row in table.rows), default=0)
    if len(table.rows) < TWO or columns < TWO:
        return Heads.NONE
    bold_row, bold_column = _is_bold(table.rows[0]), _is_bold(row[0] for row in table.rows if row)
    if bold_row != bold_column:
        return Heads.COLUMNS if bold_row else Heads.ROWS
    return Heads.ROWS if columns == TWO and not bold_row else Heads.COLUMNS


def _is_bold(cells: Iterable[Cell | None]) -> bool:
    texts = [text for cell in cells if cell for text in cell.texts]
    return bool(texts) and all(text.bold or text.level is not None for text in texts)
