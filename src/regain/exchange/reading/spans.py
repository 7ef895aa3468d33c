"""From cells with spans to the grid of a `Table`."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from regain.exchange.reading.blocks import Cell, Table
from regain.exchange.reading.refusals import UnreadableFile
from regain.exchange.reading.safety import TOO_LONG

MAX_COLUMNS = 63
MAX_PLACES = 200_000
_EMPTY = Cell()

Placed = tuple[int, int, Cell]


def table_of_rows(rows: Sequence[Sequence[Cell]]) -> Table:
    """The table of rows where covered places are not written, as in HTML: each cell takes the next free place."""
    taken: set[tuple[int, int]] = set()
    placed: list[Placed] = []
    for y, row in enumerate(rows):
        x = 0
        for cell in row:
            while (y, x) in taken:
                x += 1
            columns, height = max(1, min(cell.columns, MAX_COLUMNS)), max(1, min(cell.rows, len(rows) - y))
            placed.append((y, x, replace(cell, columns=columns, rows=height)))
            _check(len(taken) + columns * height)
            taken.update((y + down, x + right) for down in range(height) for right in range(columns))
            x += columns
    width = max((x + 1 for _, x in taken), default=0)
    return table_of_places(placed, height=len(rows), width=width)


def table_of_places(placed: Iterable[Placed], *, height: int, width: int) -> Table:
    """The table of cells whose row and column are known. Spans are cut to the table; holes are empty cells."""
    _check(height * width)
    grid: list[list[Cell | None]] = [[_EMPTY] * width for _ in range(height)]
    cells = list(placed)
    for y, x, cell in cells:
        for down in range(y, min(y + cell.rows, height)):
            for right in range(x, min(x + cell.columns, width)):
                grid[down][right] = None
    for y, x, cell in cells:
        grid[y][x] = replace(cell, columns=min(cell.columns, width - x), rows=min(cell.rows, height - y))
    return Table(tuple(tuple(row) for row in grid))


def _check(places: int) -> None:
    if places > MAX_PLACES:
        raise UnreadableFile(TOO_LONG)
