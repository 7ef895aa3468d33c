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
        ("Le Président du Département de l’Orne,\nGuy Marchais", [("Département de l’Orne", "Le Président du Département de l’Orne", "Guy Marchais")]),
        ("Maire de La Ferté, Odile BRUN", [("Commune de La Ferté", "Maire de La Ferté", "Odile BRUN")]),
        ("Mme Odile Brun, première adjointe au maire", [("Commune de Vaubourg", "première adjointe au maire", "Mme Odile Brun")]),
        ("Le Préfet Luc MORIN", [("État", "Le Préfet", "Luc MORIN")]),
        ("Odile BRUN\nDirectrice\nCAF de l’Orne", [("CAF de l’Orne", "Directrice", "Odile BRUN")]),
        ("Pour le Maire du Bourg et par délégation,\nl’adjoint à la ville\nPaul ROUX", [("Commune du Bourg", "l’adjoint à la ville", "Paul ROUX")]),
        ("Pour le préfet et par délégation, la sous-préfète, Mme Ida Perrin", [("État", "la sous-préfète", "Mme Ida Perrin")]),
        ("Pour l’État Pour la Région\nLa Préfète Le Président\nIda PERRIN Luc MORIN", [("État", "La Préfète", "Ida PERRIN"), ("Région", "Le Président", "Luc MORIN")]),
        ("Le Recteur La Procureure\nM. Luc Morin Mme Ida Perrin", [("État", "Le Recteur", "M. Luc Morin"), ("État", "La Procureure", "Mme Ida Perrin")]),
        ("| Fonction | Nom | Structure | Signature |\n| Gérante | Ida PERRIN | Les Toits d’Azur | |\n| Préfet | Luc MORIN | État | |", [("Les Toits d’Azur", "Gérante", "Ida PERRIN"), ("État", "Préfet", "Luc MORIN")]),
        ("| Azur Logis | La gérante | Mme Ida Perrin |\n| Commune | Le maire | M. Luc Morin |", [("Azur Logis", "La gérante", "Mme Ida Perrin"), ("Commune", "Le maire", "M. Luc Morin")]),
        ("| Pour la Ville | Pour l’État |\n| La Maire | Le Sous-Préfet |\n| Ida PERRIN | Luc MORIN |\n| Pour la CAF | |\n| Le Directeur | |", [("Ville", "La Maire", "Ida PERRIN"), ("État", "Le Sous-Préfet", "Luc MORIN"), ("CAF", "Le Directeur", None)]),
        ("POUR LA RÉGION\nLA PRÉSIDENTE\nIda PERRIN", [("RÉGION", "LA PRÉSIDENTE", "Ida PERRIN")]),
        ("Mme Ida Perrin, préfète de l’Orne, pour l’État", [("État", "préfète de l’Orne", "Mme Ida Perrin")]),
        ("Le Maire\n[cachet]\nLuc MORIN\nL’Inspecteur d’académie\nIda PERRIN", [("Commune de Vaubourg", "Le Maire", "Luc MORIN"), ("L’Inspecteur d’académie", "L’Inspecteur d’académie", "Ida PERRIN")]),
        ("Le Maire\nLu et accepté\nLuc MORIN\nLa Préfète", [("Commune de Vaubourg", "Le Maire", None), ("État", "La Préfète", None)]),
        ("Luc MORIN\nMaire de Vaubourg\nSigné électroniquement par\nIda PERRIN\nPréfète", [("Commune de Vaubourg", "Maire de Vaubourg", "Luc MORIN"), ("État", "Préfète", "Ida PERRIN")]),
        ("Signé par : Luc MORIN\nMaire de Vaubourg", [("Commune de Vaubourg", "Maire de Vaubourg", "Luc MORIN")]),
        ("| Structure | Nom et fonction | Visa |\n| Azur Logis | Luc MORIN, gérant | |", [("Azur Logis", "gérant", "Luc MORIN")]),
        ("| Azur Logis // La Gérante // Ida PERRIN |", [("Azur Logis", "La Gérante", "Ida PERRIN")]),
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


