"""The pages of a PDF, through pdfium."""

import re
import threading
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from regain.exchange.reading.pdf.annotations import Overlay, attachments_of, overlay_of, unplaced
from regain.exchange.reading.pdf.glyphs import Glyph, glyphs_of, is_level, is_mostly_unseen, usual_quarters, words_of
from regain.exchange.reading.pdf.layout import Box, Page, Print, Rule, Word
from regain.exchange.reading.pdf.rules import rules_of
from regain.exchange.reading.pdf.striking import without_struck
from regain.exchange.reading.pdf.turning import Turn
from regain.exchange.reading.refusals import UnreadableFile
from regain.exchange.reading.safety import DAMAGED, LOCKED, MAX_CHARACTERS, TOO_LONG

MAX_PAGES = 500
_SAME_ROW = 0.45
# The share of a page that the picture of a scanned one takes.
_WHOLE = 0.7
_DEPTH = 3
# How far below the base line of the words beside it a box reaches, as a share of its height.
_DROP = 0.2
_LONGEST_MARK = 2
_MARKS = frozenset("✓✔✗✘✕✖×xX•●■◆★")
# As a share of the size of the mark: a wider box lies over words of the page.
_WIDEST_FOR_MARK = 2
# pdfium keeps global state: two threads in it at once crash the process.
_PDFIUM = threading.Lock()


def read_print(content: bytes) -> Print:
    """The pages of a PDF. Raise `UnreadableFile` for one that is cut short, damaged, locked or far too long."""
    if content.rfind(b"%%EOF") < content.rfind(b"endobj"):
        raise UnreadableFile(DAMAGED)
    with _PDFIUM:
        try:
            with closing(pypdfium2.PdfDocument(content)) as pdf:
                pdf.init_forms()
                attached = list(attachments_of(pdf))
                pages = tuple(_pages(pdf, attached))
                is_dynamic = pdf.get_formtype() == pdfium.FORMTYPE_XFA_FULL
                return Print(pages, tuple(dict.fromkeys(attached)), is_dynamic)
        except (pypdfium2.PdfiumError, OverflowError, MemoryError) as error:
            is_locked = getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD
            raise UnreadableFile(LOCKED if is_locked else DAMAGED) from error


def _pages(pdf: Any, attached: list[str]) -> Iterator[Page]:
    """The pages; names of files attached to one of them are added to `attached`."""
    if not 0 < len(pdf) <= MAX_PAGES:
        raise UnreadableFile(TOO_LONG if len(pdf) else DAMAGED)
    characters = row = 0
    for index in range(len(pdf)):
        with _opened(pdf, index) as (raw, overlay), closing(raw.get_textpage()) as textpage:
            attached.extend(overlay.attached)
            characters += textpage.count_chars()
            if characters > MAX_CHARACTERS:
                raise UnreadableFile(TOO_LONG)
            page = _page(raw, textpage, overlay, number=index + 1)
            left = unplaced(overlay, textpage)
        words = tuple(_numbered(page.words, after=row))
        row = max((word.row for word in words), default=row)
        yield replace(
            without_struck(replace(page, words=words)),
            unplaced=left,
            has_comments=overlay.has_comments,
        )


@contextmanager
def _opened(pdf: Any, index: int) -> Iterator[tuple[Any, Overlay]]:
    """A page with what is laid over it, drawn into it."""
    raw = pdf[index]
    overlay = overlay_of(raw)
    if overlay.is_drawn:
        raw.close()
        raw = pdf[index]
    with closing(raw):
        yield raw, overlay


def _page(raw: Any, textpage: Any, overlay: Overlay, *, number: int) -> Page:
    left, bottom, right, top = raw.get_bbox()
    turn = Turn(left, bottom, right, top, raw.get_rotation())
    glyphs, unknown = glyphs_of(textpage, turn)
    if quarters := usual_quarters(glyphs):
        # A wide page laid on its side: it is read the way its words go.
        turn = replace(turn, degrees=(turn.degrees + 90 * quarters) % 360)
        glyphs, unknown = glyphs_of(textpage, turn)
    width, height = turn.size
    levels, uprights, boxes = rules_of(raw, turn)
    level = [glyph for glyph in glyphs if glyph.character.isspace() or is_level(glyph)]
    pictures = list(raw.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=_DEPTH))
    is_whole = any(_fills(picture, right - left, top - bottom) for picture in pictures)
    return Page(
        number,
        width,
        height,
        tuple(_with_boxes(words_of(level), overlay, turn)),
        levels,
        uprights,
        _sideways(glyphs),
        bool(pictures),
        unknown,
        is_recognised=is_whole and (is_mostly_unseen(glyphs) or _begins_with_words(raw)),
        boxes=boxes,
        has_struck=overlay.has_struck,
        strikes=tuple(_strikes(overlay, turn)),
    )


def _strikes(overlay: Overlay, turn: Turn) -> Iterator[Rule]:
    """The middle of each rectangle that an annotation strikes out, as a level rule."""
    for left, bottom, right, top in overlay.strikes:
        (x0, y0), (x1, y1) = turn.point(left, bottom), turn.point(right, top)
        yield Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1))


def _with_boxes(words: Iterable[Word], overlay: Overlay, turn: Turn) -> Iterator[Word]:
    """The words with a sign for each box to tick, in place of the mark that is drawn in it."""
    signs = []
    for (left, bottom, right, top), is_ticked in overlay.boxes:
        (x0, y0), (x1, y1) = turn.point(left, bottom), turn.point(right, top)
        box = Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        height = box.y1 - box.y0
        signs.append(
            (box, Word("☒" if is_ticked else "☐", box.x0, box.x1, box.y1 - _DROP * height, height or 1.0, False))
        )
    yield from (word for word in words if not any(_is_mark(word, box) for box, _ in signs))
    yield from (sign for _, sign in signs)


def _is_mark(word: Word, box: Box) -> bool:
    """Whether a word is the mark drawn in a box: a sign of its own, or a short one in a box that holds no other."""
    if len(word.words) > _LONGEST_MARK or not box.holds((word.x0 + word.x1) / 2, word.y - word.size / 4):
        return False
    return word.words in _MARKS or box.x1 - box.x0 <= _WIDEST_FOR_MARK * word.size


def _begins_with_words(raw: Any) -> bool:
    """Whether words are drawn before the first picture, which then hides them when it is that of the page."""
    drawn = raw.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_TEXT], max_depth=_DEPTH)
    first = next(iter(drawn), None)
    return first is not None and first.type == pdfium.FPDF_PAGEOBJ_TEXT


def _fills(picture: Any, width: float, height: float) -> bool:
    """Whether a picture is that of the page."""
    left, bottom, right, top = picture.get_bounds()
    return bool((right - left) * (top - bottom) >= _WHOLE * width * height)


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
