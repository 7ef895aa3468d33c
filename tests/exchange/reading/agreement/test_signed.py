"""Promises and signatories."""

from datetime import date

import pytest

from tests.exchange.reading.agreement.papers import PROJECT, codes, read, read_below_cover

END = date(2030, 12, 31)


def promises(words: str) -> list[tuple[object, ...]]:
    draft = read_below_cover(f"Les signataires\n{words}").draft
    return [(one.text, one.due_on) for one in draft.governance.commitments if one.kind == "signatory"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "Ils s’engagent à agir d’ici le 31 décembre 2030, à payer et à en assurer le suivi et à y apporter des retouches.",
            [("agir d’ici le 31 décembre 2030", END), ("payer", None), ("en assurer le suivi et y apporter des retouches", None)],
        ),
        ("Les signataires s’engagent à agir, à leur donner les moyens et à les évaluer.", [("agir", None), ("leur donner les moyens", None), ("les évaluer", None)]),
        ("Les signataires s’engagent, d’ici fin 2030, à agir et à payer.", [("agir", END), ("payer", END)]),
        ("Les signataires s’engagent à :\n- agir avant le 31 décembre 2030 ;\n- payer.", [("agir avant le 31 décembre 2030", END), ("payer", None)]),
        ("Les signataires s’engagent :\n- à agir ;\n- à payer.", [("agir", None), ("payer", None)]),
        ("Les signataires conviennent de tenir ces engagements :\n1. agir\n2. d’évaluer", [("agir", None), ("évaluer", None)]),
        ("Chaque signataire s’engage à agir.", [("agir", None)]),
        ("Les signataires s’engagent pleinement.", []),
        ("Les signataires conviennent de poursuivre leur partenariat.", []),
    ],
)  # fmt: skip
def test_promises(words, told):
    assert promises(words) == told


def test_promises_told_elsewhere_than_above_the_signatures():
    draft = read_below_cover("Gouvernance\nLes signataires s’engagent à agir.").draft

    assert [one.text for one in draft.governance.commitments] == ["agir"]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Pour la Ville de Vaubourg, le maire\nPour l’État, le préfet\nPour la CAF", ("Ville de Vaubourg", "État", "CAF")),
        ("| Pour la Ville de Vaubourg // La maire | Pour l’État // Le préfet |\n| | |", ("Ville de Vaubourg", "État")),
        ("Liste des signataires :\n- Commune de Vaubourg\n- Communauté d’agglomération de A, B et C\n- État", ("Commune de Vaubourg", "Communauté d’agglomération de A, B et C", "État")),
        ("Ville de Vaubourg ; État ; CAF du Nord", ("Ville de Vaubourg", "État", "CAF du Nord")),
        ("Ville de Vaubourg – État – Région", ("Ville de Vaubourg", "État", "Région")),
        ("La Commune de Vaubourg, représentée par son maire", ("La Commune de Vaubourg",)),
        ("Pour la commune de La Bâtie", ("commune de La Bâtie",)),
        ("Pour :\nFait à Vaubourg, le 9 juillet 2024\nPour l’État", ("État",)),
        ("- État\n- mardi 9 juillet 2024", ("État",)),
        ("XYZ BULLE", ()),
    ],
)  # fmt: skip
def test_signatories(words, names):
    reading = read_below_cover(f"Les signataires\nIls s’engagent à agir.\n{words}")

    assert reading.draft.signatories == names
    assert ("no_signatories" in codes(reading)) == (not names)


def test_who_represents_a_signatory_is_shown_with_its_place():
    draft = read_below_cover("Signatures\nPour l’État, le préfet").draft

    assert draft.places["/signatories/0"].quote == "État, le préfet"


@pytest.mark.parametrize(
    "place",
    [
        "Fait à Vaubourg, le 9 juillet 2024",
        "Signée en deux exemplaires, à Vaubourg, le neuf juillet deux mille vingt-quatre",
    ],
)
def test_a_place_and_a_day_after_a_sentence_are_read(place):
    reading = read_below_cover(f"Les signataires\nPour l’État\nIls s’engagent à agir d’ici fin 2030. {place}")

    assert (reading.draft.signed_at, reading.draft.signed_on) == ("Vaubourg", date(2024, 7, 9))
    assert [one.text for one in reading.draft.governance.commitments] == ["agir d’ici fin 2030"]
    assert not codes(reading) & {"kept_as_is", "unclaimed_text", "not_signed"}


@pytest.mark.parametrize("hour", ["à 14 h 30", "à 9h05", ", à 14:30"])
def test_the_hour_of_signature_loses_neither_the_day_nor_the_place(hour):
    draft = read_below_cover(f"Les signataires\nFait à Barlin, le 12 mars 2024 {hour}").draft

    assert (draft.signed_on, draft.signed_at) == (date(2024, 3, 12), "Barlin")


def test_the_day_of_an_electronic_signature_may_be_in_words():
    draft = read_below_cover("Les signataires\nSigné électroniquement le 12 mars 2024").draft

    assert draft.signed_on == date(2024, 3, 12)


@pytest.mark.parametrize(
    "name",
    [
        "Association des maires du Pas-de-Calais",
        "centre social Madame de Sévigné",
        "association Responsable et Solidaire",
    ],
)
def test_a_role_within_the_name_of_an_organisation_is_of_the_name(name):
    assert name in read_below_cover(f"Les signataires\nSignée par :\n- {name}\n- Ville de Vaubourg").draft.signatories


def test_the_day_of_a_signature_on_the_cover_does_not_open_the_part_that_is_signed():
    cover = "Convention d’application communale\nSignature du contrat de ville le 9 juillet 2024\nCommune de Vaubourg\n"
    draft = read(f"{cover}{PROJECT}Les irritants\n- Du bruit\nLes signataires\nPour l’État").draft

    assert (draft.signatories, [one.name for one in draft.neighbourhoods]) == (("État",), ["Les Ormes"])


def test_a_promise_says_how_often_with_its_place():
    reading = read_below_cover("Les signataires\nIls s’engagent à :\n- en suivre les effets chaque année ;\n- payer.")

    assert [one.times_per_year for one in reading.draft.governance.commitments] == [1, None]
    assert reading.draft.places["/governance/commitments/0/times_per_year"].quote == "chaque année"
