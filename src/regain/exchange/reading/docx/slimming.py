"""Makes a part of a DOCX ready for mammoth: properties resolved, text boxes in the flow, nothing superfluous.

mammoth reads neither inherited bold nor outline levels, loses simple fields, and spends its time on properties that
do not matter here. After slimming, the style of a paragraph is its role (`h1` to `h9`, `item` or none), with
the number of its text box ("h2@3"), a bold run says so itself, and no part refers to anything outside.
"""

from lxml import etree

from regain.exchange.reading import remarks
from regain.exchange.reading.docx.controls import settle_controls
from regain.exchange.reading.docx.equations import write_equations
from regain.exchange.reading.docx.fields import settle_fields
from regain.exchange.reading.docx.grounds import is_on_a_ground, mark_grounds
from regain.exchange.reading.docx.hoisting import BOX, hoist
from regain.exchange.reading.docx.names import (
    COMPATIBILITY,
    DRAWING,
    OFFICE,
    STRICT_DRAWING,
    VALUE,
    VML,
    number_of,
    value_of,
    w,
)
from regain.exchange.reading.docx.numbering import Numbering
from regain.exchange.reading.docx.parts import Related
from regain.exchange.reading.docx.spelling import spell
from regain.exchange.reading.docx.styles import Style, Styles, style_of
from regain.exchange.reading.spans import MAX_COLUMNS

ITEM = "item"
HEADING = "h"
IN_BOX = "@"
_ALTERNATE, _CHOICE, _FALLBACK = (f"{{{COMPATIBILITY}}}{name}" for name in ("AlternateContent", "Choice", "Fallback"))
_PICTURES = (f"{{{DRAWING}}}blip", f"{{{STRICT_DRAWING}}}blip", f"{{{VML}}}imagedata")
_CHARTS = ("{*}chart",)
_OBJECTS = (f"{{{OFFICE}}}OLEObject", w("control"))
_TRACKED = tuple(w(name) for name in ("ins", "del", "moveFrom", "moveTo"))
_WRAPPERS = ("fldSimple", "hyperlink", "smartTag", "customXml", "dir", "bdo", "sdt", "sdtContent", "ins", "moveTo")
_SUPERFLUOUS = (
    *("drawing", "pict", "object", "bookmarkStart", "bookmarkEnd", "proofErr", "lastRenderedPageBreak"),
    *(
        "annotationRef",
        "commentReference",
        "commentRangeStart",
        "commentRangeEnd",
        "permStart",
        "permEnd",
        "sdtPr",
        "sdtEndPr",
    ),
    *("smartTagPr", "customXmlPr", "rt", "rubyPr", "tblPr", "tblGrid", "tblPrEx", "sectPr"),
)


def slim(root: etree._Element, styles: Styles, numbering: Numbering, related: Related | None = None) -> set[str]:
    """Slim a part in place, and tell the codes of what was noticed on the way. `related`: what its diagrams rest on."""
    noticed = _noticed(root)
    mark_grounds(root, styles)
    _choose_alternatives(root)
    noticed |= hoist(root, related)
    if write_equations(root):
        noticed.add(remarks.EQUATIONS_FLATTENED)
    settle_controls(root)
    settle_fields(root)
    etree.strip_elements(root, *map(w, _SUPERFLUOUS), with_tail=False)
    etree.strip_tags(root, *map(w, _WRAPPERS))
    spell(root)
    for paragraph in root.iter(w("p")):
        if _slim_paragraph(paragraph, styles, numbering):
            noticed.add(remarks.HIDDEN_TEXT_IGNORED)
    for row in root.iter(w("tr")):
        _slim_row(row)
    return noticed


def _noticed(root: etree._Element) -> set[str]:
    signs = (
        (remarks.TRACKED_CHANGES, _TRACKED),
        (remarks.COMMENTS_IGNORED, (w("commentReference"),)),
        (remarks.PICTURES_IGNORED, _PICTURES),
        (remarks.CHARTS_IGNORED, _CHARTS),
        (remarks.OBJECTS_IGNORED, _OBJECTS),
        (remarks.PARTS_IGNORED, (w("subDoc"),)),
    )
    return {code for code, names in signs if next(root.iter(*names), None) is not None}


