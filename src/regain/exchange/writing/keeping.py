"""What a table keeps on one page: itself if it is short, a row that is not too tall, a few rows under a merged cell.

Only the program that sets the page knows the height of a row. Here it is reckoned in lines, on the large side: what is
kept whole must fit on a page, whatever the font, or the end of a signed text would fall off it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from regain.exchange.writing.blocks import Grid, GridCell, SignatureRoom

_WHOLE = 20
"""Lines, less than half a page: what is taller may go on over the page."""
_FEW_FRAMES = 10
"""Five rows of two frames, two thirds of a page."""
_ACROSS, _SIDES, _LEAST = 85, 4, 6
"""Signs of a line as wide as the page; those that the edges of a cell take; the fewest a line is reckoned to hold."""


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A row that is never cut (`is_whole`), that stays on the page of the row after it (`with_next`)."""

    is_whole: bool
    with_next: bool


def is_signed_on_one_page(room: SignatureRoom) -> bool:
    """Whether the frames stay on one page: with more of them, each row of frames does."""
    return len(room.names) <= _FEW_FRAMES


def is_short(grid: Grid) -> bool:
    """Whether the whole table stays on one page."""
    return sum(_height(grid, row) for row in grid.rows) <= _WHOLE


def kept_rows(grid: Grid) -> tuple[KeptRow, ...]:
    """How each row of a table is kept; the heads stay with the first row, and the last row is not left alone."""
    heights = [_height(grid, row) for row in grid.rows]
    if is_short(grid):
        return tuple(KeptRow(is_whole=True, with_next=rank < len(heights) - 1) for rank in range(len(heights)))
    covered = {at for rank, row in enumerate(grid.rows) for cell in row if cell for at in _held(cell, rank, heights)}
    if sum(heights[-2:]) <= _WHOLE:
        covered.add(len(heights) - 2)
    return tuple(
        KeptRow(height <= _WHOLE, rank in covered or rank < grid.header_rows) for rank, height in enumerate(heights)
    )


def is_kept_whole(kept: Sequence[KeptRow], cell: GridCell, rank: int) -> bool:
    """Whether a cell that begins in that row is never cut."""
    rows = kept[rank : rank + cell.rows]
    return all(row.is_whole for row in rows) and all(row.with_next for row in rows[:-1])


def _held(cell: GridCell, rank: int, heights: Sequence[int]) -> range:
    """The rows that a merged cell holds to the one after them."""
    last = rank + cell.rows - 1
    return range(rank, last) if sum(heights[rank : last + 1]) <= _WHOLE else range(0)


def _height(grid: Grid, row: Sequence[GridCell | None]) -> int:
    """Lines of the tallest cell; a merged cell gives each row it covers its share."""
    return max(
        (
            ceil(_lines(cell, sum(grid.widths[column : column + cell.columns])) / cell.rows)
            for column, cell in enumerate(row)
            if cell
        ),
        default=1,
    )


def _lines(cell: GridCell, width: float) -> int:
    signs = max(int(width * _ACROSS) - _SIDES, _LEAST)
    return sum(max(ceil(len(words) / signs), 1) for words in cell.paragraphs) or 1
