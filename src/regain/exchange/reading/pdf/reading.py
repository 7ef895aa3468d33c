"""A PDF as blocks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from regain.exchange.reading.blocks import Document, Remark, Text
from regain.exchange.reading.pdf.assembling import blocks_of, parts_of_document, parts_of_page
from regain.exchange.reading.pdf.furniture import margin_lines
from regain.exchange.reading.pdf.layout import Page, Print
from regain.exchange.reading.pdf.lines import Line, lines_of
from regain.exchange.reading.pdf.pages import read_print
from regain.exchange.reading.pdf.paragraphs import paragraphs_of
from regain.exchange.reading.pdf.sorting import SortedPage, sorted_pages
from regain.exchange.reading.pdf.typesetting import typesetting_of
from regain.exchange.reading.refusals import UnreadableFile
from regain.exchange.reading.remarks import (
    COLUMNS_READ,
    COMMENTS_IGNORED,
    DRAFT_MARKED,
    DRAWN_BY_ADOBE,
    DYNAMIC_FORM,
    ENCLOSED,
    FORM_VALUES,
    NOTES_MOVED,
    PAGE_WITHOUT_TEXT,
    PICTURES_IGNORED,
    RECOGNISED_TEXT,
    SIDE_BY_SIDE,
    STRUCK_IN_PDF,
    UNKNOWN_GLYPHS,
    about_attached,
    drafts,
    remark,
    running_remarks,
)
from regain.exchange.reading.runs import Noticed
from regain.exchange.reading.wording import texts_of

ALIGNED_TABLE = "aligned_table"
SIDEWAYS_TEXT = "sideways_text"
_SCANNED = (
    "Ce PDF ne contient que des images de pages : déposez le fichier d’origine (Word, OpenDocument) "
    "ou un PDF dont on peut sélectionner le texte."
)
_LEAST_LETTERS = 20
_QUOTED = 200
_FEW_WORDS = 8


def read_pdf(content: bytes, *, media_type: str) -> Document:
    """The document of a PDF. Raise `UnreadableFile` for a damaged or locked one, or one that is only pictures."""
    printed = read_print(content)
    pages = printed.pages
    if _is_scanned(pages):
        enclosed = ENCLOSED if printed.attached else _SCANNED
        raise UnreadableFile(DRAWN_BY_ADOBE if printed.is_dynamic_form else enclosed)
    sheets = sorted_pages(pages)
    body = [line for sheet in sheets for line in sheet.lines]
    setting = typesetting_of(body, (line for page in pages for line in lines_of(page.words, page=page.number)))
    parts = [(parts_of_page(sheet.regions, sheet.tables), sheet.column) for sheet in sheets]
    notes = [note for sheet in sheets for note in paragraphs_of(sheet.notes, sheet.column)]
    blocks = tuple(blocks_of([*parts_of_document(parts, setting), *notes], setting))
    aligned = [page.number for page, sheet in zip(pages, sheets, strict=True) if sheet.is_aligned]
    running = list(running_remarks(words for sheet in sheets for words in sheet.running))
    if not any(told.code == DRAFT_MARKED for told in running):
        running += drafts(_edges(pages[0], sheets[0].lines), "Le bord de la première page")
    remarks = (*_remarks(printed), *map(_about_aligned, aligned), *_about_columns(sheets), *running)
    return Document(media_type, blocks + tuple(_sideways(pages)), pages=len(pages), remarks=remarks)


def _is_scanned(pages: Sequence[Page]) -> bool:
    """Whether there are no words, or next to none beside pictures: a stamp on a scan, say."""
    letters = sum(len(word.words) for page in pages for word in page.words) + sum(len(page.sideways) for page in pages)
    return letters == 0 or (letters < _LEAST_LETTERS and any(page.has_pictures for page in pages))


def _edges(page: Page, lines: Iterable[Line]) -> Iterator[str]:
    """The short lines in the margins of a page: what runs over a document of one page is not seen to run."""
    return (line.words for line in margin_lines(page, lines) if len(line.words.split()) <= _FEW_WORDS)


def _sideways(pages: Sequence[Page]) -> Iterator[Text]:
    for page in pages:
        row = max((word.row for word in page.words), default=1)
        yield from texts_of(page.sideways, Text("", row, page.number))


def _about_columns(sheets: Sequence[SortedPage]) -> Iterator[Remark]:
    for number, sheet in enumerate(sheets, start=1):
        if any(region.is_side for region in sheet.regions):
            yield Remark(
                COLUMNS_READ, f"La page {number} est en colonnes : elles sont lues l’une après l’autre.", page=number
            )
        unsure = next((region.doubt for region in sheet.regions if region.doubt), None)
        if unsure:
            message = (
                f"La page {number} met des textes côte à côte, que nous avons lus ligne par ligne à partir de "
                f"« {unsure.words[:_QUOTED]} » : vérifiez qu’ils ne sont pas mêlés."
            )
            yield Remark(SIDE_BY_SIDE, message, unsure.row, number)


def _about_aligned(page: int) -> Remark:
    message = f"La page {page} contient un tableau sans traits, reconnu à ses alignements : vérifiez ce qui y est lu."
    return Remark(ALIGNED_TABLE, message, page=page)


def _remarks(printed: Print) -> Iterator[Remark]:
    for page in printed.pages:
        yield from _about_page(page)
    if any(page.has_pictures and page.words and not page.is_recognised for page in printed.pages):
        yield remark(PICTURES_IGNORED)
    yield from drafts((page.sideways for page in printed.pages), "Un texte en travers des pages")
    if any(page.is_recognised for page in printed.pages):
        yield remark(RECOGNISED_TEXT)
    if any(page.has_comments for page in printed.pages):
        yield remark(COMMENTS_IGNORED)
    if any(word.is_call for page in printed.pages for word in page.words):
        yield remark(NOTES_MOVED)
    if printed.is_dynamic_form:
        yield remark(DYNAMIC_FORM)
    if printed.attached:
        yield about_attached(printed.attached)


def _about_page(page: Page) -> Iterator[Remark]:
    if not page.words and page.has_pictures:
        message = f"La page {page.number} ne contient que des images : elle n’a pas été lue."
        yield Remark(PAGE_WITHOUT_TEXT, message, page=page.number)
    if page.sideways:
        message = f"La page {page.number} contient du texte en travers : il est lu à la fin du document."
        yield Remark(SIDEWAYS_TEXT, message, page=page.number)
    if page.unknown_glyphs:
        message = f"La page {page.number} contient des caractères que le PDF ne sait pas nommer : ils manquent."
        yield Remark(UNKNOWN_GLYPHS, message, page=page.number)
    for told in Noticed(struck=list(page.struck)).remarks():
        yield replace(told, page=page.number)
    if page.has_struck:
        message = f"La page {page.number} contient des mots barrés par une annotation : ils sont lus comme les autres."
        yield Remark(STRUCK_IN_PDF, message, page=page.number)
    for words in page.unplaced:
        message = f"Un champ ou une note de la page {page.number} dit « {words[:_QUOTED]} » : nous n’avons pas pu le lire à sa place."
        yield Remark(FORM_VALUES, message, page=page.number)
