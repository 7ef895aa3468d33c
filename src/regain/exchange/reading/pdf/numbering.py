"""Lone page numbers, told apart from the numbers of the text that stand alone at the top or bottom of a page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from regain.exchange.reading.pdf.layout import Page
from regain.exchange.reading.pdf.lines import Line
from regain.exchange.reading.pdf.paragraphs import ends_open

_PAGE_NUMBER = re.compile(
    r"(?:[-–—]\s*)?(?P<said>p(?:age|\.)?\s*)?(?P<number>\d{1,4})(?:\s*(?:/|sur|de)\s*\d{1,4})?(?:\s*[-–—])?",
    re.IGNORECASE,
)
_YEARS = range(1900, 2100)
# Shares of the width of the page, and of the size of the letters.
_LEFT, _FULL, _SAME_SIZE = 0.34, 0.8, 0.08


@dataclass(frozen=True, slots=True)
class _Lone:
    """A number alone on its line: its page, its half, how far it is from the rank of the page."""

    line: Line
    page: int
    is_top: bool
    shift: int
    is_said: bool
    follows: bool

    @property
    def is_year(self) -> bool:
        return self.page + self.shift in _YEARS


def page_number_rows(
    pages: Sequence[Page], bodies: Sequence[Sequence[Line]], margins: Sequence[Sequence[Line]]
) -> list[set[int]]:
    """The rows of the page numbers of each page; `bodies` and `margins` are its lines without running ones.

    A number is the page's where it counts as the numbers of other pages do, or else as the pages themselves. A year is
    not, nor a number that goes on with an open sentence where no other page confirms it.
    """
    found = [
        list(_lone_numbers(page, bodies[rank - 1] if rank else (), bodies[rank], margins[rank]))
        for rank, page in enumerate(pages)
    ]
    shifts = Counter((lone.is_top, lone.shift) for numbers in found for lone in numbers)
    is_counted = any(held > 1 for held in shifts.values())

    def is_the_page(lone: _Lone) -> bool:
        if lone.is_said or shifts[lone.is_top, lone.shift] > 1:
            return lone.is_said or not lone.is_year
        return lone.shift == 0 and not lone.follows and not is_counted

    return [{lone.line.row for lone in numbers if is_the_page(lone)} for numbers in found]


def _lone_numbers(page: Page, above: Sequence[Line], body: Sequence[Line], margin: Sequence[Line]) -> Iterator[_Lone]:
    """The first line at the top and the last at the bottom, where they are nothing but a number."""
    tops = [line for line in margin if line.y < page.height / 2][:1]
    bottoms = [line for line in margin if line.y >= page.height / 2][-1:]
    for line in tops + bottoms:
        match = _PAGE_NUMBER.fullmatch(line.words)
        if match:
            before = [*above, *body][: len(above) + body.index(line)]
            follows = bool(before) and _follows(before[-1], line, page)
            shift = int(match["number"]) - page.number
            yield _Lone(line, page.number, line in tops, shift, match["said"] is not None, follows)


def _follows(last: Line, line: Line, page: Page) -> bool:
    """Whether a line may go on with the sentence of the last line above it."""
    is_alike = abs(last.size - line.size) <= _SAME_SIZE * last.size and line.x0 < _LEFT * page.width
    return is_alike and ends_open(last.words, is_full=last.x1 > _FULL * page.width)
