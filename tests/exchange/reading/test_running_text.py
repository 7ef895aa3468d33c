"""What running headers and footers say: told once, and a warning where they call the document a draft."""

import pytest

from regain.exchange.reading.remarks import running_remarks


def codes(*lines):
    return [remark.code for remark in running_remarks(lines)]


@pytest.mark.parametrize(
    "words",
    [
        "PROJET non signé",
        "Convention communale – Projet",
        "Projet de convention",
        "projet d’avenant n° 2",
        "Avant-projet au 12/03",
        "Version du 12 mars 2025",
        "V2",
        "BROUILLON",
        "Document de travail",
        "Document provisoire – ne pas diffuser",
        "Pour relecture",
        "Non encore applicable, en attente de signature",
    ],
)
def test_a_draft_is_a_warning(words):
    assert codes(words) == ["draft_marked"]


@pytest.mark.parametrize(
    "words",
    [
        "Convention communale de Vaubourg",
        "Version signée",
        "Contrat de ville – projet urbain",
        "Projet de territoire 2024-2030",
        "Le chef de projet",
    ],
)
def test_other_words_are_told_only(words):
    assert codes(words) == ["running_text"]


def test_each_line_is_told_once_and_page_numbers_are_not():
    lines = ["Convention – page 1", "1", "- 2 -", "Page 3 / 12", "3 sur 12", "p. 4", "", "Convention – page 2", "***"]

    (told,) = running_remarks(lines)

    assert told.message == "En-tête ou pied de page, laissé hors du texte : « Convention – page 1 »."
