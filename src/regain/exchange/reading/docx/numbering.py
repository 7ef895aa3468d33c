"""Labels that Word numbers by itself and does not write: "ENJEU 1 :", "Article 3"."""

import re
from collections import defaultdict
from dataclasses import dataclass

from lxml import etree

from regain.exchange.reading.counters import SPEAKS, writer
from regain.exchange.reading.docx.names import number_of, value_of, w

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    text: str
    start: int
    figures: str


@dataclass(frozen=True, slots=True)
class _List:
    """A list: the counters it shares with others, and its levels."""

    counters: str
    levels: dict[int, _Level]
    by_style: dict[str, int]


class Numbering:
    """Counts the numbered paragraphs of a document, in reading order."""

    def __init__(self, root: etree._Element | None) -> None:
        """Take the numbering part, or nothing."""
        self._lists = {} if root is None else _lists(root)
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def label(self, number: str, depth: str | None, style: str | None) -> str:
        """The label of the next paragraph of this list, if it says more than a number; else nothing."""
        numbered = self._lists.get(number)
        if numbered is None:
            return ""
        level = number_of(depth) if depth is not None else numbered.by_style.get(style or "", 0)
        counts = self._counts[numbered.counters]
        if level is None or level not in numbered.levels:
            return ""
        counts[level] = counts.get(level, numbered.levels[level].start - 1) + 1
        for deeper in range(level + 1, _LEVELS):
            counts.pop(deeper, None)
        text = numbered.levels[level].text
        return (
            _PLACE.sub(lambda place: _figures(numbered, counts, int(place[1]) - 1), text) if SPEAKS.search(text) else ""
        )


def _figures(numbered: _List, counts: dict[int, int], level: int) -> str:
    if level not in numbered.levels:
        return ""
    count = counts.get(level, numbered.levels[level].start)
    return writer(numbered.levels[level].figures, roman_as="upperRoman", letters_as="upperLetter")(count)


def _lists(root: etree._Element) -> dict[str, _List]:
    abstract = {element.get(w("abstractNumId"), ""): element for element in root.findall(w("abstractNum"))}
    lists: dict[str, _List] = {}
    for element in root.findall(w("num")):
        number, shared = element.get(w("numId"), ""), value_of(element, "abstractNumId") or ""
        if shared in abstract:
            restarts = element.find(w("lvlOverride")) is not None
            lists[number] = _list(abstract[shared], counters=f"num {number}" if restarts else shared)
    return lists


def _list(abstract: etree._Element, *, counters: str) -> _List:
    levels: dict[int, _Level] = {}
    by_style: dict[str, int] = {}
    for element in abstract.findall(w("lvl")):
        level = number_of(element.get(w("ilvl")))
        if level is not None:
            start = number_of(value_of(element, "start"))
            text = value_of(element, "lvlText") or ""
            levels[level] = _Level(text, 1 if start is None else start, value_of(element, "numFmt") or "decimal")
            by_style[value_of(element, "pStyle") or ""] = level
    by_style.pop("", None)
    return _List(counters, levels, by_style)
