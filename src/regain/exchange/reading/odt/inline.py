"""What stands in a paragraph of an ODT: runs, and what is read after the paragraph."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from regain.exchange.reading import remarks
from regain.exchange.reading.odt.names import SPACES, q
from regain.exchange.reading.odt.styles import Style, Styles
from regain.exchange.reading.runs import BREAK, Noticed, Run

_DRAW = f"{{{SPACES['draw']}}}"
_SPACE_OR_TAB = frozenset({q("text:s"), q("text:tab")})
_LINE_BREAK = q("text:line-break")
_GROUNDS = {q(f"table:{name}"): name for name in ("table-cell", "table-row", "table")}
_IGNORED = frozenset(map(q, ("office:annotation-end", "text:ruby-text", "text:script", "office:event-listeners")))


@dataclass(slots=True)
class Aside:
    """What was met in paragraphs and is read elsewhere, and the codes of remarks to make."""

    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)
    noticed: set[str] = field(default_factory=set)
    looks: Noticed = field(default_factory=Noticed)


def runs_of(element: etree._Element, style: Style, styles: Styles, aside: Aside) -> Iterator[Run]:
    """The runs of a paragraph or span in its style; text boxes and notes go to `aside`."""
    if style.white and not style.shaded:
        style = style._replace(shaded=_is_on_a_ground(element, styles))
    yield from _words(element.text, style, aside)
    for child in element:
        yield from _runs_of_child(child, style, styles, aside)
        yield from _words(child.tail, style, aside)


def _is_on_a_ground(element: etree._Element, styles: Styles) -> bool:
    """Whether a drawing, or a cell, row or table of another colour than the paper, holds the element."""
    for holder in element.iterancestors():
        family = _GROUNDS.get(holder.tag)
        if holder.tag.startswith(_DRAW) or (family and styles.named(family, holder.get(q("table:style-name"))).shaded):
            return True
    return False


def _words(words: str | None, style: Style, aside: Aside) -> Iterator[Run]:
    if not words:
        return
    if style.hidden:
        if words.strip():
            aside.noticed.add(remarks.HIDDEN_TEXT_IGNORED)
        return
    # A line feed in the XML is white space as another: only <text:line-break> breaks.
    yield _run(words.replace("\n", " "), style)


def _run(words: str, style: Style) -> Run:
    return Run(words, bool(style.bold), bool(style.struck), bool(style.raised), bool(style.white and not style.shaded))


def _runs_of_child(child: etree._Element, style: Style, styles: Styles, aside: Aside) -> Iterator[Run]:
    tag = child.tag
    if tag in _SPACE_OR_TAB:
        yield _run(" ", style)
    elif tag == _LINE_BREAK:
        yield _run(BREAK, style)
    elif tag == q("text:note"):
        aside.notes.append(child)
    elif tag == q("office:annotation"):
        aside.noticed.add(remarks.COMMENTS_IGNORED)
    elif tag.startswith(_DRAW) and tag != q("draw:a"):
        aside.boxes.append(child)
    elif tag == q("text:span"):
        own = styles.named("text", child.get(q("text:style-name")))
        yield from runs_of(child, own.over(style), styles, aside)
    elif tag not in _IGNORED:
        yield from runs_of(child, style, styles, aside)
