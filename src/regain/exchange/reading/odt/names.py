"""Names of OpenDocument."""

from functools import cache

from lxml import etree

_BASE = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = {
    "office": f"{_BASE}office:1.0",
    "style": f"{_BASE}style:1.0",
    "text": f"{_BASE}text:1.0",
    "table": f"{_BASE}table:1.0",
    "draw": f"{_BASE}drawing:1.0",
    "fo": f"{_BASE}xsl-fo-compatible:1.0",
    "field": "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0",
    "form": f"{_BASE}form:1.0",
    "manifest": f"{_BASE}manifest:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "math": "http://www.w3.org/1998/Math/MathML",
    "xlink": "http://www.w3.org/1999/xlink",
    "xml": "http://www.w3.org/XML/1998/namespace",
}


@cache
def q(name: str) -> str:
    """The full name of `prefix:local`."""
    prefix, _, local = name.partition(":")
    return f"{{{SPACES[prefix]}}}{local}"


def count_of(element: etree._Element, name: str, *, most: int) -> int:
    """A number of repetitions or of places covered: 1 where nothing sensible is said, never over `most`."""
    value = element.get(q(name), "1")
    number = int(value) if value.isascii() and value.isdigit() and len(value) < 9 else 1  # noqa: PLR2004 - as above
    return max(1, min(number, most))
