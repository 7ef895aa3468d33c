"""Whatever people type goes into each kind of file, and what a PDF cannot draw is told in it."""

import csv
import io
import zipfile
from dataclasses import replace
from unicodedata import category

import pytest
import typst
from lxml import etree

from regain.exchange.reading.opening import read_document
from regain.exchange.writing.blocks import (
    Attachment,
    Bullets,
    Cover,
    Grid,
    GridCell,
    Heading,
    Paper,
    Paragraph,
    SignatureRoom,
)
from regain.exchange.writing.docx import write_docx
from regain.exchange.writing.odt import write_odt
from regain.exchange.writing.pdf import write_pdf, writing
from regain.exchange.writing.pdf.writing import PaperNotWritten
from regain.exchange.writing.xlsx import Sheet, SheetColumn, write_csv, write_workbook
from tests.exchange.writing.pdf_conformity import faults_of
from tests.exchange.writing.pdf_structure import opened

TROUBLESOME = {
    "emoji": "Place 🌳 verte",
    "emoji alone": "🌀" * 40,
    "signs of direction among others": "\u1f40\u2029\u202a\u202b\u2066 \u0600",
    "a tab beside a mark": "\t\u0301\t\ufe00",
    "a family of emoji": "👨\u200d👩\u200d👧 et ❤\ufe0f",
    "bullets of Word": "\uf0b7 un \uf0a7 deux",
    "another private sign": "\ue123",
    "chinese": "北京",
    "wide signs": "１＋１＝２",
    "arabic": "حي السلام",
    "hebrew with points": "שָׁלוֹם",
    "thai": "ที่",
    "marks without end": "e" + "\u0301" * 300,
    "a mark of another script": "a\u0e47 e\u20e3",
    "turned about": "\u202eabc\u202c \u200f",
    "never used": "\ufdd0 \ufffe \uffff \U0001ffff",
    "half a character": "a\ud800b\udfff",
    "controls": "a\x00b\x07c\x1bd\x85e",
    "ends of lines": "a\u2028b\u2029c\x0bd\x0ce",
    "order of bytes": "\ufeffa\ufeff",
    "unassigned": "\u0378\u2fe0\U000e0fff",
    "joiners alone": "\u200b\u200c\u200d\u2060",
    "nothing": "",
    "blanks": " \t\n\u00a0\u3000",
}


def paper_of(words):
    """The words at each place where people's words stand."""
    cells = ((GridCell((words,), is_header=True), GridCell(("b",), is_header=True)), (GridCell((words,)), None))
    blocks = (
        Heading(1, f"Titre {words}"),
        Paragraph(words),
        Bullets((words, words)),
        Grid(words, (0.5, 0.5), (cells[0], (replace(cells[1][0], columns=2, bulleted=True), None))),
        SignatureRoom(words, (words, words)),
    )
    attached = Attachment("source.json", "application/json", words.encode("utf-8", "surrogatepass"), words)
    cover = Cover((words,), f"Titre {words}", words, (words,))
    return Paper(f"Titre {words}", words, words, cover, blocks, words, attachments=(attached,))


def sheet_of(words):
    return Sheet(words[:40] or "Feuille", (SheetColumn(words or "Colonne"),), ((words,), (words,)))


