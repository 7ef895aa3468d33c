"""Running headers, footers and page numbers: printed on pages, but no part of the text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from regain.exchange.reading.pdf.layout import Page, Word
from regain.exchange.reading.pdf.lines import Line, lines_of

_MARGIN, _USUAL_MARGIN = 0.12, 71.0
_TOLERANCE = 4.0
_FIGURES = re.compile(r"\d+")
_NUMBER = r"(?:[-–—]\s*)?(?:p(?:age|\.)?\s*)?\d{1,4}(?:\s*(?:/|sur|de)\s*\d{1,4})?(?:\s*[-–—])?"
_PAGE_NUMBER = re.compile(_NUMBER, re.IGNORECASE)
# "Enjeu 1" and "Enjeu 2" at the top of two pages are titles: only such numbers may be those of pages.
_OF_TOTAL = re.compile(r"\b(\d{1,4})(\s*(?:/|sur)\s*\d{1,4})$")
_NUMBERED = re.compile(r"\b(?:page|p\.)\s*\d|\d\s*(?:/|sur)\s*\d|[-–—|•]\s*\d+$|^\d+$", re.IGNORECASE)


def furniture_rows(pages: Sequence[Page], bodies: Sequence[Iterable[Word]]) -> list[set[int]]:
    """The lines of print to leave out of each page: those that come back at one place on half of the pages or more.

    `bodies` are the words of each page that stand in no table. Lone page numbers are left out as well.
    """
    margins = [_margin_lines(page, body) for page, body in zip(pages, bodies, strict=True)]
    places: dict[tuple[str, int], set[int]] = defaultdict(set)
    for page, lines in zip(pages, margins, strict=True):
        for line in lines:
            for slot in _slots(line, page):
                places[slot].add(page.number)
    least = max(2, len(pages) / 2)
    gone = []
    for page, lines in zip(pages, margins, strict=True):
        running = {line.row for line in lines if any(len(places[slot]) >= least for slot in _slots(line, page))}
        gone.append(running | _lone_numbers([line for line in lines if line.row not in running], page))
    return gone


def _margin_lines(page: Page, body: Iterable[Word]) -> list[Line]:
    """The lines in the top and bottom margins."""
    margin = min(max(_MARGIN * page.height, _USUAL_MARGIN), page.height / 3)
    words = [word for word in body if not margin < word.y < page.height - margin]
    return lines_of(words, page=page.number)


def _slots(line: Line, page: Page) -> Iterator[tuple[str, int]]:
    """What a line says, and where, rounded two ways so that near neighbours meet."""
    height = (line.y if line.y < page.height / 2 else line.y - page.height) / _TOLERANCE
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


def _lone_numbers(lines: list[Line], page: Page) -> set[int]:
    """Page numbers: the first line at the top, or the last at the bottom, and nothing but a number."""
    tops = [line for line in lines if line.y < page.height / 2]
    bottoms = [line for line in lines if line.y >= page.height / 2]
    return {line.row for line in tops[:1] + bottoms[-1:] if _PAGE_NUMBER.fullmatch(line.words)}
