"""What drawings of a DOCX say, put in the flow after the paragraph that anchors them."""

from collections import defaultdict
from collections.abc import Iterator

from lxml import etree

from regain.exchange.reading import remarks
from regain.exchange.reading.docx.grounds import mark_ground
from regain.exchange.reading.docx.names import DRAWING, STRICT_DRAWING, VML, w
from regain.exchange.reading.docx.parts import Related, identifier_of

_DRAWN = (f"{{{DRAWING}}}p", f"{{{STRICT_DRAWING}}}p")
_DIAGRAM = "{*}relIds"
_WORD_ART = f"{{{VML}}}textpath"
_BULLET = "• "
BOX = "box"
"""The attribute of a paragraph that says which drawing holds it."""


def hoist(root: etree._Element, related: Related | None) -> set[str]:
    """Put the words of text boxes, drawings and diagrams after their paragraph; tell the codes of what was met."""
    last: dict[etree._Element, etree._Element] = {}
    noticed: set[str] = set()
    for number, drawn in enumerate(list(root.iter(w("txbxContent"), *_DRAWN, _WORD_ART, _DIAGRAM)), start=1):
        code, blocks = _said(drawn, related)
        noticed |= {code} if code else set()
        anchor = next(drawn.iterancestors(w("p")), None)
        if anchor is None:
            noticed |= {remarks.OBJECTS_IGNORED} if blocks else set()
            continue
        for block in blocks:
            mark_ground(block)
            for paragraph in block.iter(w("p")):
                paragraph.set(BOX, str(number))
            last.get(anchor, anchor).addnext(block)
            last[anchor] = block
    return noticed


def _said(drawn: etree._Element, related: Related | None) -> tuple[str, list[etree._Element]]:
    """The code of what a drawing is, and its words as blocks."""
    if drawn.tag == w("txbxContent"):
        return remarks.TEXT_BOXES_MOVED, list(drawn)
    if drawn.tag in _DRAWN:
        blocks = _blocks([_words(drawn)])
        return (remarks.TEXT_BOXES_MOVED if blocks else ""), blocks
    if drawn.tag == _WORD_ART:
        blocks = _blocks([drawn.get("string", "")])
        return (remarks.TEXT_BOXES_MOVED if blocks else ""), blocks
    data = related.root(identifier_of(drawn, "dm")) if related else None
    if data is None:
        return remarks.OBJECTS_IGNORED, []
    return remarks.DIAGRAMS_MOVED, _blocks(f"{_BULLET}{words}" for words in _lines_of_diagram(data) if words)


def _lines_of_diagram(data: etree._Element) -> Iterator[str]:
    """The words of a diagram, from each point to those under it, in their order."""
    points = {point.get("modelId", ""): point for point in data.iter("{*}pt") if point.get("type") != "pres"}
    under: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for link in data.iter("{*}cxn"):
        if link.get("type", "parOf") == "parOf":
            order = link.get("srcOrd", "0")
            under[link.get("srcId", "")].append((int(order) if order.isdecimal() else 0, link.get("destId", "")))
    waiting = [*reversed([name for name, point in points.items() if point.get("type") != "doc"])]
    waiting += [name for name, point in points.items() if point.get("type") == "doc"]
    while waiting:
        name = waiting.pop()
        point = points.pop(name, None)
        if point is not None:
            waiting += [below for _, below in sorted(under[name], reverse=True)]
            yield from map(_words, point.iter(*_DRAWN))


def _words(paragraph: etree._Element) -> str:
    return "".join(" " if part.tag.endswith("}br") else part.text or "" for part in paragraph.iter("{*}t", "{*}br"))


def _blocks(lines: Iterator[str] | list[str]) -> list[etree._Element]:
    blocks = []
    for words in lines:
        if words.strip():
            block = etree.Element(w("p"))
            etree.SubElement(etree.SubElement(block, w("r")), w("t")).text = words
            blocks.append(block)
    return blocks
