"""Formulas of an ODT, written on one line."""

from lxml import etree

from regain.exchange.reading.equations import bracketed, raised
from regain.exchange.reading.odt.names import SPACES

_MATH = f"{{{SPACES['math']}}}"
_LEAVES = frozenset({"mi", "mn", "mo", "mtext", "ms"})
_PLAIN = _LEAVES | {"math", "semantics", "mrow", "mstyle", "mspace", "annotation"}


def is_plain(formula: etree._Element) -> bool:
    """Whether it is but a line of signs."""
    return all(_name(part) in _PLAIN for part in formula.iter(f"{_MATH}*"))


def line_of(element: etree._Element) -> str:
    """The words and signs of a formula, fractions with a bar, exponents raised."""
    name = _name(element)
    if name in _LEAVES:
        return element.text or ""
    parts = [line_of(child) for child in element.iterchildren(f"{_MATH}*") if _name(child) != "annotation"]
    if name == "mfrac" and len(parts) > 1:
        return f"{bracketed(parts[0])}/{bracketed(parts[1])}"
    if name == "msup" and len(parts) > 1:
        return parts[0] + raised(parts[1])
    if name == "mspace":
        return " "
    return f"√{bracketed(''.join(parts))}" if name == "msqrt" else "".join(parts)


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname
