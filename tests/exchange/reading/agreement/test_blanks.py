"""A label without a value takes nothing from the line below: no label, no title, no sentence of another rule."""

import pytest

from tests.exchange.reading.agreement.papers import COVER, codes, findings, read, read_below_cover

STEERING = "Modalités de pilotage"
SENTENCES = {
    "a committee": "Un comité technique se tient 4 fois par an.",
    "a body": "Le conseil citoyen des Ormes est consulté sur les projets",
    "a title": "# Modalités d’animation du partenariat",
    "another label": "Référent technique : Mme Aline Fabrègue",
    "a label we do not know": "Adresse de la mairie : 3, place du Marché",
    "a promise": "Les signataires s’engagent à agir.",
    "a long sentence": "Cette personne veille chaque jour à la bonne marche des projets du quartier.",
    "a signature": "Fait à Vaubourg, le 9 juillet 2024",
}


@pytest.mark.parametrize("kind", SENTENCES)
def test_a_label_left_blank_takes_no_other_line(kind):
    reading = read_below_cover(f"{STEERING}\nRéférent élu :\n{SENTENCES[kind]}")

    assert reading.draft.governance.elected_referent is None
    assert findings(reading, "left_blank")[0].message == "« Référent élu » est laissé vide : aucune valeur n’a été lue."


def test_the_line_below_keeps_its_own_value():
    governance = read_below_cover(
        f"{STEERING}\nRéférent élu :\nRéférent technique :\nM. Omar Teyssier, chef de projet\nUn comité de pilotage se réunit 2 fois par an."
    ).draft.governance

    assert (governance.elected_referent, governance.technical_referent) == (None, "M. Omar Teyssier, chef de projet")
    assert [one.times_per_year for one in governance.commitments] == [2]


@pytest.mark.parametrize(
    "blank",
    ["…………", "______", "à compléter", "(à désigner)", "- - -", "xxxx", "en attente", "(en cours d’attribution)"],
)
def test_dots_and_words_for_nothing_are_no_value(blank):
    reading = read_below_cover(f"{STEERING}\nRéférent technicien : {blank}\nRéférent élu : Mme Fabrègue")

    assert reading.draft.governance.technical_referent is None
    assert reading.draft.governance.elected_referent == "Mme Fabrègue"
    assert "left_blank" in codes(reading)


def test_an_empty_cell_beside_a_label_is_blank():
    reading = read_below_cover(f"{STEERING}\n| Référent élu | |\n| Référent technique | Mme Aline Fabrègue |")

    assert reading.draft.governance.elected_referent is None
    assert reading.draft.governance.technical_referent == "Mme Aline Fabrègue"


def test_labels_of_a_neighbourhood_left_blank():
    reading = read(
        f"{COVER}Projet de quartier « Les Ormes »\nStatut : QPV\nCode quartier :\nCommune concernée :\nCartographie\nLes irritants\n- Du bruit"
    )

    (quarter,) = reading.draft.neighbourhoods
    assert (quarter.code, quarter.communes, quarter.irritants) == (None, (), ("Du bruit",))
    assert [one.message.split(" est")[0] for one in findings(reading, "left_blank")] == [
        "« Code quartier »",
        "« Commune concernée »",
    ]


@pytest.mark.parametrize(
    "value", ["Mme la Maire", "M. Jean Solal, adjoint à la cohésion sociale.", "le directeur du centre social"]
)
def test_a_value_on_the_line_below_its_label_is_read(value):
    reading = read_below_cover(f"{STEERING}\nRéférent élu :\n{value}")

    assert reading.draft.governance.elected_referent.rstrip(".") == value.rstrip(".")
    assert "left_blank" not in codes(reading)
