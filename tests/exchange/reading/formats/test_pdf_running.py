"""PDF: what runs from page to page, told apart from the text that only looks like it."""

import pytest

from regain.exchange.reading.opening import read_document
from tests.exchange.reading.formats.making import codes, pdf, shape

PAGE = '#set page(width: 11cm, height: 8cm, margin: 1.5cm)\n#set text(10pt, lang: "fr")\n'


def read(markup):
    return read_document(pdf(PAGE + markup), name="convention.pdf")


def test_year_that_goes_on_over_the_page_is_text():
    markup = "• Un accueil trop petit, que la commune promet d’agrandir avant #pagebreak() 2027\n- Des caves"

    assert shape(read(markup))[0] == "- Un accueil trop petit, que la commune promet d’agrandir avant 2027"


def test_number_that_goes_on_with_a_sentence_is_text_though_it_is_the_rank_of_its_page():
    markup = "Chaque année, le comité de pilotage se réunit au moins #pagebreak() 2\n\nFin."

    assert shape(read(markup)) == ["Chaque année, le comité de pilotage se réunit au moins 2", "Fin."]


def test_years_that_count_as_the_pages_do_are_text():
    markup = "Les travaux finissent le 1er mai #pagebreak() 2027\n\nLe stade ouvre le 3 juin #pagebreak() 2028"

    assert "2027" in shape(read(markup))[0]
    assert "2028" in shape(read(markup))[-1]


def test_number_at_the_foot_that_is_not_the_rank_of_the_page_is_text():
    markup = "Habitants au dernier recensement : \n\n#v(1fr) 480 #pagebreak() Deux."

    assert "480" in [text.words for text in read(markup).texts]


def test_page_numbers_that_count_from_elsewhere_are_left_out():
    counted = "#set page(footer: context align(center)[#counter(page).display()])\n#counter(page).update(45)\n"

    assert shape(read(counted + "Un. #pagebreak() Deux. #pagebreak() Trois.")) == ["Un.", "Deux.", "Trois."]


def test_count_that_opens_a_page_goes_on_with_a_full_line():
    full = "Le comité de pilotage communal suivra les engagements et se réunira"

    assert shape(read(f"{full} #pagebreak() 3 fois par an.")) == [f"{full} 3 fois par an."]


def test_numbered_title_that_opens_a_page_stands_alone():
    full = "Le comité de pilotage communal suivra les engagements de ses membres"

    assert shape(read(f"{full} #pagebreak() 3\\. Gouvernance")) == [full, "3. Gouvernance"]


def test_running_words_are_told_once_and_kept_out():
    running = (
        "#set page(header: [PROJET – version 3], footer: context [Ville de Vaubourg – #counter(page).display()])\n"
    )
    document = read(running + "Un. #pagebreak() Deux. #pagebreak() Trois.")

    assert shape(document) == ["Un.", "Deux.", "Trois."]
    assert codes(document) == ["draft_marked", "running_text"]
    assert "« PROJET – version 3 »" in document.remarks[0].message
    assert "« Ville de Vaubourg »" in document.remarks[1].message


def test_header_that_the_cover_does_not_have_is_left_out():
    head = "#set page(header: context if counter(page).get().first() > 1 [Convention de Vaubourg])\n"

    assert shape(read(head + "Couverture. #pagebreak() Deux. #pagebreak() Trois. #pagebreak() Quatre.")) == [
        "Couverture.",
        "Deux.",
        "Trois.",
        "Quatre.",
    ]


@pytest.mark.parametrize("rank", [1, 2])
def test_line_that_opens_some_pages_of_text_is_kept(rank):
    """Two neighbourhoods whose pages begin alike, between pages that begin otherwise at the same height."""
    before = "Quartier {}\n\n" * (rank - 1)
    pages = [f"{before.format(name)}Statut : QPV\n\nCode : {name}" for name in ("A", "B")]
    markup = "#pagebreak()".join(["Titre", pages[0], "Les enjeux", pages[1]])

    assert [text.words for text in read(markup).texts].count("Statut : QPV") == 2


def test_line_within_the_text_of_each_page_is_kept():
    pages = [f"Quartier {name} \\\nStatut : QPV \\\nCode : {name}" for name in ("Les Tilleuls", "Le Pré", "La Tour")]

    assert sum("Statut : QPV" in text.words for text in read("#pagebreak()".join(pages)).texts) == 3


def test_draft_written_across_the_pages_is_a_warning():
    across = "#set page(background: rotate(-45deg)[#text(30pt, gray)[PROJET]])\n"
    document = read(across + "Un. #pagebreak() Deux.")

    assert codes(document) == ["sideways_text", "sideways_text", "draft_marked"]
    assert document.remarks[-1].message.startswith("Un texte en travers des pages dit « PROJET »")


def test_draft_at_the_edge_of_a_single_page_is_a_warning():
    (told,) = read("#set page(footer: [Document de travail – non signé])\nUn.").remarks

    assert (told.code, "« Document de travail – non signé »" in told.message) == ("draft_marked", True)
