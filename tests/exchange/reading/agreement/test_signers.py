"""Who signs: functions and names, beside the organisation or on lines of their own."""

import pytest

from regain.domain.contracts.rules.states import signed_text
from regain.exchange.draft import draft_as_data, draft_from_data
from regain.exchange.reading.agreement_summary import summary_lines
from tests.exchange.reading.agreement.papers import codes, findings, read_below_cover

LED = "Gouvernance\nUn comité de pilotage se réunit 2 fois par an.\n# Les signataires\n"


def signers(words: str):
    draft = read_below_cover(f"{LED}{words}\nFait à Vaubourg, le 9 juillet 2024").draft
    return [(one.organisation, one.function, one.person) for one in draft.signers]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Pour la CAF, la directrice, Mme Ida Perrin", [("CAF", "la directrice", "Mme Ida Perrin")]),
        ("Pour l’État, le sous-préfet", [("État", "le sous-préfet", None)]),
        ("La Commune de Vaubourg, représentée par son maire", [("La Commune de Vaubourg", "son maire", None)]),
        ("Pour la Région\nLe Président\nM. Luc de Vannes", [("Région", "Le Président", "M. Luc de Vannes")]),
        ("La Maire\nInès BORIE", [("Commune de Vaubourg", "La Maire", "Inès BORIE")]),
        ("Le Sous-Préfet de Béthune\nM. Paul Roux", [("État", "Le Sous-Préfet de Béthune", "M. Paul Roux")]),
        ("La Directrice de la CAF du Nord\nIda Perrin", [("CAF du Nord", "La Directrice de la CAF du Nord", "Ida Perrin")]),
        ("| Le Maire | La Préfète |\n| Jean SOLAL | Léa CARTON |", [("Commune de Vaubourg", "Le Maire", "Jean SOLAL"), ("État", "La Préfète", "Léa CARTON")]),
        ("Pour l’État", []),
    ],
)  # fmt: skip
def test_functions_and_names_are_kept_with_their_organisation(words, told):
    assert signers(words) == told


def test_a_signatory_told_by_a_function_alone_is_one():
    reading = read_below_cover(
        f"{LED}Fait à Vaubourg, le 9 juillet 2024\nLe Maire\nJean SOLAL\nLa Présidente de l’Office de l’habitat\nIda PERRIN"
    )

    assert reading.draft.signatories == ("Commune de Vaubourg", "Office de l’habitat")
    assert not codes(reading) & {"no_signatories", "unclaimed_text"}
    assert "Jean SOLAL, Le Maire (Commune de Vaubourg)" in findings(reading, "signers_read")[0].message
    assert any(line.startswith("Qui signe : Jean SOLAL") for line in summary_lines(reading.draft))


def test_a_stamp_is_nobody_s_name():
    reading = read_below_cover(f"{LED}Pour l’État\nFait à Vaubourg, le 9 juillet 2024\nXYZ BULLE")

    assert reading.draft.signers == ()
    assert findings(reading, "unclaimed_text")


def test_a_text_kept_before_signers_were_read_is_still_the_same_text():
    draft = read_below_cover(f"{LED}Pour l’État, le préfet\nFait à Vaubourg, le 9 juillet 2024").draft
    kept = {name: value for name, value in draft_as_data(draft).items() if name != "signers"}

    assert draft_from_data(kept).signers == ()
    assert signed_text(kept) == signed_text(draft_as_data(draft))
