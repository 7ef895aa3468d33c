"""Other documents that a DOCX holds whole and shows in its text: pages, texts, documents of Word."""

import email
import email.policy

from lxml import etree

from regain.exchange.reading import remarks
from regain.exchange.reading.docx.names import w
from regain.exchange.reading.docx.numbering import Numbering
from regain.exchange.reading.docx.pages import blocks_of_page, paragraph_of
from regain.exchange.reading.docx.parts import Related, identifier_of, read_parts
from regain.exchange.reading.docx.slimming import slim
from regain.exchange.reading.docx.styles import Styles
from regain.exchange.reading.refusals import UnreadableFile
from regain.exchange.reading.text import decoded

_LEFT = (w("sectPr"), w("altChunk"), w("footnoteReference"), w("endnoteReference"))


def insert_chunks(document: etree._Element, related: Related) -> set[str]:
    """Put the blocks of each document in its place in a slimmed main part; tell the codes of what was met."""
    noticed: set[str] = set()
    for chunk in list(document.iter(w("altChunk"))):
        content = related.content(identifier_of(chunk))
        try:
            blocks = [] if content is None else _blocks_of(content, noticed)
        except UnreadableFile:
            blocks = []
        if not blocks:
            noticed.add(remarks.PARTS_IGNORED)
        for block in reversed(blocks):
            chunk.addnext(block)
    etree.strip_elements(document, w("altChunk"), with_tail=False)
    return noticed


def _blocks_of(content: bytes, noticed: set[str]) -> list[etree._Element]:
    """The slimmed blocks of a document; none where it is of another kind."""
    if content.startswith(b"PK"):
        return _blocks_of_docx(content, noticed)
    if content.lstrip()[:13].lower() == b"mime-version:" or b"multipart/related" in content[:2000].lower():
        message = email.message_from_bytes(content, policy=email.policy.default)
        page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
        return [] if page is None else blocks_of_page(str(page.get_content()))
    letters = decoded(content)
    if letters.startswith("{\\rtf") or "\x00" in letters:
        return []
    if letters.lstrip().startswith("<"):
        return blocks_of_page(letters)
    return [paragraph_of(line) for line in letters.splitlines() if line.strip()]


def _blocks_of_docx(content: bytes, noticed: set[str]) -> list[etree._Element]:
    parts = read_parts(content)
    noticed |= slim(parts.document, Styles(parts.styles), Numbering(parts.numbering), parts.related)
    if parts.notes or next(parts.document.iter(w("altChunk")), None) is not None:
        noticed.add(remarks.PARTS_IGNORED)
    etree.strip_elements(parts.document, *_LEFT, with_tail=False)
    body = parts.document.find(w("body"))
    return [] if body is None else list(body)
