"""Facts of steering and of signature that were kept as prose, or cut badly."""

import pytest

from tests.exchange.reading.agreement.papers import COVER, codes, findings, quarter, read, read_below_cover


@pytest.mark.parametrize(
    ("sentence", "times"),
    [
        ("Un groupe de suivi réunit les bailleurs et la police municipale chaque mois.", 12),
        ("Une cellule de veille se tient tous les deux mois avec les bailleurs.", 6),
        ("Un groupe partenarial est réuni une fois par trimestre.", 4),
        ("Des commissions partenariales se réunissent deux fois par an.", 2),
    ],
)
def test_groups_of_partners_are_promises(sentence, times):
    reading = read_below_cover(f"# Modalités d’animation du partenariat\n{sentence}")

    (group,) = reading.draft.governance.commitments
    assert (group.kind, group.times_per_year, group.text) == ("working_group", times, sentence)
    assert "kept_as_is" not in codes(reading)


def test_what_partners_do_without_any_group_is_told():
    reading = read_below_cover(
        "# Modalités d’animation du partenariat\nLes bailleurs et la police se voient chaque mois."
    )

    assert findings(reading, "kept_as_is")


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Fait au Touquet, le 9 juillet 2024", "Le Touquet"),
        ("Fait aux Essards, le 9 juillet 2024", "Les Essards"),
        ("Fait en deux exemplaires, au Quesnoy, le 9 juillet 2024", "Le Quesnoy"),
        ("Au Portel, le 9 juillet 2024", "Le Portel"),
        ("Fait à La Bâtie, le 9 juillet 2024", "La Bâtie"),
        ("Fait à Vaubourg, le 9 juillet 2024", "Vaubourg"),
    ],
)
def test_the_place_of_signature_whatever_its_article(words, place):
    draft = read_below_cover(f"Gouvernance\nUn comité de pilotage se réunit 2 fois par an.\nSignatures\n{words}").draft

    assert draft.signed_on is not None
    assert draft.signed_at == place


@pytest.mark.parametrize(
    "words",
    [
        "Objectif stratégique : Soigner\nObjectifs intercommunaux :\n- Prévenir\n- Écouter\n- Informer",
        "Objectif stratégique : Soigner\nObjectifs spécifiques :\n- Prévenir\n- Écouter\n- Informer\nEnjeu 2 : Travailler",
    ],
)
def test_a_label_in_the_plural_governs_its_whole_list(words):
    rows = quarter(f"Objectifs\nEnjeu 1 : Vivre\n{words}").objectives

    assert [row.intercommunal for row in rows] == ["Prévenir", "Écouter", "Informer"]
    assert {row.strategic for row in rows} == {"Soigner"}


def test_a_label_in_the_singular_governs_one_line():
    (row,) = quarter("Objectifs\nEnjeu 1 : Vivre\nObjectif intercommunal :\n- Prévenir\n- Ouvrir un centre").objectives

    assert (row.intercommunal, row.operational) == ("Prévenir", ("Ouvrir un centre",))


def test_a_promise_that_goes_on_about_the_same_thing_is_one_sentence():
    draft = read_below_cover(
        "Les signataires\nIls s’engagent à agir et à en assurer le suivi, l’évaluation et à y apporter des retouches."
    ).draft

    assert [one.text for one in draft.governance.commitments] == [
        "agir",
        "en assurer le suivi, l’évaluation et y apporter des retouches",
    ]


MAP = "{}Projet de quartier « Les Ormes »\nStatut : QPV\n{}Cartographie\n(périmètre 2024-2030, code QN06299M)\nLes irritants\n- Du bruit"


def test_a_code_beside_the_map_is_taken_or_asked_about():
    alone = read(MAP.format(COVER, ""))
    both = read(MAP.format(COVER, "Code quartier : QP 06 20 07\n"))
    chosen = read(MAP.format(COVER, "Code quartier : QP 06 20 07\n"), two_codes="QN06299M")

    assert [one.draft.neighbourhoods[0].code for one in (alone, both, chosen)] == ["QN06299M", "QP062007", "QN06299M"]
    assert findings(both, "two_codes")[0].choice.options == ("QP062007", "QN06299M")
    assert "section_empty" not in codes(alone) | codes(both)


def test_the_caption_of_a_map_stays_whole_when_its_code_is_taken():
    draft = read(MAP.format(COVER, "")).draft

    assert [section.text for section in draft.sections] == ["(périmètre 2024-2030, code QN06299M)"]
    assert draft.coverage == 1


@pytest.mark.parametrize(
    ("answer", "day"),
    [("2024-06-14", "2024-06-14"), ("14/06/2024", "2024-06-14"), ("14 juin 2024", "2024-06-14"), ("bientôt", None)],
)
def test_a_missing_date_of_signature_may_be_typed(answer, day):
    words = "Les irritants\n- Du bruit\nLes signataires\nFait à Vaubourg, le …………"

    assert findings(read_below_cover(words), "not_signed")[0].choice.options == ()
    draft = read_below_cover(words, not_signed=answer).draft
    assert (draft.signed_on.isoformat() if draft.signed_on else None) == day
