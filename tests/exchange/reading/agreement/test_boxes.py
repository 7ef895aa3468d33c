"""Boxes to tick in a list, an objective, a body, a table: what is not ticked is left out and told."""

import pytest

from regain.exchange.reading.agreement import Reading
from tests.exchange.reading.agreement.papers import codes, findings, quarter, read_below_cover

BOXED = [
    "☑ Du bruit la nuit\n☐ Des caves\ninondées\n☑ Un parc fermé",
    "- [x] Du bruit la nuit\n- [ ] Des caves inondées\n- [X] Un parc fermé",
    "Du bruit la nuit ☒\nDes caves inondées ☐\nUn parc fermé ☒",
    "☒ Du bruit la nuit ☐ Des caves inondées ☒ Un parc fermé",
    "□ Des caves inondées\n☒ Du bruit la nuit\n☒ Un parc fermé",
    "| Du bruit la nuit | ☒ |\n| Des caves inondées | ☐ |\n| Un parc fermé | ☒ |",
    "| ☑ Du bruit la nuit // ☐ Des caves inondées // ☑ Un parc fermé |",
]


def _left_out(reading: Reading) -> list[str]:
    return [one.message for one in findings(reading, "not_ticked")]


@pytest.mark.parametrize("words", BOXED)
def test_an_unticked_line_is_no_statement(words):
    reading = read_below_cover(f"Les irritants\n{words}")

    assert reading.draft.neighbourhoods[0].irritants == ("Du bruit la nuit", "Un parc fermé")
    assert "Des caves" in " ".join(_left_out(reading))
    assert reading.draft.coverage < 1


def test_boxes_in_several_columns_are_told_and_not_surely_placed():
    reading = read_below_cover("Les irritants\n| Du bruit la nuit | ☐ | ☒ |\n| Des caves | ☒ | ☐ |")

    assert ["Du bruit la nuit" in one.message for one in findings(reading, "boxes_in_columns")] == [True, False]
    assert reading.draft.coverage < 1


def test_boxes_that_are_bullets_are_still_bullets():
    for square in "□❑❒":
        bulleted = f"Les irritants\n{square} Du bruit la nuit\n{square} Des caves"
        assert quarter(bulleted).irritants == ("Du bruit la nuit", "Des caves")


@pytest.mark.parametrize("square", "❑□▢")
def test_a_ticked_box_elsewhere_makes_no_boxes_of_bullets(square):
    reading = read_below_cover(
        f"Dispositifs : ☒ Oui ☐ Non\n☒ Soirée\n☐ Matinée\nLes irritants\n{square} Du bruit\n{square} Des caves\ninondées"
    )

    assert reading.draft.neighbourhoods[0].irritants == ("Du bruit", "Des caves inondées")


def test_a_square_alone_in_a_cell_is_a_box_where_another_row_is_ticked():
    reading = read_below_cover("Les irritants\n| □ | Des caves |\n| ☒ | Du bruit |")

    assert reading.draft.neighbourhoods[0].irritants == ("Du bruit",)


@pytest.mark.parametrize("no", ["Non", "Aucun", "Sans objet"])
def test_answers_that_head_columns_are_no_statements_and_a_no_is_told(no):
    reading = read_below_cover(f"Les irritants\n| Point | Oui | {no} |\n| Manque de bus |  | ☒ |\n| Des caves | ☒ |  |")

    assert reading.draft.neighbourhoods[0].irritants == ("Manque de bus", "Des caves")
    assert any("Manque de bus" in one.message for one in findings(reading, "boxes_in_columns"))
    assert reading.draft.coverage < 1


def test_an_unticked_objective_or_meeting_is_not_promised():
    reading = read_below_cover(
        "Objectif stratégique : Habiter mieux\nObjectif intercommunal : Rénover\nObjectifs opérationnels :\n"
        "☒ Isoler 140 logements\n☐ Vendre 12 logements\nGouvernance\n☐ Le comité de pilotage se réunit 6 fois par an.\n"
        "☒ Le comité technique se réunit 2 fois par an."
    )
    draft = reading.draft

    assert [one.operational for one in draft.neighbourhoods[0].objectives] == [("Isoler 140 logements",)]
    assert [one.times_per_year for one in draft.governance.commitments] == [2]
    assert len(_left_out(reading)) == 2


@pytest.mark.parametrize("words", ["Cliquez ou appuyez ici pour entrer du texte.", "Choisissez un élément.", "……"])
def test_an_instruction_is_no_referent(words):
    reading = read_below_cover(f"Gouvernance\nRéférent élu : {words}\nLe COPIL se réunit 2 fois par an.")

    assert reading.draft.governance.elected_referent is None
    assert "left_blank" in codes(reading)
