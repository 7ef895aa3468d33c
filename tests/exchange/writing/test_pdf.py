"""A paper as PDF: tagged, accessible, kept for ever, and set from words that are never markup."""

import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from regain.exchange.reading.opening import read_document
from regain.exchange.writing.agreement import compose_agreement
from regain.exchange.writing.blocks import (
    Attachment,
    Bar,
    Bullets,
    Cover,
    GapBars,
    Heading,
    Paper,
    Paragraph,
    SignatureRoom,
)
from regain.exchange.writing.pdf import fonts, write_pdf, writing
from tests.conftest import required
from tests.exchange.writing.drafts import SLUGS, draft_of
from tests.exchange.writing.pdf_conformity import faults_of
from tests.exchange.writing.pdf_structure import opened, tags_of

POVERTY = Bar("Taux de pauvreté", 33, 18.8, " %", "Taux de pauvreté : 33 % (18,8 % dans l’agglomération)")


def paper(*blocks):
    return Paper("Un titre", "Regain", "Un sujet", Cover((), "Un titre", ""), (Heading(1, "Préambule"), *blocks))


def words_of(pdf):
    return [text.words for text in read_document(pdf, name="a.pdf").texts]


@pytest.fixture(scope="module")
def demonstration():
    return write_pdf(compose_agreement(draft_of("demonstration")))


@pytest.mark.parametrize("slug", SLUGS)
def test_every_agreement_keeps_the_rules_of_pdf_a_and_pdf_ua(slug):
    assert faults_of(write_pdf(compose_agreement(draft_of(slug)))) == []


def test_headings_are_those_of_the_paper_in_order(demonstration):
    composed = [
        (block.level, block.words)
        for block in compose_agreement(draft_of("demonstration")).blocks
        if isinstance(block, Heading)
    ]

    with opened(demonstration) as pdf:
        tagged = [(int(tag.role[1]), tag.title) for tag in tags_of(pdf) if tag.role in {"H1", "H2", "H3"}]

    assert tagged == [(1, "Sommaire"), *composed]


def test_each_table_of_objectives_has_its_column_headers(demonstration):
    with opened(demonstration) as pdf:
        tags = tags_of(pdf)

    headers = [tag.attributes["/Scope"] for tag in tags if tag.role == "TH"]
    assert headers == ["/Column"] * 3 * sum(tag.role == "Table" for tag in tags)
    assert any(tag.attributes.get("/RowSpan") == "4" for tag in tags if tag.role == "TD")


def test_each_gap_that_is_drawn_is_also_said(demonstration):
    with opened(demonstration) as pdf:
        alternatives = [tag.alternative for tag in tags_of(pdf) if tag.role == "Figure"]

    assert alternatives[0] == "Taux de pauvreté : quartier 33\u00a0%, agglomération 18,8\u00a0%"
    assert len(alternatives) == 6


def test_the_attachment_says_what_it_is_to_the_document(demonstration):
    with opened(demonstration) as pdf:
        (attached,) = pdf.Root.AF
        said = [str(attached.UF), str(attached.AFRelationship), str(attached["/EF"]["/F"].Subtype)]

    assert said == ["convention.json", "/Data", "/application/json"]


@pytest.mark.skipif(
    not shutil.which("pdftotext") and not required("poppler"), reason="pdftotext est absent (apt install poppler-utils)"
)
def test_words_are_taken_from_the_pdf_in_the_order_they_are_read(demonstration, tmp_path):
    file = tmp_path / "convention.pdf"
    file.write_bytes(demonstration)

    taken = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True).stdout.decode()

    found = [
        taken.rindex(words)
        for words in ("Portrait statistique", "Taux de pauvreté", "Enjeu 1", "Enjeu 3", "Référent élu")
    ]
    assert found == sorted(found)


def test_what_people_wrote_is_never_markup():
    wild = 'Une ligne #panic("non") *gras* $x$ @cle <mot> \\ // `code` // fin'

    assert wild in words_of(write_pdf(paper(Paragraph(wild), Bullets((f"un {wild}",)))))


def test_a_chart_without_its_list_says_its_own_figures():
    chart = GapBars("Écarts", "Le quartier et l’agglomération", (POVERTY,))

    assert POVERTY.said in words_of(write_pdf(paper(chart)))


def test_a_chart_below_its_list_is_drawn_in_it():
    listed = Bullets(("Population : 2 000 habitants", POVERTY.said))

    words = words_of(write_pdf(paper(listed, GapBars("Écarts", "Écarts", (POVERTY,)))))

    assert words.count(POVERTY.said) == 1


@pytest.mark.parametrize("names", [(), ("État",), ("État", "Région"), ("État", "Région", "Commune de Barlin")])
def test_there_is_room_for_each_who_signs(names):
    pdf = write_pdf(paper(SignatureRoom("Signée à Barlin, le 9 juillet 2024", names)))

    assert {"Signée à Barlin, le 9 juillet 2024", *names} <= set(words_of(pdf))
    assert faults_of(pdf) == []


def test_a_word_cut_at_the_end_of_a_line_comes_back_whole():
    long = (
        "Les partenaires précaires présents accompagneront les entreprises anticonstitutionnellement interdépendantes. "
        * 9
    )

    assert long.strip() in words_of(write_pdf(paper(Paragraph(long.strip()))))


def test_a_paper_is_written_where_the_fonts_of_npm_are_not(monkeypatch):
    monkeypatch.setattr(fonts, "_SHIPPED", fonts.Path("/nowhere"))
    fonts.font_paths.cache_clear()
    writing._compiler.cache_clear()
    try:
        pdf = write_pdf(paper(Paragraph("Des mots sans police.")))
    finally:
        fonts.font_paths.cache_clear()
        writing._compiler.cache_clear()

    assert "Des mots sans police." in words_of(pdf)
    assert faults_of(pdf) == []


def test_two_people_may_write_at_the_same_time():
    papers = [paper(Paragraph(f"Texte numéro {rank}.")) for rank in range(4)]

    with ThreadPoolExecutor(4) as people:
        written = list(people.map(write_pdf, papers))

    assert [f"Texte numéro {rank}." in words_of(pdf) for rank, pdf in enumerate(written)] == [True] * 4


@pytest.mark.parametrize("content", [b'{"un": "deux"}', b"\x00\xff\xfe"])
def test_any_file_may_travel_inside(content):
    attached = Attachment("donnees.bin", "application/octet-stream", content, "Des données")

    with opened(write_pdf(replace(paper(Paragraph("Des mots.")), attachments=(attached,)))) as pdf:
        assert pdf.attachments["donnees.bin"].get_file().read_bytes() == content
