"""Running headers, footers and page numbers: printed on pages, but no part of the text."""

import re
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from regain.exchange.reading.pdf.layout import Page, Word
from regain.exchange.reading.pdf.lines import Line, lines_of
from regain.exchange.reading.pdf.numbering import page_number_rows

_MARGIN, _USUAL_MARGIN = 0.12, 71.0
_TOLERANCE = 4.0
# The next line of a text is not farther: a share of the size of the letters, and of the white above the line.
_CLOSE, _EVEN = 1.7, 1.2
_SOME = 0.25
_FIGURES = re.compile(r"\d+")
# "Enjeu 1" and "Enjeu 2" at the top of two pages are titles: only such numbers may be those of pages.
_OF_TOTAL = re.compile(r"\b(\d{1,4})(\s*(?:/|sur)\s*\d{1,4})$")
_AT_END = re.compile(r"(?:\bpage|\bp\.)?\s?\d{1,4}(?:\s?(?:/|sur|de)\s?\d{1,4})?$", re.IGNORECASE)
_BEFORE_NUMBER = " \t\xa0–—|•,-"
_NUMBERED = re.compile(r"\b(?:page|p\.)\s*\d|\d\s*(?:/|sur)\s*\d|[-–—|•]\s*\d+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Furniture:
    """The lines of print to leave out of a page, and the words of those that run from page to page, unnumbered."""

    rows: frozenset[int]
    running: tuple[str, ...] = ()


def furniture_of(pages: Sequence[Page], bodies: Sequence[Iterable[Word]]) -> list[Furniture]:
    """What to leave out of each page: the lines that come back at one place on half of the pages or more.

    `bodies` are the words of each page that stand in no table. Lone page numbers are left out as well.
    """
    lines = [lines_of(body, page=page.number) for page, body in zip(pages, bodies, strict=True)]
    margins = [margin_lines(page, printed) for page, printed in zip(pages, lines, strict=True)]
    running = _running_lines(pages, lines, margins)
    left = [
        [line for line in printed if line.row not in {one.row for one in gone}]
        for printed, gone in zip(lines, running, strict=True)
    ]
    numbers = page_number_rows(pages, left, [margin_lines(page, rest) for page, rest in zip(pages, left, strict=True)])
    repeated = Counter(line.words for gone in running for line in gone)
    return [
        Furniture(
            frozenset(line.row for line in gone) | lone,
            tuple(line.words if repeated[line.words] > 1 else _without_number(line.words) for line in gone),
        )
        for gone, lone in zip(running, numbers, strict=True)
    ]


def _running_lines(
    pages: Sequence[Page], printed: Sequence[list[Line]], margins: Sequence[list[Line]]
) -> list[list[Line]]:
    places: dict[tuple[str, int], set[int]] = defaultdict(set)
    for page, lines in zip(pages, margins, strict=True):
        for line in lines:
            for slot in _slots(line, page):
                places[slot].add(page.number)
    least = max(2, len(pages) / 2)
    alike = [
        [line for line in lines if any(len(places[slot]) >= least for slot in _slots(line, page))]
        for page, lines in zip(pages, margins, strict=True)
    ]
    inner = _steps_in_the_text(pages, printed, alike)
    return [
        [line for line in lines if _step(line, page) not in inner] for page, lines in zip(pages, alike, strict=True)
    ]


def _steps_in_the_text(pages: Sequence[Page], printed: Sequence[list[Line]], alike: Sequence[list[Line]]) -> set[int]:
    """The heights where lines that come back are words of the text, since other pages have their own text there.

    The first page does not count: a cover is set as it likes. So is a line set among those of a text.
    """
    holders: dict[int, set[int]] = defaultdict(set)
    against: dict[int, set[int]] = defaultdict(set)
    for page, lines, same in zip(pages, printed, alike, strict=True):
        rows = {line.row for line in same}
        own = [line for line in lines if line.row not in rows]
        tops = [line.y for line in own if line.y < page.height / 2]
        bottoms = [-line.y for line in reversed(own) if line.y >= page.height / 2]
        for line in same:
            holders[_step(line, page)].add(page.number)
            is_top = line.y < page.height / 2
            if _is_within(line.y, tops, line.size) if is_top else _is_within(-line.y, bottoms, line.size):
                against[_step(line, page)].add(page.number)
        if page.number > 1:
            for line in own:
                against[_step(line, page)].add(page.number)
    return {
        step
        for step, held in holders.items()
        if len(against[step - 1] | against[step] | against[step + 1]) > _SOME * len(held)
    }


def _without_number(words: str) -> str:
    """Words without the number of the page at their end."""
    kept = _AT_END.sub("", words)
    return words if kept == words else kept.rstrip(_BEFORE_NUMBER)


def _is_within(y: float, heights: Sequence[float], size: float) -> bool:
    """Whether a line stands between two of these, sorted, no farther from the next than lines of one text are."""
    after = bisect(heights, y)
    if not 0 < after < len(heights):
        return False
    return heights[after] - y <= max(_CLOSE * size, _EVEN * (y - heights[after - 1]))


def _height(line: Line, page: Page) -> float:
    """Where a line stands: from the top, or from the bottom (negative) in the lower half."""
    return line.y if line.y < page.height / 2 else line.y - page.height


def _step(line: Line, page: Page) -> int:
    return round(_height(line, page) / _TOLERANCE)


def margin_lines(page: Page, lines: Iterable[Line]) -> list[Line]:
    """The lines in the top and bottom margins of a page."""
    margin = min(max(_MARGIN * page.height, _USUAL_MARGIN), page.height / 3)
    return [line for line in lines if not margin < line.y < page.height - margin]


def _slots(line: Line, page: Page) -> Iterator[tuple[str, int]]:
    """What a line says, and where, rounded two ways so that near neighbours meet."""
    height = _height(line, page) / _TOLERANCE
    for words in _sayings(line, page):
        yield words, 2 * round(height)
        yield words, 2 * round(height + 0.5) + 1


def _sayings(line: Line, page: Page) -> Iterator[str]:
    """The words, and if they number the page, the words with figures counted from the page's rank."""
    yield line.words
    if numbered := _OF_TOTAL.search(line.words):
        yield f"{line.words[: numbered.start()]}#{int(numbered[1]) - page.number}#{numbered[2]}"
    if line.is_entry or _NUMBERED.search(line.words):
        yield _FIGURES.sub(lambda figures: f"#{int(figures[0]) - page.number}#", line.words)
