"""What is laid over the pages of a PDF: values of forms, free text, stamps, comments, attached files.

pdfium draws forms and free text into the page ("flattening"): their words then stand where a reader sees them.
"""

import ctypes
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

_WORDED = frozenset({pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP})
_COMMENTING = frozenset(
    {
        pdfium.FPDF_ANNOT_TEXT,
        pdfium.FPDF_ANNOT_HIGHLIGHT,
        pdfium.FPDF_ANNOT_UNDERLINE,
        pdfium.FPDF_ANNOT_SQUIGGLY,
        pdfium.FPDF_ANNOT_STRIKEOUT,
        pdfium.FPDF_ANNOT_CARET,
    }
)
_TYPED = frozenset({pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX})
_TICKED = frozenset({pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON})
_MOST = 5_000
_LONGEST = 20_000
_WORD = re.compile(r"[^\W_]+")
# Data that a program attaches for other programs, as Regain does, is nothing to read.
_DATA = re.compile(r"\.(?:json|xml|csv)$", re.IGNORECASE)

Asked = Callable[[Any, int], int]


@dataclass(frozen=True, slots=True)
class Overlay:
    """What is laid over a page: `typed`, the words of its forms and free text; `attached`, the names of files.

    `strikes`: the rectangles that annotations strike out, each with its left, bottom, right and top on the page.
    `boxes`: those to tick, each with its left, bottom, right and top on the page, and whether it is ticked.
    """

    typed: tuple[str, ...] = ()
    attached: tuple[str, ...] = ()
    strikes: tuple[tuple[float, float, float, float], ...] = ()
    boxes: tuple[tuple[tuple[float, float, float, float], bool], ...] = ()
    has_comments: bool = False
    has_struck: bool = False
    is_drawn: bool = False


def overlay_of(page: Any) -> Overlay:
    """What is laid over a page. Its forms and free text are drawn into it: the page is to be opened again."""
    count = min(pdfium.FPDFPage_GetAnnotCount(page.raw), _MOST)
    notes = [note for rank in range(max(0, count)) if (note := pdfium.FPDFPage_GetAnnot(page.raw, rank))]
    try:
        kinds = [pdfium.FPDFAnnot_GetSubtype(note) for note in notes]
        read = [_words(page, note, kind) for note, kind in zip(notes, kinds, strict=True)]
        strikes = [
            strike
            for note, kind in zip(notes, kinds, strict=True)
            if kind == pdfium.FPDF_ANNOT_STRIKEOUT
            for strike in _strikes(note)
        ]
        boxes = [box for note, kind in zip(notes, kinds, strict=True) if (box := _box(page, note, kind))]
        files = [
            _file(note) for note, kind in zip(notes, kinds, strict=True) if kind == pdfium.FPDF_ANNOT_FILEATTACHMENT
        ]
    finally:
        for note in notes:
            pdfium.FPDFPage_CloseAnnot(note)
    marked = list(zip(kinds, read, strict=True))
    is_drawn = bool(_WORDED.intersection(kinds))
    if is_drawn and pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_FAIL:
        is_drawn = False
    return Overlay(
        tuple(words for kind, words in marked if kind in _WORDED and words),
        tuple(name for name in files if not _DATA.search(name)),
        tuple(strikes),
        tuple(boxes),
        any(kind in _COMMENTING and words for kind, words in marked),
        pdfium.FPDF_ANNOT_STRIKEOUT in kinds,
        is_drawn,
    )


def attachments_of(pdf: Any) -> Iterator[str]:
    """The names of the files attached to the document, those for programs left out."""
    for rank in range(min(max(0, pdf.count_attachments()), _MOST)):
        try:
            name = pdf.get_attachment(rank).get_name()
        except pypdfium2.PdfiumError:
            name = ""
        if not _DATA.search(name):
            yield name


def unplaced(overlay: Overlay, textpage: Any) -> tuple[str, ...]:
    """The words of forms and free text that the page does not show once they are drawn into it."""
    if not overlay.typed:
        return ()
    shown = _WORD.findall(textpage.get_text_range())
    edges = {0, *accumulate(map(len, shown))}
    squashed = "".join(shown)
    return tuple(words for words in overlay.typed if not _is_within("".join(_WORD.findall(words)), squashed, edges))


def _is_within(words: str, squashed: str, edges: Collection[int]) -> bool:
    """Whether words are within others, both without white space; `edges`: where a word of the others ends or begins."""
    at = squashed.find(words)
    while at >= 0 and not (at in edges and at + len(words) in edges):
        at = squashed.find(words, at + 1)
    return at >= 0


def _words(page: Any, note: Any, kind: int) -> str:
    if kind == pdfium.FPDF_ANNOT_WIDGET:
        form = page.formenv.raw if page.formenv else None
        if form is None or pdfium.FPDFAnnot_GetFormFieldType(form, note) not in _TYPED:
            return ""
        return _asked(lambda room, size: pdfium.FPDFAnnot_GetFormFieldValue(form, note, room, size))
    return _asked(lambda room, size: pdfium.FPDFAnnot_GetStringValue(note, b"Contents", room, size))


def _strikes(note: Any) -> Iterator[tuple[float, float, float, float]]:
    quad = pdfium.FS_QUADPOINTSF()
    for rank in range(min(pdfium.FPDFAnnot_CountAttachmentPoints(note), _MOST)):
        if pdfium.FPDFAnnot_GetAttachmentPoints(note, rank, quad):
            xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            yield min(xs), min(ys), max(xs), max(ys)


def _box(page: Any, note: Any, kind: int) -> tuple[tuple[float, float, float, float], bool] | None:
    """The place of a box to tick that is shown, and whether it is ticked."""
    form = page.formenv.raw if page.formenv else None
    is_hidden = pdfium.FPDFAnnot_GetFlags(note) & (pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW)
    if kind != pdfium.FPDF_ANNOT_WIDGET or form is None or is_hidden:
        return None
    place = pdfium.FS_RECTF()
    if pdfium.FPDFAnnot_GetFormFieldType(form, note) not in _TICKED or not pdfium.FPDFAnnot_GetRect(note, place):
        return None
    return (place.left, place.bottom, place.right, place.top), bool(pdfium.FPDFAnnot_IsChecked(form, note))


def _file(note: Any) -> str:
    attached = pdfium.FPDFAnnot_GetFileAttachment(note)
    return _asked(lambda room, size: pdfium.FPDFAttachment_GetName(attached, room, size)) if attached else ""


def _asked(ask: Asked) -> str:
    """A text of pdfium, which says first how many bytes it takes. One that is far too long is cut."""
    size = min(ask(None, 0), 2 * _LONGEST)
    room = (ctypes.c_ushort * (size // 2 + 1))()
    ask(room, ctypes.sizeof(room))
    return bytes(room)[:size].decode("utf-16-le", "replace").strip("\0 \r\n\t")