def _choose_alternatives(root: etree._Element) -> None:
    """Of two writings of one thing keep the one with a text box, else the one for old readers unless it has no words."""
    for alternate in root.iter(_ALTERNATE):
        choices, fallback = alternate.findall(_CHOICE), alternate.find(_FALLBACK)
        boxed = next((one for one in choices if next(one.iter(w("txbxContent")), None) is not None), None)
        spoken = next(filter(_speaks, choices), fallback) if not _speaks(fallback) else fallback
        for unwanted in set(alternate) - {spoken if boxed is None else boxed}:
            alternate.remove(unwanted)
    etree.strip_tags(root, _ALTERNATE, _CHOICE, _FALLBACK)


def _speaks(element: etree._Element | None) -> bool:
    return element is not None and any((text.text or "").strip() for text in element.iter("{*}t"))


def _slim_paragraph(paragraph: etree._Element, styles: Styles, numbering: Numbering) -> bool:
    """Write the role of a paragraph and the bold of its runs; drop hidden runs and tell whether there was any."""
    properties = paragraph.find(w("pPr"))
    identifier = value_of(properties, "pStyle")
    style = style_of(properties, None).over(styles.named(identifier) if identifier else styles.default)
    spoken = [(run, look) for run, look in _slim_runs(paragraph, style, styles) if _has_words(run)]
    hidden = [run for run, look in spoken if look.hidden]
    for run in hidden:
        _remove(run)
    number = style.number if style.number != "0" else None
    label = numbering.label(number, style.depth, identifier) if number else ""
    if label:
        is_struck = all(look.struck for _, look in spoken) and bool(spoken)
        paragraph.insert(0, _run(f"{label} ", Style(bold=style.bold, struck=is_struck)))
    role = f"{HEADING}{style.level}" if style.level else ITEM if number and not label else ""
    if box := paragraph.get(BOX):
        role += f"{IN_BOX}{box}"
    paragraph.insert(0, _slim_properties(properties, role))
    return bool(hidden)


def _slim_properties(properties: etree._Element | None, role: str) -> etree._Element:
    """The role, and whether the end of the paragraph is deleted; the other properties go."""
    slimmed = etree.Element(w("pPr"))
    if role:
        etree.SubElement(slimmed, w("pStyle")).set(VALUE, role)
    if properties is not None:
        mark = properties.find(w("rPr"))
        if mark is not None and mark.find(w("del")) is not None:
            etree.SubElement(etree.SubElement(slimmed, w("rPr")), w("del"))
        _remove(properties)
    return slimmed


def _run(words: str, look: Style) -> etree._Element:
    run = etree.Element(w("r"))
    _dress(run, look)
    etree.SubElement(run, w("t")).text = words
    return run


def _slim_runs(paragraph: etree._Element, style: Style, styles: Styles) -> list[tuple[etree._Element, Style]]:
    return [(run, _slim_run(run, style, styles)) for run in paragraph.iter(w("r"))]


def _slim_run(run: etree._Element, paragraph: Style, styles: Styles) -> Style:
    """Reduce the properties of a run to its look, and return its style."""
    properties = run.find(w("rPr"))
    style = style_of(None, properties).over(styles.named(value_of(properties, "rStyle"))).over(paragraph)
    if properties is not None:
        run.remove(properties)
    _dress(run, style)
    return style


def _dress(run: etree._Element, style: Style) -> None:
    """Write what mammoth is to hand over: bold, struck out, raised; the highlight says that words are white on white."""
    pale = bool(style.white and not style.shaded and not is_on_a_ground(run))
    if not (style.bold or style.struck or style.raised or pale):
        return
    look = etree.Element(w("rPr"))
    run.insert(0, look)
    for is_so, name, value in (
        (style.bold, "b", "1"),
        (style.struck, "strike", "1"),
        (style.raised, "vertAlign", "superscript"),
        (pale, "highlight", "white"),
    ):
        if is_so:
            etree.SubElement(look, w(name)).set(VALUE, value)


def _has_words(run: etree._Element) -> bool:
    return any((text.text or "").strip() for text in run.iter(w("t")))


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _slim_row(row: etree._Element) -> None:
    """Make places before the first cell a cell, and keep spans within bounds."""
    before = number_of(value_of(row.find(w("trPr")), "gridBefore"))
    if before:
        first = row.find(w("tc"))
        if first is not None:
            cell = etree.Element(w("tc"))
            span = etree.SubElement(etree.SubElement(cell, w("tcPr")), w("gridSpan"))
            span.set(VALUE, str(before))
            first.addprevious(cell)
    for cell in row.findall(w("tc")):
        span_element = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
        if span_element is not None:
            columns = number_of(span_element.get(VALUE)) or 1
            span_element.set(VALUE, str(min(columns, MAX_COLUMNS)))
