"""What a style of a DOCX means for reading: heading level, bold, hidden, struck out, raised, white, numbered."""

import re
from typing import NamedTuple

from lxml import etree

from regain.exchange.reading.docx.names import number_of, toggle_of, value_of, w

_HEADING = re.compile(r"(?:heading|titre|überschrift|título|titolo|kop)[ _]?([1-9])", re.IGNORECASE)
_MAX_LEVEL = 9
_MAX_DEPTH = 20


class Style(NamedTuple):
    """None: nothing is said. `level` 0: body text. `number`: of the list it is in, "0" for none, and how deep."""

    level: int | None = None
    bold: bool | None = None
    hidden: bool | None = None
    number: str | None = None
    depth: str | None = None
    struck: bool | None = None
    raised: bool | None = None
    white: bool | None = None
    shaded: bool | None = None

    def over(self, base: "Style") -> "Style":
        """This style, completed by what it rests on."""
        if _SILENT in (self, base):
            return base if self == _SILENT else self
        return Style._make(below if own is None else own for own, below in zip(self, base, strict=True))


_SILENT = Style()
# In half-points: less than that levels words of another size with their line.
_LEAST_RISE = 4


def style_of(paragraph: etree._Element | None, run: etree._Element | None) -> Style:
    """What paragraph properties and run properties say by themselves."""
    if paragraph is None and run is None:
        return _SILENT
    outline = number_of(value_of(paragraph, "outlineLvl"))
    level = None if outline is None else (outline + 1) % (_MAX_LEVEL + 1)
    numbering = None if paragraph is None else paragraph.find(w("numPr"))
    number, depth = value_of(numbering, "numId"), value_of(numbering, "ilvl")
    return Style(
        level,
        toggle_of(run, "b"),
        toggle_of(run, "vanish"),
        number,
        depth,
        _any_of(toggle_of(run, "strike"), toggle_of(run, "dstrike")),
        _is_raised(run),
        _is_white(run),
        _any_of(is_shaded(paragraph), is_shaded(run)),
    )


def is_shaded(properties: etree._Element | None) -> bool | None:
    """Whether the ground is of another colour than the paper; None where nothing is said."""
    shade = None if properties is None else properties.find(w("shd"))
    if shade is None:
        return None if value_of(properties, "highlight") in {None, "none", "white"} else True
    return shade.get(w("themeFill")) is not None or shade.get(w("fill"), "auto").upper() not in {"AUTO", "FFFFFF"}


def _is_raised(run: etree._Element | None) -> bool | None:
    """Whether the words are written above the line, by a property or by hand."""
    alignment = value_of(run, "vertAlign")
    if alignment is not None:
        return alignment == "superscript"
    position = value_of(run, "position")
    return None if position is None else (number_of(position) or 0) >= _LEAST_RISE


def _is_white(run: etree._Element | None) -> bool | None:
    colour = value_of(run, "color")
    return None if colour is None else colour.upper() == "FFFFFF"


def _any_of(*said: bool | None) -> bool | None:
    return None if all(one is None for one in said) else any(said)


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
        if identifier is None:
            return _SILENT
        element = self._elements.get(identifier)
        if element is None or depth > _MAX_DEPTH:
            return _by_name(identifier)
        if identifier not in self._resolved:
            own = style_of(element.find(w("pPr")), element.find(w("rPr")))
            named = _by_name(value_of(element, "name") or "")
            base = self.named(value_of(element, "basedOn"), depth + 1)
            # "Titre de la table des matières" rests on "Titre 1" and switches its level off: what it says comes first.
            self._resolved[identifier] = own.over(named).over(base)
        return self._resolved[identifier]

    def may_shade(self, identifier: str | None, depth: int = 0) -> bool:
        """Whether a table style, or one it rests on, gives some cell a ground of its own."""
        element = self._elements.get(identifier or "")
        if element is None or depth > _MAX_DEPTH:
            return False
        shading = any(is_shaded(shade.getparent()) for shade in element.iter(w("shd")))
        return shading or self.may_shade(value_of(element, "basedOn"), depth + 1)


def _by_name(name: str) -> Style:
    match = _HEADING.fullmatch(name.strip())
    return Style(level=int(match[1])) if match else Style()