def xml_of(content):
    """Each XML part, parsed: a parser refuses what XML does."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith((".xml", ".rels"))]


def words_of(content, name):
    return " ".join(text.words for text in read_document(content, name=name).texts)


@pytest.mark.parametrize("words", TROUBLESOME.values(), ids=TROUBLESOME)
def test_what_people_type_goes_into_every_kind_of_file(words):
    assert faults_of(write_pdf(paper_of(words))) == []
    assert all(xml_of(content) for content in (write_docx(paper_of(words)), write_odt(paper_of(words))))
    assert xml_of(write_workbook([sheet_of(words)], title=words, subject=words))
    assert write_csv(sheet_of(words)).decode("utf-8-sig")


def chunks(codes, size=3_000):
    """Some thousands of characters at a time, in words of twenty."""
    signs = [chr(code) for code in codes if category(chr(code)) != "Cs"]
    for at in range(0, len(signs), size):
        some = signs[at : at + size]
        yield " ".join("".join(some[rank : rank + 20]) for rank in range(0, len(some), 20))


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [*chunks(range(0x10000), 16_000), *chunks(range(0x1F300, 0x1F3C8))],
    ids=lambda words: f"U+{ord(words[0]):04X}",
)
def test_every_character_goes_into_every_kind_of_file(words):
    paper = Paper("Titre", "Regain", "", Cover((), "Titre", ""), (Heading(1, "Titre"), Paragraph(words)))

    assert write_pdf(paper).startswith(b"%PDF")
    assert all(xml_of(write(paper)) for write in (write_docx, write_odt))
    assert xml_of(write_workbook([sheet_of(words)], title=words[:200]))
    assert write_csv(sheet_of(words)).decode("utf-8-sig")


def test_a_pdf_says_what_it_replaced_and_where():
    blocks = (Heading(1, "Préambule"), Paragraph("Place 🌳 et 🌳"), Heading(1, "Objectifs"), Paragraph("北 ＝ \uf0b7"))
    paper = Paper("Titre", "Regain", "", Cover((), "Titre", ""), blocks)

    words = words_of(write_pdf(paper), "a.pdf")

    assert "Place □ et □" in words
    assert "□ = " in words
    assert words.endswith(
        "3 caractères que la police ne sait pas écrire sont remplacés par □ : U+1F333 (Préambule), U+5317 (Objectifs)."
    )


def test_a_pdf_says_nothing_when_all_is_drawn():
    paper = Paper(
        "Titre", "Regain", "", Cover((), "Titre", ""), (Heading(1, "Titre"), Paragraph("☐ → حي «\u202fœ\u202f»"))
    )

    assert "remplacé" not in words_of(write_pdf(paper), "a.pdf")


def test_an_attached_file_keeps_its_true_characters():
    attached = Attachment("source.json", "application/json", "🌳\uf0b7".encode(), "Les données")
    paper = Paper("Titre", "Regain", "", Cover((), "Titre", ""), (Heading(1, "🌳"),), attachments=(attached,))

    pdf = opened(write_pdf(paper))

    assert pdf.attachments["source.json"].get_file().read_bytes().decode() == "🌳\uf0b7"


def test_a_word_of_many_pages_is_set():
    paper = Paper(
        "x" * 40_000, "Regain", "", Cover((), "Titre", ""), (Heading(1, "x" * 40_000), Paragraph("y" * 40_000))
    )

    assert write_pdf(paper).startswith(b"%PDF")
    assert xml_of(write_docx(paper))


@pytest.mark.parametrize(("write", "name"), [(write_docx, "a.docx"), (write_odt, "a.odt")])
def test_a_bullet_of_word_is_a_bullet_anywhere(write, name):
    paper = Paper("Titre", "Regain", "", Cover((), "Titre", ""), (Heading(1, "Titre"), Paragraph("a\uf0b7b\uf0a7c")))

    with zipfile.ZipFile(io.BytesIO(write(paper))) as archive:
        written = archive.read("content.xml" if name == "a.odt" else "word/document.xml").decode()

    assert "a•b▪c" in written


def test_a_long_text_is_shortened_in_a_cell_and_not_left_out():
    written = write_workbook([Sheet("Feuille", (SheetColumn("Colonne"),), (("é" * 40_000,),))], title="Titre")

    assert f"{'é' * 32_766}…" in [text for part in xml_of(written) for text in part.itertext()]


def test_a_sheet_takes_a_title_that_spreadsheets_refuse():
    assert xml_of(write_workbook([Sheet("'Axe 1/2 : [emploi]?'", (SheetColumn("Colonne"),), ())], title="Titre"))


def test_a_csv_cell_holds_what_was_typed():
    rows = list(csv.reader(io.StringIO(write_csv(sheet_of("a\ud800\uf0b7")).decode("utf-8-sig")), delimiter=";"))

    assert rows == [["a•"]] * 3


def test_what_cannot_be_set_is_told_with_its_place(monkeypatch):
    paper = Paper("Titre", "Regain", "", Cover((), "Titre", ""), (Heading(1, "Les objectifs"), Paragraph("Rue verte")))

    def refuse(_):
        raise typst.TypstError('the text `"verte"` could not be displayed', [], [], "")

    monkeypatch.setattr(writing, "_set", refuse)

    with pytest.raises(
        PaperNotWritten, match="sous «\u00a0Les objectifs\u00a0», qui commence par «\u00a0Rue verte\u00a0»"
    ):
        write_pdf(paper)
