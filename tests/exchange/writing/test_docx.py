"""An agreement as DOCX: it says the same when read again, and Word finds its titles, tables, drawings and language."""

import io
import itertools
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn

from regain.exchange.writing.agreement import compose_agreement
from regain.exchange.writing.blocks import Cover, Grid, GridCell, Heading, PageBreak, Paper, Paragraph, SignatureRoom
from regain.exchange.writing.docx import write_docx
from tests.exchange.writing.drafts import SLUGS, draft_of, read_draft, told

CELL = GridCell(("a",))


def opened(paper: Paper):
    return docx.Document(io.BytesIO(write_docx(paper)))


def paper(*blocks) -> Paper:
    return Paper("Titre", "Regain", "Objet", Cover(("Au-dessus",), "Titre", "Sous-titre", ("Dessous",)), blocks)


@pytest.fixture(scope="module")
def demonstration():
    return opened(compose_agreement(draft_of("demonstration")))


@pytest.mark.parametrize("slug", SLUGS)
def test_an_agreement_written_as_docx_and_read_again_says_the_same(slug):
    draft = draft_of(slug)

    assert told(read_draft(write_docx(compose_agreement(draft)), "convention.docx")) == told(draft)


def test_the_real_agreement_written_as_docx_and_read_again_says_the_same(shared):
    draft = read_draft((shared / "conventions" / "barlin-2024.txt").read_bytes(), "convention.txt")

    assert told(read_draft(write_docx(compose_agreement(draft)), "convention.docx")) == told(draft)


def test_the_same_paper_gives_the_same_bytes():
    written = compose_agreement(draft_of("auchel"))

    assert write_docx(written) == write_docx(written)


def test_titles_are_titles_and_never_skip_a_level(demonstration):
    levels = [
        int(paragraph.style.name.removeprefix("Heading "))
        for paragraph in demonstration.paragraphs
        if paragraph.style.name.startswith("Heading ")
    ]

    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in itertools.pairwise(levels))


def test_tables_repeat_their_heads_and_say_what_they_hold(demonstration):
    tables = [table._tbl for table in demonstration.tables[:-1]]

    assert len(tables) == 3
    for table in tables:
        assert table.findall(qn("w:tr"))[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert table.tblPr.find(qn("w:tblCaption")).get(qn("w:val")).startswith("Objectifs du quartier")


def test_every_gauge_has_its_alternative_and_the_ornament_has_none(demonstration):
    told_ = [element.get("descr") for element in demonstration.element.body.iter(qn("wp:docPr"))]

    assert (told_[0], len(told_)) == ("", 7)
    assert all("agglomération" in words for words in told_[1:])


def test_the_document_says_its_title_and_speaks_french(demonstration):
    language = demonstration.styles["Normal"].element.rPr.find(qn("w:lang")).get(qn("w:val"))
    properties = demonstration.core_properties

    assert (language, properties.language) == ("fr-FR", "fr-FR")
    assert properties.title == "Convention d’application communale de Barlin"


def test_each_entry_of_the_contents_leads_to_its_title(demonstration):
    body = demonstration.element.body
    marks = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    links = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]

    assert (len(links) > 5, set(links) <= marks) == (True, True)


def test_cells_merge_both_ways():
    rows = ((GridCell(("large",), columns=2, rows=2), None, CELL), (None, None, CELL), (CELL, CELL, CELL))
    [table] = opened(paper(Grid("Essai", (0.4, 0.3, 0.3), rows, header_rows=0))).tables

    read = [[cell.text for cell in row.cells] for row in table.rows]

    assert read == [["large", "large", "a"], ["large", "large", "a"], ["a", "a", "a"]]


def test_what_people_typed_never_breaks_the_file():
    words = "a\x00b\x0b < & > \ud800 \"c\" 'd'"

    document = opened(paper(Heading(1, words), Paragraph(words), Grid(words, (1,), ((GridCell((words,)),),))))

    assert document.tables[0].rows[0].cells[0].text == "ab < & >  \"c\" 'd'"


def test_a_page_break_falls_on_what_follows_it_even_a_table():
    document = opened(paper(Paragraph("un"), PageBreak(), Grid("Essai", (1,), ((CELL,),)), SignatureRoom("", ())))

    broken = [one.text for one in document.paragraphs if one.paragraph_format.page_break_before]
    assert broken == ["Sommaire", "un", ""]


def test_a_paper_without_contents_has_none():
    with zipfile.ZipFile(io.BytesIO(write_docx(replace(paper(Paragraph("un")), has_contents=False)))) as archive:
        assert b"Sommaire" not in archive.read("word/document.xml")
