"""PDF: calls of notes set apart from words and numbers, and the notes themselves."""

import pytest

from regain.exchange.reading.opening import read_document
from tests.exchange.reading.formats.making import codes, pdf, shape

PAGE = '#set page(width: 11cm, height: 8cm, margin: 1.5cm)\n#set text(10pt, lang: "fr")\n'


def read(markup):
    return read_document(pdf(PAGE + markup), name="convention.pdf")


def test_call_leaves_the_number_it_stands_beside():
    document = read("Population : 14 230#footnote[Estimation de la ville.] habitants.")

    assert shape(document) == ["Population : 14 230 habitants.", "1 Estimation de la ville."]
    assert codes(document) == ["notes_moved"]


def test_note_does_not_part_what_goes_on_over_the_page():
    markup = "Les habitants#footnote[Voir l’annexe.], les élus et #pagebreak() leurs partenaires#footnote[Sauf un.]."

    assert shape(read(markup)) == [
        "Les habitants, les élus et leurs partenaires.",
        "1 Voir l’annexe.",
        "2 Sauf un.",
    ]


@pytest.mark.parametrize("words", ["200 m#super[2] de jardin", "La 1#super[re] adjointe", "Le XX#super[e] siècle"])
def test_raised_letters_and_units_stay(words):
    document = read(words)

    assert shape(document) == [words.replace("#super[", "").replace("]", "")]
    assert codes(document) == []


def test_line_that_opens_with_the_number_of_a_call_is_text():
    markup = "Deux écoles#super[1] accueillent les enfants.\n\n1 école est neuve."

    assert shape(read(markup)) == ["Deux écoles accueillent les enfants.", "1 école est neuve."]
