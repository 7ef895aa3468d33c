"""Signs and wrappings of a DOCX that mammoth does not know, written as those that it knows."""

from lxml import etree
from mammoth.docx.dingbats import dingbats

from regain.exchange.reading.docx.names import w

_ALIKE = {w("cr"): w("br"), w("ptab"): w("tab")}
_KNOWN = frozenset(
    w(name)
    for name in (
        *(
            "body",
            "del",
            "document",
            "endnote",
            "endnotes",
            "footnote",
            "footnotes",
            "ftr",
            "hdr",
            "moveFrom",
            "p",
            "r",
        ),
        *("tbl", "tc", "tr"),
    )
)
_SYMBOLS = 0xF000


def spell(root: etree._Element) -> None:
    """Write breaks, tabs and signs in the usual way, and take off what wraps words without meaning anything here."""
    for element in root.iter(*_ALIKE):
        element.tag = _ALIKE[element.tag]
    for symbol in list(root.iter(w("sym"))):
        _spell_symbol(symbol)
    unknown = {str(one.tag) for words in root.iter(w("t")) for one in words.iterancestors() if one.tag not in _KNOWN}
    if unknown:
        etree.strip_tags(root, *unknown)


def _spell_symbol(symbol: etree._Element) -> None:
    """Write a sign of a font of which mammoth has no table: by its letter, or by its place among the font's signs."""
    font, char = symbol.get(w("font"), ""), symbol.get(w("char"), "")
    try:
        code = int(char, 16)
    except ValueError:
        code = 0
    if (font, code) in dingbats or (code >= _SYMBOLS and (font, code - _SYMBOLS) in dingbats):
        return
    symbol.tag = w("t")
    symbol.text = chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE else ""  # noqa: PLR2004 - what XML may hold
