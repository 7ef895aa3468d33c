"""Columns side by side, told by the white that stays empty between them over several lines.

White alone does not make columns: labels with their values, or the cells of a table without rules, are read row by row.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from regain.exchange.reading.pdf.judging import Sort, sort_of
from regain.exchange.reading.pdf.layout import Word
from regain.exchange.reading.pdf.lines import columns_of, lines_of, rows_of
from regain.exchange.reading.pdf.paragraphs import Column, paragraphs_of
from regain.exchange.reading.pdf.regions import Region, Row, Side, is_worded
from regain.exchange.reading.wording import starts_with_bullet

# Shares of the size of the letters.
_GUTTER, _SHARED, _FAR, _VERY_FAR, _NEAR = 1.2, 0.8, 2.6, 5.0, 1.6
_OVERLAP, _SAME_SIZE = 0.8, 0.08
_FILLED, _SPACE, _AS_FAR = 0.6, 0.25, 1.1
_DEEPEST = 3
_MOST_PARTS = 12


@dataclass(frozen=True, slots=True)
class _Band:
    """Rows `start` to `end` (excluded) with a gutter, each parted in words on its left and on its right."""

    start: int
    end: int
    parted: tuple[tuple[Row, Row], ...]


def regions_of(words: Sequence[Word], room: Column, *, page: int, depth: int = 0) -> list[Region]:
    """The words of a page in regions, in reading order: lines of the whole width, columns one after the other."""
    rows = _overlapping(rows_of(words))
    starts = {paragraph[0].row for paragraph in paragraphs_of(lines_of(words, page=page), room)}
    regions: list[Region] = []
    doubts: set[int] = set()
    done = rank = floor = 0
    while rank < len(rows) and depth < _DEEPEST:
        band = _band(rows, rank, floor, starts)
        if band is None:
            rank += 1
            continue
        sort = sort_of(*(_side(band, side, room, page) for side in (0, 1)))
        if sort is Sort.COLUMNS:
            regions.extend(_whole(rows[done : band.start], room, page, doubts))
            regions.extend(_columns(band, room, page, depth))
            done = band.end
        elif sort is Sort.UNSURE:
            doubts.update(word.row for word in rows[rank])
        rank = floor = max(rank + 1, band.end)
    return [*regions, *_whole(rows[done:], room, page, doubts)]


def _overlapping(rows: Sequence[Row]) -> list[Row]:
    """The rows, two made one where they are too near to follow each other and stand side by side."""
    merged: list[Row] = []
    for row in rows:
        last = merged[-1] if merged else None
        size = row[0].size
        if last and row[0].y - max(last[0].y, last[-1].y) < _OVERLAP * size and _is_beside(last, row):
            merged[-1] = sorted([*last, *row], key=lambda word: word.x0)
        else:
            merged.append(row)
    return merged


def _is_beside(row: Row, other: Row) -> bool:
    least = _GUTTER * row[0].size
    return other[0].x0 - _end(row) >= least or row[0].x0 - _end(other) >= least


def _whole(rows: Sequence[Row], room: Column, page: int, doubts: set[int]) -> Iterator[Region]:
    if rows:
        lines = tuple(lines_of((word for row in rows for word in row), page=page))
        yield Region(lines, room, lines[0].y, doubt=next((line for line in lines if line.row in doubts), None))


def _columns(band: _Band, room: Column, page: int, depth: int) -> Iterator[Region]:
    top = min(word.y for part in band.parted[0] for word in part)
    for side in (0, 1):
        words = [word for part in band.parted for word in part[side]]
        for region in regions_of(words, _room(band, side, room), page=page, depth=depth + 1):
            yield replace(region, top=top, is_side=True)


def _side(band: _Band, side: int, room: Column, page: int) -> Side:
    rows = tuple(part[side] for part in band.parted)
    words = [word for row in rows for word in row]
    ranks = {word.row: rank for rank, row in enumerate(rows) for word in row}
    paragraphs = paragraphs_of(lines_of(words, page=page), _room(band, side, room))
    return Side(rows, tuple(paragraphs), frozenset(ranks[paragraph[0].row] for paragraph in paragraphs))


def _room(band: _Band, side: int, room: Column) -> Column:
    """The room of a column: up to its longest line, or up to the gutter where all its lines are short.

    Where the left column holds short lines only, the right one is taken to be as wide.
    """
    words = [word for part in band.parted for word in part[0]]
    after = [word for part in band.parted for word in part[1]]
    first, second = min(word.x0 for word in words), min(word.x0 for word in after)
    left = _widened(Column(first, _end(words)), second - _GUTTER * words[0].size)
    if side == 0:
        return left
    is_short = left.right > _end(words)
    free = max(room.right, second + left.right - first) if is_short else room.right
    return _widened(Column(second, _end(after)), free)


def _widened(column: Column, free: float) -> Column:
    width = column.right - column.left
    return column if width >= _FILLED * (free - column.left) else Column(column.left, free)


def _band(rows: Sequence[Row], rank: int, floor: int, starts: set[int]) -> _Band | None:
    """The rows around this one that a gutter parts; None where it has no gutter, or nothing faces anything."""
    parts = _parts(rows[rank])
    if not 1 < len(parts) <= _MOST_PARTS:
        return None
    split = max(range(1, len(parts)), key=lambda at: parts[at][0].x0 - _end(parts[at - 1]))
    left, right = _end(parts[split - 1]), parts[split][0].x0
    parted = []
    last = rows[rank]
    for at in range(rank, len(rows)):
        row = rows[at]
        fitting = _fitted(row, left, right)
        if fitting is None:
            break
        farthest = _VERY_FAR if all(fitting[0]) else _FAR
        if row[0].y - last[0].y > farthest * max(row[0].size, last[0].size):
            break
        parted.append(fitting[0])
        (left, right), last = fitting[1], row
    ending = max(at for at, (_, after) in enumerate(parted) if after) + 1
    ending += _tail(parted, ending)
    first = _head(rows, rank, floor, right, starts)
    above: list[tuple[Row, Row]] = [(row, []) for row in rows[first:rank]]
    return _Band(first, rank + ending, (*above, *parted[:ending]))


def _fitted(row: Row, left: float, right: float) -> tuple[tuple[Row, Row], tuple[float, float]] | None:
    """The words of a row on each side of a gutter, and the gutter they leave; None where they fill it."""
    parts = _parts(row)
    if len(parts) > _MOST_PARTS:
        return None
    least = _SHARED * row[0].size
    fitting = []
    for at in range(len(parts) + 1):
        before = [word for part in parts[:at] for word in part]
        after = [word for part in parts[at:] for word in part]
        edges = (max(left, _end(before)) if before else left, min(right, after[0].x0) if after else right)
        if edges[1] - edges[0] >= least:
            fitting.append(((before, after), edges))
    return max(fitting, key=lambda one: one[1][1] - one[1][0], default=None)


def _tail(parted: Sequence[tuple[Row, Row]], start: int) -> int:
    """How many rows below the right column go on with the left one.

    They follow as near as those above, in letters that look the same; or a line below is wrapped where the left column
    ends. Once the column is known to go on, titles do not end it.
    """
    above = [before for before, _ in parted[:start] if before]
    if not above:
        return 0
    edge = max(map(_end, above))
    steps = [after[0].y - before[0].y for before, after in pairwise(above)]
    if start < len(parted) and _is_rest(parted):
        return len(parted) - start
    last, count, flows = above[-1], 0, False
    for at in range(start, len(parted)):
        row = parted[at][0]
        step = row[0].y - last[0].y
        is_wrapped = at + 1 < len(parted) and _is_wrapped(row, parted[at + 1][0], edge)
        is_next = count == at - start
        flows = flows or is_wrapped
        if is_wrapped or (
            is_next and (_goes_on(last, row, above) or (flows and step <= _AS_FAR * max(steps, default=0)))
        ):
            count = at - start + 1
            steps.append(step)
            last = row
    return count


def _is_rest(parted: Sequence[tuple[Row, Row]]) -> bool:
    """Whether the right column begins with the rest of the list, or of the sentence, at the foot of the left one."""
    begun, foot = _words(parted[0][0]), _words(parted[-1][0])
    rest = next(_words(after) for _, after in parted if after)
    if starts_with_bullet(rest):
        return not starts_with_bullet(begun) and (starts_with_bullet(foot) or foot[:1].islower())
    return rest[:1].islower() and not foot.endswith((".", "!", "?", ":", ";"))


def _words(row: Row) -> str:
    return " ".join(word.words for word in row)


def _is_wrapped(row: Row, after: Row, edge: float) -> bool:
    """Whether a row goes on in small letters in the next one, whose first word had no room before the edge."""
    word = after[0]
    return word.words[:1].islower() and _end(row) + _SPACE * word.size + word.x1 - word.x0 > edge


def _goes_on(last: Row, row: Row, above: Sequence[Row]) -> bool:
    """Whether a row looks like the one before it and is as near; an item of the list above may be farther."""
    size = last[-1].size
    is_alike = abs(row[-1].size - size) <= _SAME_SIZE * size and row[-1].bold == last[-1].bold
    is_item = any(other[0].words == row[0].words and abs(other[0].x0 - row[0].x0) < 1 for other in above)
    is_item = is_item and starts_with_bullet(_words(row))
    return is_alike and row[0].y - last[0].y <= (_FAR if is_item else _NEAR) * size


def _head(rows: Sequence[Row], rank: int, floor: int, right: float, starts: set[int]) -> int:
    """The first row above that belongs to the left column, at the start of a paragraph."""
    first = at = rank
    while at > floor and _end(rows[at - 1]) < right - _SHARED * rows[at - 1][0].size:
        if rows[at][0].y - rows[at - 1][0].y > _FAR * rows[at][0].size:
            break
        at -= 1
        if min(word.row for word in rows[at]) in starts:
            first = at
    return first


def _parts(row: Row) -> list[Row]:
    """The words of a row parted by wide white; a bullet or a number goes with the words after it."""
    parts: list[Row] = []
    for part in columns_of(row, gap=_GUTTER * row[0].size):
        if parts and not is_worded(parts[-1]):
            parts[-1] = [*parts[-1], *part]
        else:
            parts.append(part)
    return parts


def _end(row: Row) -> float:
    return max(word.x1 for word in row)
