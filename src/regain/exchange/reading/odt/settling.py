"""Makes the text of an ODT ready to be walked: formulas and form fields become words, what no page shows goes."""

import posixpath
from collections import defaultdict
from typing import Protocol

from lxml import etree

from regain.exchange.reading import remarks
from regain.exchange.reading.odt.formulas import is_plain, line_of
from regain.exchange.reading.odt.names import q


class Part(Protocol):
    """Gives the root of a member by its path, None where there is none."""

    def __call__(self, path: str, /) -> etree._Element | None: ...


_OBJECTS = tuple(map(q, ("draw:object-ole", "draw:plugin", "draw:applet", "draw:floating-frame")))
_CHART = q("office:chart")
_FORMULA = q("math:math")
_HIDDEN = (q("text:hidden-text"), q("text:hidden-paragraph"))
_TICKED = frozenset({"checked", "true"})


def settle(root: etree._Element, part: Part) -> set[str]:
    """Settle the text in place, and tell the codes of what was noticed on the way."""
    noticed = {remarks.OBJECTS_IGNORED} if next(root.iter(*_OBJECTS), None) is not None else set()
    for held in list(root.iter(q("draw:object"))):
        noticed |= _settle_object(held, part)
    fields = _form_fields(root)
    for control in list(root.iter(q("draw:control"))):
        if (found := fields.get(control.get(q("draw:control"), ""))) is not None:
            _write(control, _shown(found))
    for mark in list(root.iter(q("field:fieldmark"))):
        _write(mark, _choice(mark))
    for section in root.iter(q("text:section")):
        is_elsewhere = section.find(q("text:section-source")) is not None
        if is_elsewhere and next(section.iter(q("text:p"), q("text:h")), None) is None:
            noticed.add(remarks.PARTS_IGNORED)
    noticed |= _hide(root)
    _drop_placeholders(root)
    return noticed


def _settle_object(held: etree._Element, part: Part) -> set[str]:
    """Write a formula where it stands; tell of any other object."""
    path = posixpath.normpath(held.get(q("xlink:href"), ""))
    inner = held if len(held) else part(f"{path}/content.xml")
    if inner is None:
        return {remarks.OBJECTS_IGNORED}
    formula = next(inner.iter(_FORMULA), None)
    if formula is None:
        return {remarks.CHARTS_IGNORED if next(inner.iter(_CHART), None) is not None else remarks.OBJECTS_IGNORED}
    frame = held.getparent()
    if frame is not None:
        _write(frame, line_of(formula))
    return set() if is_plain(formula) else {remarks.EQUATIONS_FLATTENED}


def _form_fields(root: etree._Element) -> dict[str, etree._Element]:
    """The form fields of the document by each of their two identifiers: the words typed or chosen, the boxes."""
    fields = [one for forms in root.iter(q("office:forms")) for one in forms.iter()]
    names = ((one.get(q(key)), one) for one in reversed(fields) for key in ("form:id", "xml:id"))
    return {name: one for name, one in names if name}


def _shown(found: etree._Element) -> str:
    kind = etree.QName(found).localname
    label = found.get(q("form:label"), "")
    if kind in {"checkbox", "radio"}:
        state = (
            found.get(q("form:current-state")) or found.get(q("form:state")) or found.get(q("form:current-selected"))
        )
        return f"{'☒' if state in _TICKED else '☐'} {label}"
    if kind == "listbox":
        chosen = [one.get(q("form:label"), "") for one in found if one.get(q("form:current-selected")) == "true"]
        return ", ".join(chosen)
    if kind == "fixed-text":
        return label
    lines = ["".join(map(str, line.itertext())) for line in found.iter(q("text:p"))]
    return found.get(q("form:current-value")) or found.get(q("form:value")) or " ".join(lines)


def _choice(mark: etree._Element) -> str:
    """What a form field of Word shows: LibreOffice keeps it as named parameters."""
    said: dict[str, list[str]] = defaultdict(list)
    for one in mark.iterchildren(q("field:param")):
        said[one.get(q("field:name"), "")].append(one.get(q("field:value"), ""))
    if "FORMCHECKBOX" in mark.get(q("field:type"), ""):
        return "☒" if said["Checkbox_Checked"] == ["true"] else "☐"
    entries, rank = said["Dropdown_ListEntry"], "".join(said["Dropdown_Selected"] or ["0"])
    return entries[int(rank)] if rank.isdecimal() and int(rank) < len(entries) else ""


def _write(element: etree._Element, words: str) -> None:
    """Put words in the place of an element: within its paragraph, or as a paragraph."""
    holder = element.getparent()
    if holder is None:
        return
    is_within = any(one.tag in {q("text:p"), q("text:h")} for one in element.iterancestors())
    written = etree.Element(q("text:span" if is_within else "text:p"))
    written.text, written.tail = words, element.tail
    holder.replace(element, written)


def _hide(root: etree._Element) -> set[str]:
    """Take off what a condition hides."""
    hidden: list[etree._Element] = []
    for element in root.iter(*_HIDDEN, q("text:section")):
        if element.get(q("text:is-hidden")) == "true":
            paragraph = next(element.iterancestors(q("text:p"), q("text:h")), None)
            whole = element.tag == q("text:hidden-paragraph") and paragraph is not None
            hidden.append(paragraph if whole and paragraph is not None else element)
    for element in hidden:
        _empty(element)
    return {remarks.HIDDEN_TEXT_IGNORED} if hidden else set()


def _drop_placeholders(root: etree._Element) -> None:
    """Empty the places that nobody has filled: they show an instruction."""
    for element in list(root.iter(q("text:placeholder"), q("loext:content-control"))):
        if element.tag == q("text:placeholder") or element.get(q("loext:showing-place-holder")) == "true":
            _empty(element)


def _empty(element: etree._Element) -> None:
    element.text = None
    for child in list(element):
        element.remove(child)
