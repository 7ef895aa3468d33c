"""What a style of a DOCX means for reading: heading level, bold, hidden, numbered."""

import re
from dataclasses import dataclass

from lxml import etree

from regain.exchange.reading.docx.names import number_of, toggle_of, value_of, w

_HEADING = re.compile(r"(?:heading|titre|überschrift|título|titolo|kop)[ _]?([1-9])", re.IGNORECASE)
_MAX_LEVEL = 9
_MAX_DEPTH = 20


@dataclass(frozen=True, slots=True)
class Style:
    """None: nothing is said. `level` 0: body text. `number`: of the list it is in, "0" for none, and how deep."""

    level: int | None = None
    bold: bool | None = None
    hidden: bool | None = None
    number: str | None = None
    depth: str | None = None

    def over(self, base: "Style") -> "Style":
        """This style, completed by what it rests on."""
        return Style(
            base.level if self.level is None else self.level,
            base.bold if self.bold is None else self.bold,
            base.hidden if self.hidden is None else self.hidden,
            base.number if self.number is None else self.number,
            base.depth if self.depth is None else self.depth,
        )


def style_of(paragraph: etree._Element | None, run: etree._Element | None) -> Style:
    """What paragraph properties and run properties say by themselves."""
    outline = number_of(value_of(paragraph, "outlineLvl"))
    level = None if outline is None else (outline + 1) % (_MAX_LEVEL + 1)
    numbering = None if paragraph is None else paragraph.find(w("numPr"))
    number, depth = value_of(numbering, "numId"), value_of(numbering, "ilvl")
    return Style(level, toggle_of(run, "b"), toggle_of(run, "vanish"), number, depth)


class Styles:
    """The styles of a document by identifier, inheritance resolved."""

    def __init__(self, root: etree._Element | None) -> None:
        """Take the styles part, or nothing."""
        self._elements: dict[str, etree._Element] = {}
        self._resolved: dict[str, Style] = {}
        self.default = Style()
        for element in () if root is None else root.iter(w("style")):
            identifier = element.get(w("styleId"), "")
            self._elements.setdefault(identifier, element)
            if element.get(w("type")) == "paragraph" and element.get(w("default")) in {"1", "true", "on"}:
                self.default = self.named(identifier)

    def named(self, identifier: str | None, depth: int = 0) -> Style:
        """The style of this identifier; one that says nothing when it is unknown."""
        element = self._elements.get(identifier or "")
        if identifier is None or element is None or depth > _MAX_DEPTH:
            return _by_name(identifier or "")
        if identifier not in self._resolved:
            own = style_of(element.find(w("pPr")), element.find(w("rPr")))
            named = _by_name(value_of(element, "name") or "")
            base = self.named(value_of(element, "basedOn"), depth + 1)
            # "Titre de la table des matières" rests on "Titre 1" and switches its level off: what it says comes first.
            self._resolved[identifier] = own.over(named).over(base)
        return self._resolved[identifier]


def _by_name(name: str) -> Style:
    match = _HEADING.fullmatch(name.strip())
    return Style(level=int(match[1])) if match else Style()
