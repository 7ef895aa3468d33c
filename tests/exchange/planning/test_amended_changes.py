"""Whatever an amendment changes is told in one plain French sentence: who, where, what it was and what it becomes."""

from dataclasses import replace
from datetime import date

import pytest

from regain.exchange.draft import CommitmentRead, Draft, NeighbourhoodRead, ObjectiveRow, Section, StakeNamed
from regain.exchange.planning.amendments import changes_between
from regain.exchange.planning.continuing import continued
from regain.exchange.planning.documents import changes_told
from regain.exchange.writing.amendment import AmendmentFacts, compose_amendment
from regain.exchange.writing.blocks import Paragraph
from tests.factories.drafts import draft

TEXT = draft()
REGAIN = TEXT.neighbourhoods[0]
SANTE = ObjectiveRow(StakeNamed(1, "Des quartiers qui prennent soin de chacun"), "Être là", "Aller vers", ("Marcher",))
CENTRE = NeighbourhoodRead(name="Centre", kind="QIC", communes=("Barlin",), irritants=("Du bruit",))


def with_regain(**values) -> Draft:
    return replace(TEXT, neighbourhoods=(replace(REGAIN, **values),))


def with_governance(**values) -> Draft:
    return replace(TEXT, governance=replace(TEXT.governance, **values))


def with_commitment(at: int, **values) -> Draft:
    known = list(TEXT.governance.commitments)
    known[at] = replace(known[at], **values)
    return with_governance(commitments=tuple(known))


def told(before: Draft, after: Draft) -> list[str]:
    """The sentences of the amendment's own document."""
    changes = changes_told(changes_between(before, after))
    facts = AmendmentFacts(1, "Objet", "Barlin", "Contrat", None, (), changes, None, "", ())
    words = [one.words.replace("\u00a0", " ") for one in compose_amendment(facts).blocks if isinstance(one, Paragraph)]
    return words[5:-1]


@pytest.mark.parametrize(
    ("after", "sentences"),
    [
        (
            with_regain(objectives=(*REGAIN.objectives, SANTE)),
            [
                "Il est ajouté l’objectif retenu « Aller vers ».",
                "Sous « Aller vers », il est ajouté l’objectif opérationnel « Marcher ».",
            ],
        ),
        (
            with_regain(objectives=(replace(REGAIN.objectives[0], operational=("Venir",)), *REGAIN.objectives[1:])),
            [
                "Sous « Aider chacun à venir à bout de ses papiers », l’objectif opérationnel "
                "« Tenir une permanence à la médiathèque » est remplacé par « Venir ».",
            ],
        ),
        (
            replace(TEXT, neighbourhoods=(REGAIN, CENTRE)),
            [
                "Il est ajouté le projet de quartier « Centre (Quartier d’intérêt communautaire, sans code, Barlin) ».",
                "Il est ajouté l’irritant « Du bruit ».",
            ],
        ),
        (
            with_regain(name="Le Grand Regain"),
            ["Le nom du quartier : les mots « Regain » sont remplacés par les mots « Le Grand Regain »."],
        ),
        (
            with_regain(name="Le Grand Regain", code="QN06207M", kind="QIC", communes=("Barlin",)),
            [
                "Le nom du quartier : les mots « Regain » sont remplacés par les mots « Le Grand Regain ».",
                "Le statut du quartier : les mots « QPV » sont remplacés par les mots « QIC ».",
                "Le code du quartier : les mots « QP062007 » sont remplacés par les mots « QN06207M ».",
                "Les communes du quartier : les mots « Barlin et Hersin-Coupigny » sont remplacés par les mots « Barlin ».",
            ],
        ),
        (
            with_regain(portrait=replace(REGAIN.portrait, source="Insee", perimeter="2024", vintage=None)),
            [
                "La source du portrait : les mots « sigville » sont remplacés par les mots « Insee ».",
                "Il est supprimé le millésime du portrait « 2022 ».",
                "Le périmètre du portrait : les mots « 2015 » sont remplacés par les mots « 2024 ».",
            ],
        ),
        (
            with_governance(elected_referent="le maire", technical_referent=None),
            [
                "Le référent élu : les mots « l’adjointe à la politique de la ville » sont remplacés par les mots « le maire ».",
                "Il est supprimé le référent technicien « la référente politique de la ville ».",
            ],
        ),
        (
            with_governance(
                commitments=(
                    *TEXT.governance.commitments,
                    CommitmentRead("citizen_body", name="Conseil des jeunes", text="Il se réunit."),
                )
            ),
            [
                "Il est ajouté l’instance « Conseil des jeunes ».",
                "Sous « Conseil des jeunes », il est ajouté l’engagement « Il se réunit. ».",
            ],
        ),
        (
            with_commitment(0, times_per_year=4, text="Le comité se réunit quatre fois par an."),
            [
                "Sous « Comité de pilotage », l’engagement « Le comité se réunit deux fois par an. » "
                "est remplacé par « Le comité se réunit quatre fois par an. ».",
            ],
        ),
        (
            with_commitment(1, times_per_year=4, due_on=date(2027, 6, 1)),
            [
                "Sous « Groupe de travail “Santé” et “Emploi” », l’engagement « Un groupe se réunit plusieurs fois. » "
                "est remplacé par « Un groupe se réunit plusieurs fois (4 fois par an, d’ici le 1er juin 2027). ».",
            ],
        ),
        (
            with_commitment(2, kind="citizen_body", themes=("Santé",)),
            [
                "L’instance : les mots « Assemblée des aînés (instance d’habitants) » sont remplacés par les mots "
                "« Assemblée des aînés (instance d’habitants, sur « Santé ») ».",
            ],
        ),
        (
            replace(TEXT, signatories=("Commune de Barlin", "CAF")),
            ["Il est ajouté le signataire « CAF ».", "Il est supprimé le signataire « État »."],
        ),
        (
            replace(TEXT, sections=(Section("Préambule", "Un autre."),)),
            [
                "Le texte « Préambule » : les mots « Ce texte dit ce que la commune retient. » sont remplacés par les mots « Un autre. »."
            ],
        ),
    ],
    ids=[
        *("objective added", "objective changed", "neighbourhood added", "neighbourhood renamed", "perimeter"),
        *("portrait", "referents", "body", "commitment", "frequency", "themes", "signatories", "prose"),
    ],
)
def test_each_kind_of_change_is_a_sentence(after, sentences):
    assert told(TEXT, after) == sentences


