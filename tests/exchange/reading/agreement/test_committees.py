"""Committees and working groups: kinds, frequencies, themes."""

import pytest

from regain.core.frequency import frequency_in
from regain.exchange.reading.agreement.folding import fold
from regain.exchange.reading.agreement.labels import labels_within
from tests.exchange.reading.agreement.papers import codes, findings, read_below_cover

S, T, G = "steering_committee", "technical_committee", "working_group"


def told(words: str) -> list[tuple[object, ...]]:
    draft = read_below_cover(f"Modalités de pilotage communal\n{words}").draft
    return [(one.kind, one.times_per_year, one.themes) for one in draft.governance.commitments]


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("2 fois par an", 2), ("deux fois l’an", 2), ("2 fois/an", 2), ("2x/an", 2), ("au moins trois fois dans l’année", 3),
        ("une fois par semestre", 2), ("à raison d’une séance par semestre", 2), ("chaque trimestre", 4), ("deux fois par trimestre", 8),
        ("tous les deux mois", 6), ("une fois tous les trois mois", 4), ("tous les six mois", 2), ("mensuellement", 12),
        ("un comité semestriel", 2), ("annuellement", 1), ("une réunion annuelle", 1), ("deux réunions annuelles", 2), ("bimestriel", 6),
        ("trimestrielle", 4), ("chaque année", 1), ("deux comités de pilotage par an", 2), ("toutes les semaines", 52),
        ("plusieurs fois dans l’année", None), ("régulièrement", None), ("autant que de besoin", None), ("tous les deux ans", None),
        ("zéro fois", None), ("0 fois par an", None),
    ],
)  # fmt: skip
def test_frequencies(words, times):
    found = frequency_in(fold(words))
    assert (found.times if found else None) == times


@pytest.mark.parametrize(
    ("words", "commitments"),
    [
        ("1 comité de pilotage aura lieu 2 fois par an.", [(S, 2, ())]),
        ("Le COPIL se réunit deux fois par an. Il valide la programmation. Ce comité est élargi.", [(S, 2, ())]),
        ("Deux comités de pilotage par an.", [(S, 2, ())]),
        ("Deux fois par an, le comité de pilotage se réunit.", [(S, 2, ())]),
        ("Le comité de pilotage fixe les objectifs.\nIl se réunit chaque semestre.", [(S, 2, ())]),
        ("Le comité de pilotage et le comité technique se réunissent 2 fois par an.", [(S, 2, ()), (T, 2, ())]),
        ("Un comité de pilotage se réunit 2 fois par an et un comité technique chaque mois.", [(S, 2, ()), (T, 12, ())]),
        ("# Comité de pilotage\nIl se réunit deux fois par an.\n# Comité technique\nRéuni chaque mois, il aide le COPIL.", [(S, 2, ()), (T, 12, ())]),
        ("Groupe de travail emploi\nUne réunion par trimestre.", [(G, 4, ("emploi",))]),
        ("Un groupe de travail « Santé » se réunit chaque mois.", [(G, 12, ("Santé",))]),
        ("1 groupe de travail regroupant les thématiques « A », « B » et « C » se réunira 3 fois par an.", [(G, 3, ("A", "B", "C"))]),
        ("Un groupe de travail sur les thèmes de l’emploi, de la santé et du logement se réunit chaque mois.", [(G, 12, ("emploi", "santé", "logement"))]),
        ("Un groupe de travail consacré à la paix et un groupe de travail consacré à l’école se réunissent chaque mois.", [(G, 12, ("paix",)), (G, 12, ("école",))]),
        ("Deux groupes de travail, « A » et « B », se réunissent 2 fois par an.", [(G, 2, ("A",)), (G, 2, ("B",))]),
        ("Deux groupes de travail sont créés, l’un sur « A » et « B », l’autre sur « C ». Chacun se réunit 3 fois par an.", [(G, 3, ("A", "B")), (G, 3, ("C",))]),
        ("Deux groupes de travail aborderont « A », « B » et « C » chaque mois.", [(G, 12, ("A", "B", "C"))]),
        ("- Groupe de travail « A » : 2 réunions par an\n- Groupe de travail « B » : 4 réunions par an", [(G, 2, ("A",)), (G, 4, ("B",))]),
        ("Un groupe de travail Emploi se réunit chaque mois.", [(G, 12, ("Emploi",))]),
        ("Un groupe de travail se réunit chaque mois. Il traite des thèmes « A » et « B ».", [(G, 12, ("A", "B"))]),
        ("| Comité de pilotage | 2 fois par an | Élus, État |\n| Comité technique | chaque mois | Agents |", [(S, 2, ()), (T, 12, ())]),
        ("Le bilan est présenté au COPIL.", []),
        ("Le comité de pilotage se réunit chaque mois. Le bilan est présenté au comité de pilotage.", [(S, 12, ())]),
        ("Le maire préside. Elle est ouverte.", []),
        ("Le comité de pilotage est créé.\nLe comité de pilotage vote deux fois par an.", [(S, 2, ())]),
        ("Un groupe de travail portant sur la santé, l’école (et plus) se réunit chaque mois.", [(G, 12, ("santé", "école"))]),
        ("Un groupe de travail dédié à la santé se réunit chaque mois.", [(G, 12, ("santé",))]),
        ("Un groupe de travail consacré à tout ce que les habitants voudront bien nous dire un jour et à la paix, chaque mois.", [(G, 12, ("paix",))]),
        ("Un groupe de travail Emploi et Insertion, chaque mois.", [(G, 12, ("Emploi", "Insertion"))]),
    ],
)  # fmt: skip
def test_committees_and_groups(words, commitments):
    assert told(words) == commitments


