"""Words that a drawn line strikes out."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from regain.exchange.reading.pdf.layout import Page, Rule, Word
from regain.exchange.reading.wording import starts_with_bullet

# Shares of the size of the letters: how high above the base line a stroke crosses them, and how thick it may be.
_LOW, _HIGH, _THICK = 0.14, 0.48, 0.25
_NEAR, _BULLET = 1.0, 3.0
_TALLEST = 100.0


def without_struck(page: Page) -> Page:
    """The page without the words that a line strikes out, nor these lines: they are kept in its `struck`.

    It `has_struck` only if an annotation strikes words out that were not found. A line that goes on beyond the words it crosses strikes nothing: it is a rule drawn too near to them.
    """
    by_height = sorted(page.words, key=lambda word: word.y)
    heights = [word.y for word in by_height]
    reach = _HIGH * min(_TALLEST, max((word.size for word in page.words), default=0.0))
    struck: dict[int, Word] = {}
    strikes: set[int] = set()
    for rank, rule in enumerate((*page.strikes, *page.levels)):
        near = by_height[bisect_left(heights, rule.at) : bisect_left(heights, rule.at + reach)]
        if crossed := _crossed(rule, near):
            strikes.add(rank)
            struck.update((id(word), word) for word in crossed)
    missed = page.has_struck and not strikes.issuperset(range(max(1, len(page.strikes))))
    if not struck:
        return replace(page, has_struck=missed)
    struck.update((id(word), word) for word in _bullets(page.words, struck))
    return replace(
        page,
        words=tuple(word for word in page.words if id(word) not in struck),
        levels=tuple(rule for rank, rule in enumerate(page.levels, len(page.strikes)) if rank not in strikes),
        has_struck=missed,
        struck=tuple(_told(page.words, struck)),
    )


def _crossed(rule: Rule, words: Sequence[Word]) -> list[Word]:
    """The words that a level rule strikes out; one of which it crosses less than half is not."""
    touched = [
        word
        for word in words
        if _LOW * word.size <= word.y - rule.at <= _HIGH * word.size and rule.width <= _THICK * word.size
        if rule.start < word.x1 and word.x0 < rule.end
    ]
    if not touched:
        return []
    first, last = min(touched, key=lambda word: word.x0), max(touched, key=lambda word: word.x1)
    if first.x0 - rule.start >= _NEAR * first.size or rule.end - last.x1 >= _NEAR * last.size:
        return []
    return [word for word in touched if 2 * (min(rule.end, word.x1) - max(rule.start, word.x0)) > word.x1 - word.x0]


def _bullets(words: Sequence[Word], struck: dict[int, Word]) -> Iterator[Word]:
    """The bullets of items that are struck out from their first word to the last one of the line."""
    for _, group in groupby(sorted(words, key=lambda word: (word.row, word.x0)), key=lambda word: word.row):
        row = list(group)
        for rank, (bullet, first) in enumerate(pairwise(row)):
            is_bullet = starts_with_bullet(f"{bullet.words} x") and len(bullet.words) == 1
            is_near = first.x0 - bullet.x1 < _BULLET * first.size
            if is_bullet and is_near and all(id(word) in struck for word in row[rank + 1 :]):
                yield bullet


def _told(words: Sequence[Word], struck: dict[int, Word]) -> Iterator[tuple[str, int]]:
    """What is struck out, words that follow each other together, with the line of print where they begin."""
    for is_struck, group in groupby(words, key=lambda word: id(word) in struck):
        run = list(group)
        said = " ".join(word.words for word in run)
        if is_struck and any(map(str.isalnum, said)):
            yield said, run[0].row