def test_a_text_that_only_moves_is_told_with_what_it_now_follows():
    aims, means, end = (
        Section("Buts", "Ce que l’on veut."),
        Section("Moyens", "Ce que l’on a."),
        Section("Fin", "Voilà."),
    )
    signed = replace(TEXT, sections=(aims, means, end))

    assert told(signed, replace(TEXT, sections=(aims, end, means))) == [
        "Le texte « Fin » est déplacé du 3e au 2e rang, après « Buts »."
    ]
    assert told(signed, replace(TEXT, sections=(end, aims, means))) == [
        "Le texte « Fin » est déplacé du 3e au 1er rang, en tête."
    ]
    assert told(signed, replace(TEXT, sections=(aims, end))) == [
        "Il est supprimé le texte « Moyens » « Ce que l’on a. »."
    ]


def test_a_renamed_neighbourhood_keeps_its_lines_and_the_others_are_told_under_its_new_name():
    after = with_regain(name="Le Grand Regain", irritants=("Du bruit", *REGAIN.irritants))

    steps = [(one.noun, one.path, one.after) for one in changes_between(TEXT, after)]

    assert steps == [
        ("nom du quartier", ("Quartier Le Grand Regain",), "Le Grand Regain"),
        ("irritant", ("Quartier Le Grand Regain", "Irritants"), "Du bruit"),
    ]


@pytest.mark.parametrize(
    ("before", "after", "places"),
    [
        ([("A", None), ("B", None)], [("B", None), ("A", None)], (1, 0)),
        ([("A", "QN1"), ("B", "QN2")], [("C", "QN2"), ("D", "QN1")], (1, 0)),
        ([("A", None), ("B", None)], [("B", None), ("C", None)], (1, None)),
        ([("A", None), ("B", None)], [("A", None), ("C", None)], (0, 1)),
        ([("A", None)], [("A", None), ("a", None)], (0, None)),
        ([("A", "QN1"), ("B", None)], [("B", "QN1"), ("A", None)], (1, 0)),
        ([], [("A", None)], (None,)),
    ],
)
def test_a_neighbourhood_is_continued_by_name_then_code_then_place_and_once(before, after, places):
    assert continued(before, after) == places


THREE = ("Un", "Deux", "Trois")


@pytest.mark.parametrize(
    ("after", "sentences"),
    [
        (("Trois", "Un", "Deux"), ["L’irritant « Trois » est déplacé du 3e au 1er rang, en tête."]),
        (("Deux", "Trois", "Un"), ["L’irritant « Un » est déplacé du 1er au 3e rang, après « Trois »."]),
        (
            ("Deux", "Un", "Quatre"),
            [
                "L’irritant « Deux » est déplacé du 2e au 1er rang, en tête.",
                "L’irritant « Trois » est remplacé par « Quatre ».",
            ],
        ),
        (("Deux", "Trois"), ["Il est supprimé l’irritant « Un »."]),
        (
            ("Quatre", "Un", "Deux", "Trois", "Cinq"),
            ["Il est ajouté l’irritant « Quatre ».", "Il est ajouté l’irritant « Cinq »."],
        ),
    ],
)
def test_a_move_says_from_which_rank_to_which_and_a_line_that_takes_a_place_replaces_it(after, sentences):
    before = with_regain(irritants=THREE)

    assert told(before, with_regain(irritants=after)) == sentences


def test_a_line_that_moves_and_is_reworded_is_told_to_do_both():
    long = "Des dépôts d’ordures au pied des immeubles du quartier"
    before = with_regain(opportunities=(long, "Un parc", "Un lac"))

    assert told(before, with_regain(opportunities=("Un parc", "Un lac", f"{long} sud"))) == [
        f"L’opportunité « {long} » est remplacée par « {long} sud ».",
        f"L’opportunité « {long} sud » est déplacée du 1er au 3e rang, après « Un lac ».",
    ]


def test_a_new_neighbourhood_is_told_under_its_own_title():
    steps = changes_between(TEXT, replace(TEXT, neighbourhoods=(REGAIN, replace(CENTRE, code="QP062999"))))

    assert {step.path[0] for step in steps} == {steps[1].path[0]}
    assert "code QP062999" in (steps[0].after or "")