def test_sentences_about_a_committee_are_its_text():
    draft = read_below_cover("Gouvernance\nLe COPIL se réunit chaque mois. Il est public.\nCe comité vote.").draft

    assert draft.governance.commitments[0].text == "Le COPIL se réunit chaque mois. Il est public. Ce comité vote."


def test_what_nobody_can_count_is_told_with_its_place():
    reading = read_below_cover("Gouvernance\nUn groupe de travail se réunira plusieurs fois dans l’année.")

    (finding,) = findings(reading, "commitment_cannot_be_checked")
    assert "plusieurs fois" in finding.where.quote


def test_the_least_of_a_range_is_kept_and_told():
    reading = read_below_cover("Gouvernance\nLe COPIL se réunit deux à trois fois par an.")

    assert reading.draft.governance.commitments[0].times_per_year == 2
    assert "frequency_range" in codes(reading)


@pytest.mark.parametrize(
    ("words", "elected", "technical"),
    [
        (
            "Référent Elu: Mme Ida DUROC, maire\nRéférent technicien : M. Jo Le Pin",
            "Mme Ida DUROC, maire",
            "M. Jo Le Pin",
        ),
        ("Élue référente : la maire\nRéférente technique : la directrice", "la maire", "la directrice"),
        ("Référent(e) élu(e) – la maire\nRéférent·e technique : lui", "la maire", "lui"),
        ("Élu en charge de la politique de la ville : M. X\nCheffe de projet : Mme Y", "M. X", "Mme Y"),
        ("Référente élue :\nla maire\nAgente référente :\nla directrice", "la maire", "la directrice"),
        ("| Référent élu | la maire |\n| Référent technique | la directrice |", "la maire", "la directrice"),
        ("Le référent élu est le maire\nRéférent élu : un autre", "le maire", None),
        ("Référente élue Dr Ida Duroc\nAgent référent M. Jo Le Pin, chef", "Dr Ida Duroc", "M. Jo Le Pin, chef"),
        ("Élu référent Mme Ida Duroc, école Contact technique M. Jo Le Pin", "Mme Ida Duroc, école", "M. Jo Le Pin"),
        ("Élu référent : Ida Duroc, salle L’agent référent : Jo Le Pin", "Ida Duroc, salle", "Jo Le Pin"),
        ("L’élu référent M. Le Pin anime le comité.", None, None),
        ("Personne n’est nommé.", None, None),
    ],
)
def test_referents(words, elected, technical):
    governance = read_below_cover(f"Organisation et pilotage local\n{words}").draft.governance

    assert (governance.elected_referent, governance.technical_referent) == (elected, technical)


def test_an_unusual_title_does_not_hide_the_steering():
    draft = read_below_cover(
        "Les irritants\n- Du bruit\n**QUI FAIT QUOI\nÉlue référente : la maire\nLe COPIL siège chaque mois."
    ).draft

    assert draft.governance.elected_referent == "la maire"
    assert [one.times_per_year for one in draft.governance.commitments] == [12]
    assert draft.neighbourhoods[0].irritants == ("Du bruit",)


@pytest.mark.parametrize(
    ("line", "others"),
    [
        ("Référent technique : Mme Durand, chef de projet politique de la ville : jean@ville.example", []),
        ("Référent technique : – commune : Jean Petit", []),
        ("Référent technique : M. Petit – Commune : Barlin", ["commune : barlin"]),
    ],
)
def test_the_word_of_a_place_in_a_label_of_a_person_begins_no_place(line, others):
    folded = fold(line)

    assert [folded[at:] for at in labels_within(folded)] == others
