"""A draft composed as a paper: what changed since it was signed is written as well, and reads back."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from regain.exchange.draft import (
    CommitmentRead,
    ContractNamed,
    Draft,
    Figure,
    Governance,
    NeighbourhoodRead,
    ObjectiveRow,
    Portrait,
    Section,
    Source,
    StakeNamed,
)
from regain.exchange.writing.agreement import compose_agreement
from regain.exchange.writing.blocks import Bullets, GapBars, Grid, Heading, Paragraph, SignatureRoom
from regain.exchange.writing.pdf import write_pdf
from tests.exchange.writing.drafts import draft_of, read_draft, told

STAKE = StakeNamed(2, "Habiter mieux")
FIGURES = (
    Figure("population", 1234567, "inhabitants", "approximate", change=-120, change_since=2016),
    Figure("surface_ha", 0.5, "ha", "ok"),
    Figure("poverty_rate", 33.25, "%", "ok", comparison=18.8, change=2.5, change_since=2015),
    Figure("under_25_share", None, "%", "missing", comparison=31),
    Figure("employment_rate", None, "%", "suppressed", comparison=58.8),
    Figure("other:menages-sans-voiture", 44, "%", "ok", comparison=18, raw="Ménages sans voiture : 44 %"),
    Figure("other:prix-moyen-du-loyer", 7.5, "index", "approximate"),
)


def neighbourhood(**fields):
    return NeighbourhoodRead(
        **{"name": "Les Ormes", "kind": "QPV", "code": "QN06207M", "communes": ("Vaubourg",), **fields}
    )


def draft(**fields):
    least = {
        "contract": ContractNamed("Ensemble", date(2030, 12, 31)),
        "commune": "Vaubourg",
        "signed_on": date(2024, 7, 1),
        "signed_at": "Vaubourg",
    }
    return Draft(
        Source("", "", ""),
        **{**least, "neighbourhoods": (neighbourhood(),), "signatories": ("Commune de Vaubourg",), **fields},
    )


def blocks(composed, kind):
    return [block for block in compose_agreement(composed).blocks if isinstance(block, kind)]


def read_again(composed):
    return read_draft(write_pdf(compose_agreement(composed)), "convention.pdf")


@pytest.mark.parametrize(
    "fields",
    [
        {"signed_on": None},
        {"signed_on": None, "signed_at": None, "signatories": ()},
        {"signed_at": "Marles-les-Mines", "signed_on": date(2025, 1, 1)},
        {"commune": "La Roche-Tannée"},
        {"commune": "Le Touquet", "signatories": ("État", "Les Amis du quartier", "Maisons & Cités")},
        {"contract": ContractNamed("Ensemble, 2024-2030", date(2030, 12, 31))},
        {"sections": (Section("Préambule", "Une phrase qui suffit à dire pourquoi nous sommes là.\n\n- un ;\n\n- deux."),)},
        {"sections": (Section("Annexe : carte des lieux", "Le plan se trouve en mairie, au premier étage, près du guichet."),)},
        {"neighbourhoods": (neighbourhood(portrait=Portrait("INSEE", 2021, "2024", FIGURES)),)},
        {"neighbourhoods": (neighbourhood(portrait=Portrait(None, 2021, None, FIGURES[:1])),)},
        {"neighbourhoods": (neighbourhood(kind="QIC", code=None), neighbourhood(name="Cité du Pré-Fleuri", communes=("Vaubourg", "Sornay")))},
        {"neighbourhoods": (neighbourhood(irritants=("Le bruit",), opportunities=("Un parc",), priorities=("Dormir",)),)},
        {"governance": Governance("Mme Anne ORMEAU, adjointe", "le chef de projet")},
    ],
)  # fmt: skip
def test_what_a_draft_says_reads_back(fields):
    composed = draft(**fields)

    assert told(read_again(composed)) == told(composed)


def test_an_objective_added_to_a_signed_agreement_reads_back():
    signed = draft_of("demonstration")
    (regain,) = signed.neighbourhoods
    added = ObjectiveRow(
        STAKE, "Rénover sans chasser", "Chauffer moins cher", ("Isoler les combles", "Changer dix chaudières")
    )
    grown = replace(signed, neighbourhoods=(replace(regain, objectives=(*regain.objectives, added)),))

    assert told(read_again(grown)) == told(grown)


def test_a_strategic_objective_is_told_once_for_its_rows():
    rows = tuple(ObjectiveRow(STAKE, "Rénover", words, ("Agir",)) for words in ("Chauffer", "Isoler"))

    (grid,) = blocks(draft(neighbourhoods=(neighbourhood(objectives=rows),)), Grid)

    assert [[cell and cell.paragraphs for cell in row] for row in grid.rows[1:]] == [
        [("Rénover",), ("Chauffer",), ("Agir",)],
        [None, ("Isoler",), ("Agir",)],
    ]
    assert grid.rows[1][0].rows == 2


def test_only_shares_and_indices_compared_with_the_agglomeration_are_drawn():
    (chart,) = blocks(
        draft(neighbourhoods=(neighbourhood(portrait=Portrait("INSEE", 2021, "2024", FIGURES)),)), GapBars
    )

    assert [(bar.label, bar.value, bar.comparison) for bar in chart.bars] == [
        ("Taux de pauvreté", 33.25, 18.8),
        ("Ménages sans voiture", 44, 18),
    ]


def test_a_promise_whose_words_do_not_tell_its_day_is_written_with_it():
    promises = (
        CommitmentRead("signatory", text="agir"),
        CommitmentRead("signatory", due_on=date(2028, 6, 30), text="payer"),
    )

    composed = draft(governance=Governance(commitments=promises))

    [listed] = [block.items for block in blocks(composed, Bullets) if "agir" in block.items]
    assert listed == ("agir", "payer (d’ici le 30 juin 2028)")


def test_one_text_for_two_bodies_says_whose_each_measure_is():
    text = "Un comité de pilotage et un comité technique sont créés."
    bodies = (
        CommitmentRead("steering_committee", times_per_year=2, text=text),
        CommitmentRead("technical_committee", times_per_year=4, text=text),
        CommitmentRead("citizen_body", name="conseil citoyen", due_on=date(2028, 6, 30), text="Il est installé."),
    )

    said = [block.words for block in blocks(draft(governance=Governance(commitments=bodies)), Paragraph)]

    measures = "Comité de pilotage\u00a0: 2 fois par an\u00a0; Comité technique\u00a0: 4 fois par an"
    assert f"Un comité de pilotage et un comité technique sont créés ({measures})." in said
    assert "Il est installé (d’ici le 30 juin 2028)." in said


def test_a_committee_that_comes_after_a_group_leaves_that_group_under_its_heading():
    group = CommitmentRead("working_group", text="Un groupe de travail se réunit.")
    committees = [
        CommitmentRead(kind, text=f"Un {kind} siège.") for kind in ("steering_committee", "technical_committee")
    ]
    held = Governance(commitments=(committees[0], group, committees[1]))

    words = [
        block.words
        for block in compose_agreement(draft(governance=held)).blocks
        if isinstance(block, Heading | Paragraph)
    ]

    heading = words.index("Modalités d’animation du partenariat")
    assert words.index("Un steering_committee siège.") < heading < words.index(group.text)


@pytest.mark.parametrize(
    ("commitment", "words"),
    [
        (CommitmentRead("steering_committee", times_per_year=3), "Un comité de pilotage se réunit 3 fois par an."),
        (CommitmentRead("working_group", themes=("Santé", "École")), "Un groupe de travail «\u00a0Santé\u00a0» et «\u00a0École\u00a0» est constitué."),
        (CommitmentRead("citizen_body", name="conseil citoyen"), "Instance d’habitants\u00a0: conseil citoyen."),
    ],
)  # fmt: skip
def test_a_commitment_without_words_of_its_own_is_said_in_ours(commitment, words):
    composed = draft(governance=Governance(commitments=(commitment,)))

    assert words in [block.words for block in blocks(composed, Paragraph)]


def test_words_that_do_not_name_a_committee_stand_under_a_title_that_does():
    committee = CommitmentRead("technical_committee", times_per_year=2, text="Il se réunit deux fois par an.")
    composed = draft(governance=Governance(commitments=(committee,)))

    assert Heading(3, "Comité technique") in blocks(composed, Heading)
    assert told(read_again(composed)) == told(composed)


def test_what_was_typed_in_a_form_is_set_in_paragraphs_and_lists():
    typed = draft(
        sections=(Section("Préambule", "Une phrase\r\nsur deux lignes.\r\n\r\nNous voulons :\n- un ;\n- deux."),)
    )

    assert blocks(typed, Paragraph)[:2] == [Paragraph("Une phrase sur deux lignes."), Paragraph("Nous voulons\u00a0:")]
    assert blocks(typed, Bullets)[0] == Bullets(("un\u00a0;", "deux."))


def test_nothing_is_signed_yet_leaves_the_day_to_be_written_by_hand():
    (room,) = blocks(draft(signed_on=None), SignatureRoom)

    assert room == SignatureRoom("Signée à Vaubourg, le", ("Commune de Vaubourg",))


def test_headings_never_skip_a_level():
    for slug in ("demonstration", "montfleury", "brumeval"):
        levels = [1, *(block.level for block in blocks(draft_of(slug), Heading))]
        assert all(below <= above + 1 for above, below in pairwise(levels))


def test_who_is_named_twice_signs_once():
    draft = replace(draft_of("demonstration"), signatories=("Commune de Barlin", "État", "COMMUNE DE BARLIN"))

    blocks = list(compose_agreement(draft, as_of=date(2026, 1, 1)).blocks)

    [room] = [one for one in blocks if isinstance(one, SignatureRoom)]
    assert room.names == ("Commune de Barlin", "État")
    assert not [one for one in blocks if isinstance(one, Bullets) and "COMMUNE DE BARLIN" in one.items]
