"""Lines of print: words on one base line."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from regain.exchange.reading.pdf.layout import Word

_SAME_LINE = 0.45
_WIDE_GAP = 2.0
_LEADERS = re.compile(r"(?<![.…·_])(?<![.…·_]\s)(?:[.…·_]\s?){4,}+\d{1,3}$")
_OPENING, _CLOSING = frozenset("«(–—-"), frozenset("»:;!?%€")
_PAGE = re.compile(r"\d{1,3}")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print. `first` is the width of its first word; `is_entry`: it leads to a page number."""

    words: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    row: int
    page: int
    first: float
    is_entry: bool = False


def rows_of(words: Iterable[Word]) -> list[list[Word]]:
    """Words on one base line together, from top to bottom, each row from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.y, word.x0)):
        if rows and word.y - rows[-1][-1].y <= _SAME_LINE * max(word.size, rows[-1][-1].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda word: word.x0) for row in rows]


def lines_of(words: Iterable[Word], *, page: int) -> list[Line]:
    """Words as lines, from top to bottom, each from left to right."""
    return [_line(row, page) for row in rows_of(words)]


def _line(words: list[Word], page: int) -> Line:
    # Raised or lowered letters do not say where the line stands: the largest ones do.
    largest = max(words, key=lambda word: word.size * len(word.words))
    joined = " ".join(word.words for word in words)
    return Line(
        joined,
        words[0].x0,
        max(word.x1 for word in words),
        largest.y,
        largest.size,
        all(word.bold for word in words),
        min(word.row for word in words),
        page,
        _first_width(words),
        _is_entry(words, joined),
    )


def _first_width(words: list[Word]) -> float:
    """The width of what cannot be parted at the head of a line: a word, and the marks that no-break spaces tie to it."""
    last = 0
    while last + 1 < len(words) and (words[last].words in _OPENING or words[last + 1].words in _CLOSING):
        last += 1
    return words[last].x1 - words[0].x0


def _is_entry(words: list[Word], joined: str) -> bool:
    if _LEADERS.search(joined):
        return True
    if len(words) < 2 or not _PAGE.fullmatch(words[-1].words):  # noqa: PLR2004 - a title and its page
        return False
    return words[-1].x0 - words[-2].x1 > _WIDE_GAP * words[-1].size


def columns_of(words: Iterable[Word], *, gap: float) -> Iterator[list[Word]]:
    """The words of one line, parted where the white between them is wider than `gap`."""
    current: list[Word] = []
    for word in sorted(words, key=lambda word: word.x0):
        if current and word.x0 - current[-1].x1 > gap:
            yield current
            current = []
        current.append(word)
    if current:
        yield current
