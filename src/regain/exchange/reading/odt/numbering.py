"""Labels that an ODT numbers by itself and does not write: "ENJEU 1 :", "Article 3"."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from regain.exchange.reading.counters import SPEAKS, writer
from regain.exchange.reading.odt.names import q

_OUTLINE = "outline"
_LEVEL = {q("text:list-level-style-number"): q("text:level"), q("text:outline-level-style"): q("text:outline-level")}
_LEVELS = 10
_PARAGRAPHS = (q("text:p"), q("text:h"))
_LABELLED = "labelled"


@dataclass(frozen=True, slots=True)
class _Level:
    before: str
    after: str
    figures: str
    start: int


class _Counters:
    """Counts the numbered paragraphs of a document, in reading order."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        """Take the roots of content.xml and styles.xml: what the first says wins."""
        self._styles: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        for root in roots:
            for style in root.iter(q("text:list-style"), q("text:outline-style")):
                name = _OUTLINE if style.tag == q("text:outline-style") else style.get(q("style:name"), "")
                self._styles.setdefault(name, _levels(style))

    def restart(self, style: str) -> None:
        """Begin a list of this style again."""
        self._counts[style].clear()

    def label(self, style: str, level: int, start: str | None) -> str:
        """The label of the next item of a list at this level, from 1, if it says more than a number; else nothing."""
        known = self._styles.get(style, {}).get(level)
        if known is None:
            return ""
        counts = self._counts[style]
        counts[level] = int(start) if start and start.isdecimal() else counts.get(level, known.start - 1) + 1
        for deeper in range(level + 1, _LEVELS + 1):
            counts.pop(deeper, None)
        figures = writer(known.figures, roman_as="I", letters_as="A")(counts[level]) if known.figures else ""
        written = f"{known.before}{figures}{known.after}".strip()
        return written if SPEAKS.search(known.before + known.after) else ""


def write_labels(body: etree._Element, roots: Iterable[etree._Element]) -> None:
    """Write before each paragraph the label that its list or the outline gives it; such a paragraph is no item."""
    _label_all(body, _Counters(roots), style="", level=0)


def is_labelled(paragraph: etree._Element) -> bool:
    """Whether `write_labels` wrote a label before this paragraph."""
    return paragraph.get(_LABELLED) is not None


def _label_all(parent: etree._Element, counters: _Counters, *, style: str, level: int) -> None:
    for element in parent:
        if element.tag == q("text:list"):
            own = element.get(q("text:style-name"), style)
            if level == 0 and not any(element.get(q(f"text:continue-{what}")) for what in ("numbering", "list")):
                counters.restart(own)
            _label_all(element, counters, style=own, level=level + 1)
        elif element.tag == q("text:list-item"):
            first = next(element.iterchildren(*_PARAGRAPHS), None)
            if first is not None:
                _write(first, counters.label(style, level, element.get(q("text:start-value"))))
            _label_all(element, counters, style=style, level=level)
        elif element.tag == q("text:h") and level == 0:
            rank = element.get(q("text:outline-level"), "1")
            _write(element, counters.label(_OUTLINE, int(rank) if rank.isdecimal() else 1, None))
        elif element.tag not in _PARAGRAPHS:
            is_cell = element.tag == q("table:table-cell")
            _label_all(element, counters, style="" if is_cell else style, level=0 if is_cell else level)


def _write(paragraph: etree._Element, label: str) -> None:
    if label:
        paragraph.text = f"{label} {paragraph.text or ''}"
        paragraph.set(_LABELLED, "1")


def _levels(style: etree._Element) -> dict[int, _Level]:
    levels: dict[int, _Level] = {}
    for element in style.iterchildren(*_LEVEL):
        rank = element.get(_LEVEL[element.tag], "")
        if rank.isdecimal():
            start = element.get(q("text:start-value"), "1")
            levels[int(rank)] = _Level(
                element.get(q("style:num-prefix"), ""),
                element.get(q("style:num-suffix"), ""),
                element.get(q("style:num-format"), ""),
                int(start) if start.isdecimal() else 1,
            )
    return levels
