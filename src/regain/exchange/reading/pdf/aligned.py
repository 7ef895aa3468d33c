"""Tables without rules: columns told by the white between them, under a line that names operational objectives.

White alone would make a table of any page with two signatures side by side: only such a title line begins one here.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from regain.exchange.reading.pdf.frames import Frame, Framework
from regain.exchange.reading.pdf.layout import Word
from regain.exchange.reading.pdf.lines import columns_of, lines_of, rows_of
from regain.exchange.reading.pdf.paragraphs import Column, paragraphs_of

_TITLE = re.compile(r"objectifs? operationnels?\b")
# Shares of the size of the letters.
_GUTTER, _LARGER, _FAR = 0.7, 1.12, 4.0
_LEAST_ROWS = 2

Row = list[Word]
Aligned = tuple[Framework, tuple[Word, ...]]


def aligned_tables(words: Sequence[Word]) -> Iterator[Aligned]:
    """The tables without rules that stand among the words of a page, each with the words it holds."""
    rows = rows_of(words)
    titles = [rank for rank, row in enumerate(rows) if _is_title(row)]
    for rank, following in pairwise([*titles, len(rows)]):
        first = rank + 1
        while first < following and _wraps(rows[rank], rows[first]):
            first += 1
        below = list(_rows_below(rows[rank], rows[first - 1], rows[first:following]))
        columns = _columns([word for row in below if len(_parts(row)) > 1 for word in row])
        held = list(_keeping_to(columns, below))
        if len(held) >= _LEAST_ROWS and len(columns) >= len(_parts(rows[rank])):
            framework = _framework(rows[rank], held, columns)
            yield framework, tuple(word for row in (*rows[rank:first], *held) for word in row)


def _parts(row: Row) -> list[Row]:
    return list(columns_of(row, gap=_GUTTER * row[0].size))


def _is_title(row: Row) -> bool:
    return any(_TITLE.match(_folded(part)) for part in _parts(row)[1:])


def _folded(part: Row) -> str:
    decomposed = unicodedata.normalize("NFKD", " ".join(word.words for word in part).lower())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _wraps(title: Row, row: Row) -> bool:
    """Whether a row under the title goes on with it: bold as it is, or in small letters."""
    if all(word.bold for word in title):
        return all(word.bold for word in row)
    return all(part[0].words[:1].islower() for part in _parts(row))


def _rows_below(title: Row, above: Row, rows: Sequence[Row]) -> Iterator[Row]:
    """The rows that keep to the columns of the title, up to a larger or far one."""
    last = _parts(title)[-1][0].x0
    for row in rows:
        size = row[0].size
        crosses = any(part[0].x0 < last - size < last + size < part[-1].x1 for part in _parts(row))
        is_heading = size > _LARGER * title[0].size or (len(_parts(row)) == 1 and all(word.bold for word in row))
        if crosses or is_heading or row[0].y - above[0].y > _FAR * size:
            return
        above = row
        yield row


def _framework(title: Row, rows: Sequence[Row], columns: Sequence[Sequence[float]]) -> Framework:
    words = [word for row in rows for word in row]
    size = title[0].size
    left = min(title[0].x0, columns[0][0]) - 1
    xs = (left, *_gutters(columns), max(word.x1 for word in (*title, *words)) + 1)
    ys = (title[0].y - size, *(y - size for y in _starts(words, xs)), max(word.y for word in words) + size)
    cells = (
        Frame(row, column, 1, 1, xs[column], ys[row], xs[column + 1], ys[row + 1])
        for row in range(1, len(ys) - 1)
        for column in range(len(xs) - 1)
    )
    return Framework((*_title_frames(title, xs, ys), *cells), xs, ys)


def _gutters(columns: Sequence[Sequence[float]]) -> list[float]:
    return [(one[1] + other[0]) / 2 for one, other in pairwise(columns)]


def _keeping_to(columns: Sequence[Sequence[float]], rows: Sequence[Row]) -> Iterator[Row]:
    """The rows up to one whose words run across the white between columns: a title, or the text after the table."""
    for row in rows:
        if any(part[0].x0 < gutter < part[-1].x1 for part in _parts(row) for gutter in _gutters(columns)):
            return
        yield row


def _columns(words: Sequence[Word]) -> list[list[float]]:
    """From and to where words stand, over all lines, parted by white that no line fills."""
    columns: list[list[float]] = []
    for word in sorted(words, key=lambda word: word.x0):
        if columns and word.x0 - columns[-1][1] <= _GUTTER * word.size:
            columns[-1][1] = max(columns[-1][1], word.x1)
        else:
            columns.append([word.x0, word.x1])
    return columns


def _starts(words: Sequence[Word], xs: Sequence[float]) -> list[float]:
    """Where rows begin: with each paragraph of the last column but one, and with the first word."""
    left, right = xs[-3], xs[-2]
    inside = [word for word in words if left <= word.x0 < right]
    room = Column(left, max((word.x1 for word in inside), default=right))
    starts = [paragraph[0].y for paragraph in paragraphs_of(lines_of(inside, page=0), room)]
    return [min(word.y for word in words), *starts[1:]]


def _title_frames(title: Row, xs: Sequence[float], ys: Sequence[float]) -> Iterator[Frame]:
    """The cells of the title line: each goes on to the next title."""
    firsts = [max(rank for rank, x in enumerate(xs[:-1]) if x <= part[0].x0) for part in _parts(title)]
    for first, after in pairwise([*sorted(set(firsts)), len(xs) - 1]):
        yield Frame(0, first, 1, after - first, xs[first], ys[0], xs[after], ys[1])
