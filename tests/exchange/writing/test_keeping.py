"""What a table keeps on one page; and that nothing of it falls off the page, however tall."""

import io
import zipfile

import pypdfium2
import pytest

from regain.exchange.writing.blocks import Cover, Grid, GridCell, Heading, Paper, Paragraph, SignatureRoom
from regain.exchange.writing.docx import write_docx
from regain.exchange.writing.keeping import is_kept_whole, kept_rows
from regain.exchange.writing.odt import write_odt
from regain.exchange.writing.pdf import write_pdf

WORDS = "Un objectif assez long pour tenir sur deux ou trois lignes de sa cellule"
FOOT = 60
"""Points from the edge of the page: under them, its foot alone."""


def cell(words: str, **values) -> GridCell:
    return GridCell((words,), **values)


def tall(count: int) -> GridCell:
    return GridCell(tuple(f"{WORDS} {at}" for at in range(count)), bulleted=True)


def grid(*rows: tuple[GridCell | None, ...]) -> Grid:
    return Grid("Des objectifs", (0.3, 0.7), ((cell("Quoi", is_header=True), cell("Comment", is_header=True)), *rows))


def group(*cells: GridCell) -> list[tuple[GridCell | None, ...]]:
    """Rows under one merged cell."""
    return [(None if rank else cell("Groupe", rows=len(cells)), one) for rank, one in enumerate(cells)]


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        ([(cell("a"), cell("b"))], [(True, True), (True, False)]),
        (group(cell("a"), cell("b"), cell("c")), [(True, True), (True, True), (True, True), (True, False)]),
        (group(tall(6), tall(6), tall(6)), [(True, True), (True, False), (True, False), (True, False)]),
        ([(cell("a"), cell("b"))] * 3, [(True, True), (True, True), (True, True), (True, False)]),
        ([(cell("a"), cell("b"))] * 24, [(True, True), *[(True, False)] * 22, (True, True), (True, False)]),
        ([(cell("a"), tall(30))], [(True, True), (False, False)]),
        ([(cell(WORDS * 30), cell("b"))], [(True, True), (False, False)]),
    ],
    ids=[
        "a line",
        "few rows",
        "many lines",
        "a short table",
        "the last two rows",
        "a tall list",
        "a tall paragraph in a narrow column",
    ],
)
def test_short_rows_are_whole_and_the_rows_of_a_short_merged_cell_stay_together(rows, kept):
    assert [(row.is_whole, row.with_next) for row in kept_rows(grid(*rows))] == kept


def test_a_merged_cell_is_whole_with_all_that_it_covers_or_may_be_cut():
    short, long = grid(*group(cell("a"), cell("b"))), grid(*group(tall(9), tall(9)))

    assert [is_kept_whole(kept_rows(one), one.rows[1][0], 1) for one in (short, long)] == [True, False]


def test_nothing_of_a_tall_table_falls_off_the_page():
    rows = [*group(tall(25), tall(25), tall(25)), (cell(WORDS * 40), tall(60))]
    pdf = write_pdf(Paper("T", "R", "S", Cover((), "T", ""), (Heading(1, "H"), grid(*rows))))

    with pypdfium2.PdfDocument(pdf) as document:
        words = "".join(page.get_textpage().get_text_bounded(bottom=FOOT) for page in document)

    assert words.count("deux") == 3 * 25 + 40 + 60


def test_word_and_libreoffice_are_told_to_keep_a_short_group_and_to_cut_a_tall_row():
    paper = Paper("T", "R", "S", Cover((), "T", ""), (grid(*group(cell("a"), cell("b")), (cell("c"), tall(30))),))

    in_word, in_office = _part(write_docx(paper), "word/document.xml"), _part(write_odt(paper), "content.xml")

    assert [row.count("<w:keepNext/>") for row in in_word.split("<w:tr>")[1:]] == [2, 2, 0, 0]
    assert ["<w:cantSplit/>" in row for row in in_word.split("<w:tr>")[1:]] == [True, True, True, False]
    named = [row.partition('"')[0] for row in in_office.split('<table:table-row table:style-name="')[1:]]
    assert (named, "KeptCell" in in_office) == (["WholeRow", "WholeRow", "WholeRow", "Row"], True)
    whole, other = (
        in_office.partition(f'style:name="{name}"')[2].partition("<style:style")[0] for name in ("WholeRow", "Row")
    )
    assert ('keep-together="always"' in whole, 'keep-together="always"' in other) == (True, False)


@pytest.mark.parametrize(("count", "is_kept"), [(8, True), (21, False)])
def test_frames_stay_on_one_page_when_they_are_few(count, is_kept):
    room = SignatureRoom("", tuple(f"Signataire {at}" for at in range(count)))
    paper = Paper("T", "R", "S", Cover((), "T", ""), (room,))

    in_word, in_office = _part(write_docx(paper), "word/document.xml"), _part(write_odt(paper), "content.xml")

    rows = [row for row in in_word.split("<w:tr>")[1:] if "Signataire" in row]
    assert all("<w:keepNext/>" in row for row in rows[:-1]) == is_kept
    assert "<w:keepNext/>" in rows[-2]
    assert ('table:style-name="Room"' in in_office) == is_kept


def _part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


@pytest.mark.parametrize("before", range(20, 44, 3))
def test_a_short_table_is_not_cut_at_the_end_of_a_page(before):
    """A row of a year stood alone at the top of the next page."""
    years = [(cell(f"Année {year}"), cell("rien")) for year in range(2012, 2022)]
    lines = tuple(Paragraph(f"Ligne {at}") for at in range(before))
    paper = Paper("t", "a", "s", Cover((), "t", "s"), (*lines, grid(*years)), has_contents=False)

    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(write_pdf(paper))]

    assert sum("Année 20" in page for page in pages) == 1
