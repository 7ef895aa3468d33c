"""PDF: hyphens that the typesetter put, told apart from those of words; pages numbered out of their total."""

import io

import pikepdf
import pytest
import typst

from regain.exchange.reading.opening import read_document
from tests.exchange.reading.formats.making import shape

NARROW = '#set page(width: 5cm, height: 12cm, margin: 0.8cm)\n#set text(10pt, lang: "fr", hyphenate: true)\n'


def read(markup):
    tagged = typst.compile(markup.encode(), format="pdf", ignore_system_fonts=True)
    return shape(read_document(tagged, name="convention.pdf"))


@pytest.mark.parametrize(
    "words",
    [
        "Les précaires et les présents accompagneront les interdépendances.",
        "Un rendez-vous anticonstitutionnellement interrompu par les partenaires.",
    ],
)
def test_a_word_that_a_tagged_pdf_cuts_is_made_whole(words):
    assert read(f"{NARROW}{words}") == [words]


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        ("/NonStruct <</MCID 0>>", "un sans- abri"),
        ("/Span <</ActualText <FEFF2010>>>", "un sans‐ abri"),
        ("/Span <</ActualText <FEFF00AD>>>", "un sansabri"),
    ],
)
def test_a_hyphen_marked_without_its_text_may_be_the_words_own(mark, words):
    """Browsers draw each hyphen at the end of a line alone, in a mark that says nothing of it."""
    drawn = f"BT /F 10 Tf 50 90 Td (un sans) Tj {mark} BDC (-) Tj EMC 0 -12 Td (abri) Tj ET"
    with pikepdf.new() as made:
        page = made.add_blank_page(page_size=(300, 120))
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        page.Contents = made.make_stream(drawn.encode())
        made.save(written := io.BytesIO())

    assert shape(read_document(written.getvalue(), name="convention.pdf")) == [words]


def test_page_numbers_out_of_a_total_are_no_words_of_the_text():
    numbered = (
        "#set page(width: 11cm, height: 8cm, margin: 1.5cm, footer: context "
        "[Convention de Vaubourg #h(1fr) #counter(page).display() / #counter(page).final().first()])\n"
    )

    assert read(numbered + "Un. #pagebreak() Deux. #pagebreak() Trois.") == ["Un.", "Deux.", "Trois."]