@pytest.mark.parametrize(
    "signed",
    [
        "| Ville de Vaubourg // La Maire | État // Le Préfet de l’Orne |",
        "La Maire de Vaubourg\nIda PERRIN\nLe Préfet de l’Orne",
        "Pour la commune de Vaubourg, la maire\nPour la Préfecture de l’Orne, le préfet",
    ],
)
def test_who_signs_for_an_organisation_already_named_adds_none(signed):
    draft = read_below_cover(
        f"{LED}- Ville de Vaubourg\n- État\n- CAF\n{signed}\nFait à Vaubourg, le 9 juillet 2024"
    ).draft

    assert draft.signatories == ("Ville de Vaubourg", "État", "CAF")
    assert [one.organisation for one in draft.signers] == ["Ville de Vaubourg", "État"]


def test_in_a_row_of_organisations_none_is_a_person():
    draft = read_below_cover(
        f"{LED}| Commune de Vaubourg | Ambre Logement | Azur Métropole | Logivie |\n| | | | |"
    ).draft

    assert draft.signatories == ("Commune de Vaubourg", "Ambre Logement", "Azur Métropole", "Logivie")
    assert draft.signers == ()


def test_each_item_of_a_list_is_a_signatory_of_its_own():
    draft = read_below_cover(
        f"{LED}- Habitat\n- Habitat du Nord\n- État\nPour l’État, le préfet\nFait à Vaubourg, le 9 mai 2024"
    ).draft

    assert draft.signatories == ("Habitat", "Habitat du Nord", "État")
    assert [(one.organisation, one.function) for one in draft.signers] == [("État", "le préfet")]


def test_two_who_sign_for_one_organisation_are_kept_both():
    draft = read_below_cover(
        f"{LED}Le Préfet\nLuc MORIN\nLa Rectrice\nIda PERRIN\nLe Maire de La Ferté\nLe Maire du Bourg"
    ).draft

    assert draft.signatories == ("État", "Commune de La Ferté", "Commune du Bourg")
    assert [one.person for one in draft.signers] == ["Luc MORIN", "Ida PERRIN", None, None]


@pytest.mark.parametrize(
    "stamp",
    [
        "Signature électronique de : Ida PERRIN\nMaire de Vaubourg\nDate de signature : 11/07/2024 à 18h05",
        "Signé électroniquement par Ida PERRIN, Maire de Vaubourg le 11/07/2024 18:05:12 UTC",
        "Document signé numériquement par\nIda PERRIN\nMaire de Vaubourg\n2024-07-11 18:05 +02:00",
    ],
)
def test_an_electronic_signature_gives_its_signer_and_leaves_the_date_of_the_text(stamp):
    reading = read_below_cover(f"{LED}Fait à Vaubourg, le 9 juillet 2024\n{stamp}")

    assert [(one.organisation, one.function, one.person) for one in reading.draft.signers] == [
        ("Commune de Vaubourg", "Maire de Vaubourg", "Ida PERRIN")
    ]
    assert str(reading.draft.signed_on) == "2024-07-09"
    assert "stamps_differ" in codes(reading)
    assert not codes(reading) & {"unclaimed_text", "date_uncertain"}


def test_without_a_date_in_the_text_that_of_the_stamp_is_the_date():
    draft = read_below_cover(f"{LED}Signé électroniquement par\nIda PERRIN\nMaire\nDate : 11/07/2024 18:05:12").draft

    assert str(draft.signed_on) == "2024-07-11"


def test_a_stamp_is_nobody_s_name():
    reading = read_below_cover(f"{LED}Pour l’État\nFait à Vaubourg, le 9 juillet 2024\nXYZ BULLE")

    assert reading.draft.signers == ()
    assert findings(reading, "unclaimed_text")


def test_a_text_kept_before_signers_were_read_is_still_the_same_text():
    draft = read_below_cover(f"{LED}Pour l’État, le préfet\nFait à Vaubourg, le 9 juillet 2024").draft
    kept = {name: value for name, value in draft_as_data(draft).items() if name != "signers"}

    assert draft_from_data(kept).signers == ()
    assert signed_text(kept) == signed_text(draft_as_data(draft))
