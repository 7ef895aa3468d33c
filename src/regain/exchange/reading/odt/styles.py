"""What a style of an ODT means for reading: heading level, bold, hidden, struck out, raised, white."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from lxml import etree

from regain.exchange.reading.odt.names import q

_HEADING = re.compile(r"(?:Heading|Titre)_20_([1-9])")
_BOLD = frozenset({"bold", "600", "700", "800", "900"})
_STRUCK = ("style:text-line-through-style", "style:text-line-through-type")
_RAISED = re.compile(r"super|[1-9]")
_MAX_LEVEL = 9
_MAX_DEPTH = 20


class Style(NamedTuple):
    """None: nothing is said."""

    level: int | None = None
    bold: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    raised: bool | None = None
    white: bool | None = None
    shaded: bool | None = None

    def over(self, base: "Style") -> "Style":
        """This style, completed by what it rests on."""
        return Style._make(below if own is None else own for own, below in zip(self, base, strict=True))


class Styles:
    """The paragraph and text styles of a document, inheritance resolved."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        """Take the roots of content.xml and styles.xml: what the first says wins."""
        self._elements: dict[tuple[str, str], etree._Element] = {}
        self._resolved: dict[tuple[str, str], Style] = {}
        for root in roots:
            for element in root.iter(q("style:style")):
                key = element.get(q("style:family"), ""), element.get(q("style:name"), "")
                self._elements.setdefault(key, element)

    def named(self, family: str, name: str | None, depth: int = 0) -> Style:
        """The style of this family and name; one that says nothing when it is unknown."""
        if name is None or depth > _MAX_DEPTH:
            return Style()
        key = family, name
        if key not in self._resolved:
            self._resolved[key] = self._resolve(key, depth)
        return self._resolved[key]

    def _resolve(self, key: tuple[str, str], depth: int) -> Style:
        family, name = key
        element = self._elements.get(key)
        own = _own(element, name)
        base = self.named(family, None if element is None else element.get(q("style:parent-style-name")), depth + 1)
        return own.over(base)


def level_of(value: str | None) -> int | None:
    """A heading level from 1 to 9, None for anything else."""
    return min(int(value), _MAX_LEVEL) if value and value.isascii() and value.isdigit() and int(value) else None


def _own(element: etree._Element | None, name: str) -> Style:
    match = _HEADING.fullmatch(name)
    level = int(match[1]) if match else None
    if element is None:
        return Style(level)
    properties = element.find(q("style:text-properties"))
    weight, display, line, kind, position, colour = (
        None if properties is None else properties.get(q(name))
        for name in ("fo:font-weight", "text:display", *_STRUCK, "style:text-position", "fo:color")
    )
    struck = line or kind
    return Style(
        level_of(element.get(q("style:default-outline-level"))) or level,
        None if weight is None else weight in _BOLD,
        None if display is None else display == "none",
        None if struck is None else struck != "none",
        None if position is None else _RAISED.match(position) is not None,
        None if colour is None else colour.lower() == "#ffffff",
        _is_shaded(element),
    )


def _is_shaded(element: etree._Element) -> bool | None:
    """Whether the ground is of another colour than the paper; None where nothing is said."""
    grounds = [part.get(q("fo:background-color")) for part in element if part.get(q("fo:background-color"))]
    return any(ground not in {"transparent", "#ffffff"} for ground in grounds) if grounds else None
