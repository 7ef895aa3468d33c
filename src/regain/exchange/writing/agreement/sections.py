"""Where each section of prose stands: on its own before all the rest, under one of our titles, or at the end."""

import re
from collections.abc import Iterable, Iterator

from regain.exchange.draft import Section
from regain.exchange.writing.agreement.words import bare, heading, prose
from regain.exchange.writing.blocks import Block

_ON_ITS_OWN = re.compile(
    r"(?:[\divx]+ )?(?:preambule|edito|mot |avant propos|introduction|contexte|objet|duree|cadre|annexe)"
)
_AT_THE_END = re.compile(r"annexes?\b")
_UNTITLED = "Autres dispositions"


class Sections:
    """The sections of a draft; each is taken once."""

    def __init__(self, sections: Iterable[Section]) -> None:
        self._left = list(sections)
        self._taken_before: list[Section] = []

    def titled(self, level: int, title: str, pattern: str) -> Iterator[Block]:
        """A title, and the prose kept under one that the pattern finds: then that title stands as it was written."""
        found = self._take(pattern)
        yield heading(level, found.title if found else title)
        yield from prose(found.text) if found else ()

    def about(self, level: int, pattern: str) -> Iterator[Block]:
        """The section whose title the pattern finds; nothing without one."""
        if found := self._take(pattern):
            yield from _section(found, level)

    def opening(self, patterns: Iterable[str]) -> Iterator[Block]:
        """The sections that stand before all the rest: those that no pattern finds, appendices aside."""
        known = re.compile("|".join(patterns))
        kept = [one for one in self._left if not self._is_later(one, known)]
        for section in kept:
            self._left.remove(section)
            yield from _section(section)

    def closing(self) -> Iterator[Block]:
        """The sections that are left."""
        for section in self._left:
            yield from _section(section)

    def _take(self, pattern: str) -> Section | None:
        found = next(
            (one for one in self._left if not _is_on_its_own(one) and re.search(pattern, bare(one.title))), None
        )
        if found:
            self._left.remove(found)
        return found

    @staticmethod
    def _is_later(section: Section, known: re.Pattern[str]) -> bool:
        if _is_on_its_own(section):
            return _AT_THE_END.match(bare(section.title)) is not None
        return known.search(bare(section.title)) is not None


def _section(section: Section, level: int = 1) -> Iterator[Block]:
    yield heading(level, section.title or _UNTITLED)
    yield from prose(section.text)


def _is_on_its_own(section: Section) -> bool:
    return _ON_ITS_OWN.match(bare(section.title)) is not None
