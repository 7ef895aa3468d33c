"""Pieces of OpenDocument as text."""

from regain.exchange.writing.markup import escaped

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = {
    **{name: f"{_OASIS}:{name}:1.0" for name in ("office", "text", "table", "style", "meta", "manifest", "config")},
    "draw": f"{_OASIS}:drawing:1.0",
    "fo": f"{_OASIS}:xsl-fo-compatible:1.0",
    "svg": f"{_OASIS}:svg-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}
DECLARED = " ".join(
    f'xmlns:{prefix}="{name}"' for prefix, name in NAMES.items() if prefix not in ("manifest", "config")
)


def paragraph(inside: str, style: str) -> str:
    """A paragraph of a style; what is inside is already XML."""
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def said(words: str, style: str) -> str:
    """A paragraph of plain words."""
    return paragraph(escaped(words), style)


def bullets(items: tuple[str, ...], style: str) -> str:
    """A list."""
    inside = "".join(f"<text:list-item>{said(item, style)}</text:list-item>" for item in items)
    return f'<text:list text:style-name="Bullets">{inside}</text:list>' if inside else ""
