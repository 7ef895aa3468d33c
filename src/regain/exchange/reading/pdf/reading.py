"""A PDF as blocks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from regain.exchange.reading.blocks import Document, Remark, Text
from regain.exchange.reading.pdf.assembling import blocks_of, parts_of_document, parts_of_page
from regain.exchange.reading.pdf.frames import Framework, frameworks_of
from regain.exchange.reading.pdf.furniture import furniture_rows
from regain.exchange.reading.pdf.layout import Page, Word
from regain.exchange.reading.pdf.lines import Line, lines_of
from regain.exchange.reading.pdf.pages import read_pages
from regain.exchange.reading.pdf.paragraphs import Column, usual_pitch
from regain.exchange.reading.pdf.tables import fill, frame_of
from regain.exchange.reading.pdf.typesetting import typesetting_of
from regain.exchange.reading.refusals import UnreadableFile
from regain.exchange.reading.remarks import PICTURES_IGNORED, remark
from regain.exchange.reading.wording import texts_of

PAGE_WITHOUT_TEXT = "page_without_text"
UNKNOWN_GLYPHS = "unknown_glyphs"
SIDEWAYS_TEXT = "sideways_text"
_SCANNED = (
    "Ce PDF ne contient que des images de pages : déposez le fichier d’origine (Word, OpenDocument) "
    "ou un PDF dont on peut sélectionner le texte."
)
_LEAST_LETTERS = 20
_ALMOST_ALL = 0.98


@dataclass(frozen=True, slots=True)
class _Sorted:
    """A page with its tables, and its words told apart: by table, and outside of all."""

    page: Page
    tables: tuple[tuple[Framework, tuple[Word, ...]], ...]
    body: tuple[Word, ...]


def read_pdf(content: bytes, *, media_type: str) -> Document:
    """The document of a PDF. Raise `UnreadableFile` for a damaged or locked one, or one that is only pictures."""
    pages = read_pages(content)
    if sum(len(word.words) for page in pages for word in page.words) < _LEAST_LETTERS:
        raise UnreadableFile(_SCANNED)
    sorted_pages = [_sorted(page) for page in pages]
    running = furniture_rows(pages, [each.body for each in sorted_pages])
    bodies = [
        lines_of((word for word in each.body if word.row not in rows), page=each.page.number)
        for each, rows in zip(sorted_pages, running, strict=True)
    ]
    setting = typesetting_of(_all(bodies), _all([lines_of(page.words, page=page.number) for page in pages]))
    columns = [_column(each.page, sorted_pages, bodies) for each in sorted_pages]
    parts = [
        parts_of_page(lines, [fill(table, words, page=each.page.number, pitch=column.pitch) for table, words in each.tables], column)
        for each, lines, column in zip(sorted_pages, bodies, columns, strict=True)
    ]
    blocks = tuple(blocks_of(parts_of_document(parts, setting), setting))
    return Document(media_type, blocks + tuple(_sideways(pages)), pages=len(pages), remarks=tuple(_remarks(pages)))


def _all(bodies: Sequence[Sequence[Line]]) -> list[Line]:
    return [line for lines in bodies for line in lines]


def _sorted(page: Page) -> _Sorted:
    """Each word with the smallest table it stands in; a table with words in one cell at most is a mere frame."""
    left = list(page.words)
    tables = []
    for framework in frameworks_of(page.levels, page.uprights):
        inside = [(word, frame) for word in left if (frame := frame_of(framework, word))]
        if len({frame for _, frame in inside}) > 1:
            held = {id(word) for word, _ in inside}
            left = [word for word in left if id(word) not in held]
            tables.append((framework, tuple(word for word, _ in inside)))
    return _Sorted(page, tuple(tables), tuple(left))


def _column(page: Page, pages: Sequence[_Sorted], bodies: Sequence[Sequence[Line]]) -> Column:
    """The room of the body on pages as wide as this one: lines of one page may all be short."""
    alike = _all([lines for each, lines in zip(pages, bodies, strict=True) if abs(each.page.width - page.width) < 1])
    if not alike:
        return Column(0, page.width)
    ends = sorted(line.x1 for line in alike)
    right = ends[int(_ALMOST_ALL * (len(ends) - 1))]
    return Column(min(line.x0 for line in alike), right, usual_pitch(alike, right))


def _sideways(pages: Sequence[Page]) -> Iterator[Text]:
    for page in pages:
        row = max((word.row for word in page.words), default=1)
        yield from texts_of(page.sideways, line=row, page=page.number)


def _remarks(pages: Sequence[Page]) -> Iterator[Remark]:
    for page in pages:
        if not page.words and page.has_pictures:
            message = f"La page {page.number} ne contient que des images : elle n’a pas été lue."
            yield Remark(PAGE_WITHOUT_TEXT, message, page=page.number)
        if page.sideways:
            message = f"La page {page.number} contient du texte en travers : il est lu à la fin du document."
            yield Remark(SIDEWAYS_TEXT, message, page=page.number)
        if page.unknown_glyphs:
            message = f"La page {page.number} contient des caractères que le PDF ne sait pas nommer : ils manquent."
            yield Remark(UNKNOWN_GLYPHS, message, page=page.number)
    if any(page.has_pictures and page.words for page in pages):
        yield remark(PICTURES_IGNORED)
