"""The pages of a PDF, through pdfium."""

import re
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from regain.exchange.reading.pdf.glyphs import Glyph, glyphs_of, is_level, usual_quarters, words_of
from regain.exchange.reading.pdf.layout import Page, Word
from regain.exchange.reading.pdf.rules import rules_of
from regain.exchange.reading.pdf.turning import Turn
from regain.exchange.reading.refusals import UnreadableFile
from regain.exchange.reading.safety import DAMAGED, LOCKED, MAX_CHARACTERS, TOO_LONG

MAX_PAGES = 500
_SAME_ROW = 0.45
# pdfium keeps global state: two threads in it at once crash the process.
_PDFIUM = threading.Lock()


def read_pages(content: bytes) -> list[Page]:
    """The pages of a PDF. Raise `UnreadableFile` for one that is cut short, damaged, locked or far too long."""
    if content.rfind(b"%%EOF") < content.rfind(b"endobj"):
        raise UnreadableFile(DAMAGED)
    with _PDFIUM:
        try:
            with closing(pypdfium2.PdfDocument(content)) as pdf:
                return list(_pages(pdf))
        except (pypdfium2.PdfiumError, OverflowError, MemoryError) as error:
            is_locked = getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD
            raise UnreadableFile(LOCKED if is_locked else DAMAGED) from error


def _pages(pdf: Any) -> Iterator[Page]:
    if not 0 < len(pdf) <= MAX_PAGES:
        raise UnreadableFile(TOO_LONG if len(pdf) else DAMAGED)
    characters = row = 0
    for index in range(len(pdf)):
        with closing(pdf[index]) as raw, closing(raw.get_textpage()) as textpage:
            characters += textpage.count_chars()
            if characters > MAX_CHARACTERS:
                raise UnreadableFile(TOO_LONG)
            page = _page(raw, textpage, number=index + 1)
        words = tuple(_numbered(page.words, after=row))
        row = max((word.row for word in words), default=row)
        yield replace(page, words=words)


def _page(raw: Any, textpage: Any, *, number: int) -> Page:
    left, bottom, right, top = raw.get_bbox()
    turn = Turn(left, bottom, right, top, raw.get_rotation())
    glyphs, unknown = glyphs_of(textpage, turn)
    if quarters := usual_quarters(glyphs):
        # A wide page laid on its side: it is read the way its words go.
        turn = replace(turn, degrees=(turn.degrees + 90 * quarters) % 360)
        glyphs, unknown = glyphs_of(textpage, turn)
    width, height = turn.size
    levels, uprights = rules_of(raw, turn)
    level = [glyph for glyph in glyphs if glyph.character.isspace() or is_level(glyph)]
    pictures = raw.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3)
    has_pictures = next(iter(pictures), None) is not None
    sideways = _sideways(glyphs)
    return Page(number, width, height, tuple(words_of(level)), levels, uprights, sideways, has_pictures, unknown)


def _sideways(glyphs: list[Glyph]) -> str:
    """The words that are not level, in the order they were drawn."""
    written = "".join(
        " " if glyph.character.isspace() or is_level(glyph) else glyph.character + " " * glyph.is_hyphen
        for glyph in glyphs
    )
    return re.sub(r"\s+", " ", written).strip()


def _numbered(words: tuple[Word, ...], *, after: int) -> Iterator[Word]:
    """The words with their line of print, in the order they were drawn."""
    rows: dict[int, int] = {}
    row, last = after, None
    for index, word in sorted(enumerate(words), key=lambda pair: (pair[1].y, pair[1].x0)):
        if last is None or word.y - last.y > _SAME_ROW * max(word.size, last.size):
            row += 1
        last = word
        rows[index] = row
    return (replace(word, row=rows[index]) for index, word in enumerate(words))
