"""Each invented agreement, laid out in the four formats, gives the same blocks."""

import re

import pytest

from regain.exchange.reading.blocks import Document, Table
from regain.exchange.reading.opening import read_document
from tests.agreements.layout import Layout, make_file
from tests.agreements.layout.from_text import layout_from_text
from tests.agreements.model import agreements
from tests.exchange.reading.formats.making import shape, spans

LAYOUTS = {agreement.slug: agreement.layout for agreement in agreements()}


def read(layout: Layout, form: str) -> Document:
    return read_document(make_file(layout, form), name=f"convention.{form}")


def letters(document: Document) -> list[str]:
    """The words sorted, whatever their hyphens, the numbers of lists and the leaders of the table of contents."""
    words = " ".join(re.sub(r"^\d\. ", "", text.words) for text in document.texts)
    return sorted(re.findall(r"\w+", re.sub(r"-\s?", "", words)))


@pytest.mark.parametrize("slug", LAYOUTS)
def test_odt_and_docx_give_the_same_blocks(slug):
    docx, odt = read(LAYOUTS[slug], "docx"), read(LAYOUTS[slug], "odt")

    assert [text.words for text in docx.texts] == [text.words for text in odt.texts]
    assert [(text.level, text.item, text.line) for text in docx.texts] == [
        (text.level, text.item, text.line) for text in odt.texts
    ]
    assert [spans(block) for block in docx.blocks if isinstance(block, Table)] == [
        spans(block) for block in odt.blocks if isinstance(block, Table)
    ]


@pytest.mark.parametrize("form", ["txt", "pdf"])
@pytest.mark.parametrize("slug", LAYOUTS)
def test_text_and_pdf_lose_no_word_and_add_none(slug, form):
    assert letters(read(LAYOUTS[slug], form)) == letters(read(LAYOUTS[slug], "docx"))


@pytest.mark.parametrize("slug", LAYOUTS)
def test_pdf_has_as_many_columns_in_its_tables_as_docx(slug):
    docx, pdf = (
        {len(block.rows[0]) for block in read(LAYOUTS[slug], form).blocks if isinstance(block, Table)}
        for form in ("docx", "pdf")
    )

    assert pdf == docx


@pytest.mark.parametrize("form", ["docx", "odt", "pdf"])
def test_real_agreement_gives_the_same_words_in_every_format(shared, form):
    content = (shared / "conventions" / "barlin-2024.txt").read_bytes()
    layout = layout_from_text(content.decode())

    made = shape(read(layout, form))

    assert [_bare(block) for block in made] == [_bare(block) for block in shape(read_document(content, name="x"))]


def _bare(block: object) -> object:
    """A block without marks of look; places that another cell covers are empty."""
    if isinstance(block, str):
        return re.sub(r"^(h\d )?(- )?\*{0,2}|\*\*$", "", re.sub(r" \.{4} ", " ", block))
    assert isinstance(block, list)
    return [[place or [] for place in row] for row in block]
