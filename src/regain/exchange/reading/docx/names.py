"""Names of WordprocessingML."""

from functools import cache

from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
STRICT_DRAWING = "http://purl.oclc.org/ooxml/drawingml/main"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
STRICT_MATH = "http://purl.oclc.org/ooxml/officeDocument/math"
OFFICE = "urn:schemas-microsoft-com:office:office"
VML = "urn:schemas-microsoft-com:vml"


@cache
def w(name: str) -> str:
    """The full name of an element or attribute of the main namespace."""
    return f"{{{WORD}}}{name}"


VALUE = w("val")


def value_of(parent: etree._Element | None, name: str) -> str | None:
    """The `w:val` of a child, None where there is no such child or value."""
    child = None if parent is None else parent.find(w(name))
    return None if child is None else child.get(VALUE)


def toggle_of(parent: etree._Element | None, name: str) -> bool | None:
    """Whether a property is on or off; None where nothing is said."""
    child = None if parent is None else parent.find(w(name))
    return None if child is None else child.get(VALUE, "1") not in {"0", "false", "off"}


def number_of(value: str | None) -> int | None:
    """A whole number, None for anything else."""
    return int(value) if value is not None and value.isascii() and value.isdigit() and len(value) < 9 else None  # noqa: PLR2004 - nine digits count nothing in a document
