"""Fields of a DOCX: what the page shows of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from regain.exchange.reading.docx.names import number_of, value_of, w
from regain.exchange.reading.margins import PAGE_NUMBER

_PAGE = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Field:
    """A field that was opened: its instruction, whether its result is reached, and the words of each side."""

    start: etree._Element
    instruction: str = ""
    is_result: bool = False
    code: list[etree._Element] = field(default_factory=list)
    result: list[etree._Element] = field(default_factory=list)


def settle_fields(root: etree._Element) -> None:
    """Leave of each field what it shows: no words of its instruction, and the choice made in a list."""
    for ended, end in _fields(root):
        _blank(ended.code)  # results of fields within the instruction of another
        _show_choice(ended, end)


def mark_pages(root: etree._Element) -> None:
    """Put `PAGE_NUMBER` in the place of page numbers."""
    for simple in root.iter(w("fldSimple")):
        if _PAGE.match(simple.get(w("instr"), "")):
            _blank(simple.iter(w("t")))
            etree.SubElement(simple, w("r")).append(_words(PAGE_NUMBER))
    for ended, end in _fields(root):
        if _PAGE.match(ended.instruction):
            _blank(ended.result)
            end.addnext(_words(PAGE_NUMBER))


def _blank(elements: Iterable[etree._Element]) -> None:
    for element in elements:
        element.text = ""


def _words(words: str) -> etree._Element:
    element = etree.Element(w("t"))
    element.text = words
    return element


def _fields(root: etree._Element) -> list[tuple[_Field, etree._Element]]:
    """The fields that are opened and closed, each with the element that ends it."""
    opened: list[_Field] = []
    closed: list[tuple[_Field, etree._Element]] = []
    for element in root.iter(w("fldChar"), w("instrText"), w("t")):
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            opened.append(_Field(element))
        elif opened and kind == "separate":
            opened[-1].is_result = True
        elif opened and kind == "end":
            closed.append((opened.pop(), element))
        elif opened and element.tag == w("instrText"):
            opened[-1].instruction += element.text or ""
        elif opened and element.tag == w("t"):
            within = next((one for one in opened if not one.is_result), None)
            (opened[-1].result if within is None else within.code).append(element)
    return closed


def _show_choice(ended: _Field, end: etree._Element) -> None:
    """Write the line that a drop-down list shows: it stands in the list's data, not in the text."""
    choices = ended.start.find(f"{w('ffData')}/{w('ddList')}")
    if choices is None or ended.result:
        return
    rank = number_of(value_of(choices, "result") or value_of(choices, "default")) or 0
    entries = choices.findall(w("listEntry"))
    if rank < len(entries):
        end.addnext(_words(entries[rank].get(w("val"), "")))
