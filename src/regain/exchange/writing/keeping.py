"""What a table keeps on one page: itself if it is short, a row that is not too tall, a few rows under a merged cell.

Only the program that sets the page knows the height of a row. Here it is reckoned in lines, on the large side: what is
kept whole must fit on a page, whatever the font, or the end of a signed text would fall off it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from math import ceil

from regain.exchange.writing.blocks import Block, Grid, GridCell, Paragraph, SignatureRoom

_WHOLE, _WHOLE_ROW = 20, 36
"""Lines: less than half a page for what stays together, three quarters for one row, which is read in one look."""
_FEW_FRAMES, _MOST_FRAMES = 10, 16
"""Up to the first, frames have room for a stamp; up to the second, they are lower and still stand on one page."""
_ACROSS, _SIDES, _LEAST = 85, 4, 6
"""Signs of a line as wide as the page; those that the edges of a cell take; the fewest a line is reckoned to hold."""


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A row that is never cut (`is_whole`), that stays on the page of the row after it (`with_next`)."""

    is_whole: bool
    with_next: bool


def rows_of_frames(room: SignatureRoom) -> tuple[tuple[tuple[str, str], ...], ...]:
    """The name of each frame and what stands under it, two a row; one empty frame when nobody is known to sign.

    Names without frames are one a row: two would read as one.
    """
    frames = tuple(zip_longest(room.names or ("",), room.below, fillvalue=""))
    width = 1 if room.is_signed else 2
    return tuple(frames[at : at + width] for at in range(0, len(frames), width))


def kept_frames(room: SignatureRoom) -> tuple[bool, ...]:
    """Whether each row of frames stays with the next: all where they fit on one page, else the last two.

    A frame alone on its page could be signed under another text.
    """
    count = len(rows_of_frames(room))
    is_on_one_page = len(room.names) <= _MOST_FRAMES
    return tuple(at < count - 1 and (is_on_one_page or at == count - 2) for at in range(count))


def frame_height(room: SignatureRoom) -> float:
    """The least height of a frame, in centimetres; that of a name where nobody signs any more."""
    if room.is_signed:
        return 0.6
    return 3.4 if len(room.names) <= _FEW_FRAMES else 2.2


def is_kept_with_next(blocks: Sequence[Block], rank: int) -> bool:
    """Whether a paragraph stays on the page of what follows: words that announce it, or the last before the signatures."""
    block, following = blocks[rank], blocks[rank + 1] if rank + 1 < len(blocks) else None
    return isinstance(block, Paragraph) and (block.words.endswith(":") or isinstance(following, SignatureRoom))


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
        KeptRow(height <= _WHOLE_ROW, rank in covered or rank < grid.header_rows) for rank, height in enumerate(heights)
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
