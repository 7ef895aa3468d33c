"""A part of a template made ready for Jinja2: each tag whole in one run, each rule of a paragraph or row alone."""

import html
import re

from lxml import etree

from regain.core.xml import parsed
from regain.exchange.writing.templates.names import CELL, PARAGRAPH, ROW, SPACE, TABLE, WORDS, W
from regain.exchange.writing.templates.tags import TAG, Spot, Tag, tags_of, words_of

_JINJA = re.compile(r"\{[{%](?:(?!\{[{%]).)*?[}%]\}", re.DOTALL)
_HOLDERS = {CELL, f"{W}hdr", f"{W}ftr"}


def ready(xml: str) -> str:
    """The XML of a checked part, as a Jinja2 template."""
    root = parsed(xml)
    for paragraph in list(root.iter(PARAGRAPH)):
        tags = tags_of(Spot("", paragraph))
        if tags:
            _gather(paragraph)
        for tag in tags:
            _lift(tag)
    written: str = etree.tostring(root, encoding="unicode")
    return _JINJA.sub(lambda tag: html.unescape(tag.group()), written)


def _gather(paragraph: etree._Element) -> None:
    """Write each tag whole where it begins, comments left out."""
    pieces = words_of(paragraph)
    text = "".join(piece.text or "" for piece in pieces)
    owners = [rank for rank, piece in enumerate(pieces) for _ in piece.text or ""]
    written: list[list[str]] = [[] for _ in pieces]
    tags = {match.start(): match for match in TAG.finditer(text)}
    at = 0
    while at < len(text):
        if (match := tags.get(at)) is None:
            written[owners[at]].append(text[at])
            at += 1
        else:
            written[owners[at]].append(_plain(match.group()))
            at = match.end()
    for piece, words in zip(pieces, written, strict=True):
        piece.text = "".join(words)
        piece.set(SPACE, "preserve")


def _plain(raw: str) -> str:
    """The tag without what only Word's readers see: scale, dashes, typographic quotes."""
    if raw.startswith("{#"):
        return ""
    said = _read(raw)
    return f"{{{{ {said} }}}}" if raw.startswith("{{") else f"{{% {said} %}}"


def _read(raw: str) -> str:
    paragraph = etree.Element(PARAGRAPH)
    etree.SubElement(etree.SubElement(paragraph, f"{W}r"), WORDS).text = raw
    return tags_of(Spot("", paragraph))[0].body


def _lift(tag: Tag) -> None:
    """Put a rule of a paragraph or of a row in its place."""
    if tag.scale == "p":
        _replace(tag.paragraph, f"{{% {tag.body} %}}")
    elif tag.scale == "tr":
        _replace(next(tag.paragraph.iterancestors(ROW)), f"{{% {tag.body} %}}")


def _replace(element: etree._Element, words: str) -> None:
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    words += element.tail or ""
    if before is None:
        parent.text = (parent.text or "") + words
    else:
        before.tail = (before.tail or "") + words
    parent.remove(element)


def mended(xml: str) -> str:
    """The filled XML, with what Word demands where a loop left nothing: a row in tables, a paragraph in cells."""
    root = parsed(xml)
    for table in list(root.iter(TABLE)):
        parent = table.getparent()
        if parent is not None and table.find(f".//{ROW}") is None:
            parent.remove(table)
    for holder in root.iter(*_HOLDERS):
        if len(holder) == 0 or holder[-1].tag != PARAGRAPH:
            etree.SubElement(holder, PARAGRAPH)
    written: str = etree.tostring(root, encoding="unicode")
    return written
