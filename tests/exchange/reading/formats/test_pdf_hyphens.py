"""PDF: hyphens that the typesetter put, told apart from those of words; pages numbered out of their total."""

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


def test_page_numbers_out_of_a_total_are_no_words_of_the_text():
    numbered = (
        "#set page(width: 11cm, height: 8cm, margin: 1.5cm, footer: context "
        "[Convention de Vaubourg #h(1fr) #counter(page).display() / #counter(page).final().first()])\n"
    )

    assert read(numbered + "Un. #pagebreak() Deux. #pagebreak() Trois.") == ["Un.", "Deux.", "Trois."]
