"""What Amina reads before anything is written."""

from dataclasses import replace
from datetime import date

import pytest

from regain.domain.contracts.enums import Verb
from regain.domain.contracts.models import Agreement
from regain.domain.journal.models import Entry
from regain.exchange.draft import (
    Choice,
    CommitmentRead,
    ContractNamed,
    Figure,
    Finding,
    Governance,
    Portrait,
    Severity,
    StakeNamed,
    Where,
)
from regain.exchange.planning.agreement import plan_agreement
from regain.exchange.planning.plan import Decision, Option
from regain.exchange.planning.wording import plan_as_lines, summary
from tests.factories.drafts import CARE, GOVERNANCE, draft, neighbourhood, row


def plan(contract, *, answers=None, **values):
    return plan_agreement(draft(**values), contract=contract, answers=answers)


def with_governance(**values):
    return replace(GOVERNANCE, **values)


def test_a_first_agreement_is_all_additions_and_writes_nothing(contract):
    found = plan(contract)

    assert found.can_be_applied
    assert found.counts == {Verb.ADD: 35}
    assert [one.decision for one in found.neighbourhoods] == [Decision.NEW]
    assert {one.decision for one in found.alignments} == {Decision.NEW}
    assert not Agreement.objects.exists()
    assert not Entry.objects.exists()
    assert summary(found) == "35 ajouts."


def test_a_step_says_where_the_text_says_it(contract):
    [step] = [step for step in plan(contract).steps if step.after == "Peu de lieux pour les jeunes"]

    assert (step.verb, step.noun, step.path) == (Verb.ADD, "irritant", ("Quartier Regain", "Irritants"))
    assert step.place == Where(12, None, "Peu de lieux")


def test_the_referents_are_found_in_their_place(contract):
    place = Where(40, 3, "Référente technique")

    found = plan(contract, places={"/governance/technical_referent": place})

    assert [step.place for step in found.steps if step.noun == "référent technicien"] == [place]


def test_a_body_without_a_name_takes_that_of_its_kind_and_themes(contract):
    names = [body.name.replace("\u00a0", " ") for body in plan(contract).content.bodies]

    assert names == ["Comité de pilotage", "Groupe de travail « Santé » et « Emploi »", "Assemblée des aînés"]
    assert [body.commitments[0].is_checkable for body in plan(contract).content.bodies] == [True, False, False]


def test_two_nameless_groups_are_two_and_one_said_twice_is_one(contract):
    groups = [CommitmentRead("working_group", text=text) for text in ("Lundi", "Mardi", "Lundi")]

    bodies = plan(contract, governance=with_governance(commitments=tuple(groups))).content.bodies

    assert [(body.name, len(body.commitments)) for body in bodies] == [
        ("Groupe de travail", 1),
        ("Groupe de travail (2)", 1),
    ]


def test_a_body_named_twice_is_one_body_with_two_promises(contract):
    twice = [CommitmentRead("citizen_body", name=name, text=name) for name in ("Les aînés", "LES AÎNÉS")]

    [body] = plan(contract, governance=with_governance(commitments=tuple(twice))).content.bodies

    assert (body.name, [line.text for line in body.commitments]) == ("Les aînés", ["Les aînés", "LES AÎNÉS"])


def test_endless_themes_do_not_make_an_endless_name(contract):
    group = CommitmentRead("working_group", themes=tuple(f"thème {n}" * 5 for n in range(20)))

    [body] = plan(contract, governance=with_governance(commitments=(group,))).content.bodies

    assert body.name == "Groupe de travail"


def test_what_is_said_twice_is_said_once_and_noted(contract):
    figures = (Figure("population", 2000.0, "inhabitants", "ok"), Figure("population", 1.0, "inhabitants", "ok"))
    twice = neighbourhood(portrait=Portrait(figures=figures), objectives=(row("Aider", "Un"), row("AIDER.", "Deux")))

    found = plan(contract, neighbourhoods=(twice,), signatories=("État", "ETAT", " "))

    assert found.can_be_applied
    [project] = found.content.projects
    assert [line.name for line in found.content.signatories] == ["État"]
    assert [figure.value for figure in project.figures] == [2000]
    [line] = project.retained_objectives
    assert [one.text for one in line.operational_objectives] == ["Un", "Deux"]
    assert len(found.warnings) == 3


def test_a_figure_without_value_is_never_given_one(contract):
    figures = (Figure("poverty_rate", None, "%", "ok"), Figure("neet_rate", 3.0, "%", "suppressed"))

    [project] = plan(contract, neighbourhoods=(neighbourhood(portrait=Portrait(figures=figures)),)).content.projects

    assert [(one.value, one.flag) for one in project.figures] == [(None, "missing"), (None, "suppressed")]


def test_empty_lines_and_nameless_objectives_do_not_stop_the_reading(contract):
    odd = neighbourhood(
        irritants=("", "  ", "Bruit"),
        objectives=(row("", "Faire", " ", strategic="", stake=StakeNamed(3, "")), row("X", stake=StakeNamed(None, ""))),
    )

    [project] = plan(contract, neighbourhoods=(odd,)).content.projects

    assert [line.text for line in project.irritants] == ["Bruit"]
    first, second = [line.path for line in project.retained_objectives]
    assert (first.stake.label, first.stake.number) == ("Enjeu 3", 3)
    assert first.strategic.label == "Objectif stratégique non précisé"
    assert first.intercommunal.label == "Objectif intercommunal non précisé"
    assert (second.stake.label, second.stake.number) == ("Enjeu non précisé", 4)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"signatories": ("x" * 301,)}, "Signataire"),
        ({"signed_at": "x" * 151}, "signée à"),
        ({"commune": "Houchin"}, "Houchin n’est pas une commune du contrat CN06201M."),
        ({"neighbourhoods": (neighbourhood(kind="ZUS"),)}, "ni un QPV ni un QIC"),
        ({"neighbourhoods": (neighbourhood(name=" "),)}, "n’a pas de nom"),
        ({"neighbourhoods": (neighbourhood(name="x" * 201),)}, "trop long (200 caractères"),
        ({"neighbourhoods": (neighbourhood(kind="QIC", code="x" * 41),)}, "trop long (40 caractères"),
        ({"neighbourhoods": (neighbourhood(), neighbourhood(name="Autre"))}, "le même quartier"),
        ({"neighbourhoods": (neighbourhood(objectives=(row("x" * 501),)),)}, "formulation"),
        ({"neighbourhoods": (neighbourhood(objectives=(row("x", strategic="x" * 501),)),)}, "libellé"),
        ({"neighbourhoods": (neighbourhood(objectives=(row("x", stake=StakeNamed(99999, "X")),)),)}, "trop grand"),
        ({"governance": Governance(commitments=(CommitmentRead("party"),))}, "Nature d’engagement inconnue"),
        ({"findings": (Finding("no_commune", Severity.ERROR, "Il manque la commune."),)}, "Il manque la commune."),
    ],
)
def test_what_cannot_be_applied_says_why(contract, values, reason):
    found = plan(contract, **values)

    assert not found.can_be_applied
    assert any(reason in refusal.reason for refusal in found.refusals), found.refusals
    assert any("Refus" in line for line in plan_as_lines(found))


def test_a_paper_that_speaks_of_another_contract_is_noted(contract):
    paper = draft(contract=ContractNamed("Cœur de ville", date(2026, 12, 31)))

    found = plan_agreement(paper, contract=contract)

    assert found.can_be_applied
    assert ["Cœur de ville" in found.warnings[0], "31 décembre 2026" in found.warnings[1]] == [True, True]


def test_the_reader_s_questions_are_the_plan_s(contract):
    finding = Finding(
        "two_dates", Severity.ERROR, "Deux dates de signature.", Where(3), Choice("date", ("2024-07-09", "2024-07-10"))
    )
    doubt = Finding("name", Severity.WARNING, "Deux noms.", None, Choice("name", ("A", "B"), default="A"))

    found = plan(contract, findings=(finding, doubt))

    assert [question.key for question in found.pending] == ["date"]
    assert found.pending[0].options[0] == Option("2024-07-09", "2024-07-09")
    assert not found.can_be_applied
    answered = replace(finding, choice=replace(finding.choice, chosen="2024-07-09"))
    assert plan(contract, findings=(answered, doubt)).can_be_applied


@pytest.mark.parametrize("named", ["Barlyn", None])
def test_a_commune_that_no_list_knows_is_asked_for(contract, named):
    asked = plan(contract, commune=named)

    [question] = asked.pending
    assert (question.key, Option("Barlin", "Barlin") in question.options) == ("commune", True)
    assert plan(contract, commune=named, answers={"commune": "barlin"}).commune_name == "Barlin"
    assert plan(contract, commune=named, answers={"commune": "Paris"}).pending == (question,)


def test_two_plans_of_the_same_draft_have_one_fingerprint(contract):
    assert plan(contract).fingerprint == plan(contract).fingerprint
    assert plan(contract).fingerprint != plan(contract, signed_at="Béthune").fingerprint


def test_the_plan_reads_in_french(contract):
    odd = neighbourhood(objectives=(row("Aider chacun", stake=CARE),))

    lines = plan_as_lines(plan(contract, commune="Barlyn", neighbourhoods=(odd,)))

    assert lines[0].startswith("Convention de Barlyn, contrat CN06201M\u00a0: ")
    assert "    --choose commune='Barlin'" in [line[2:] for line in lines]
    assert "  Quartier Regain › Irritants" in lines
    assert "    + irritant\u00a0: Peu de lieux pour les jeunes [ligne 12]" in lines


@pytest.mark.parametrize("count", [1, 3])
def test_a_plan_costs_a_constant_number_of_queries(contract, count, django_assert_max_num_queries):
    reads = tuple(
        neighbourhood(name=f"Quartier n° {n} " + "abc"[n] * 9, code=None, communes=("Barlin",)) for n in range(count)
    )

    with django_assert_max_num_queries(14):
        assert len(plan(contract, neighbourhoods=reads).neighbourhoods) == count


def test_a_label_close_enough_is_shown_with_its_score(contract):
    twice = neighbourhood(objectives=(row("Aider chacun à ses papiers"),))
    close = neighbourhood(name="Autre", code=None, objectives=(row("Aider chacun à ces papiers"),))

    lines = plan_as_lines(plan(contract, neighbourhoods=(twice, close)))

    assert (
        "  96  « Aider chacun à ces papiers » = « Aider chacun à ses papiers »".replace("« ", "«\u00a0").replace(
            " »", "\u00a0»"
        )
        in lines
    )


@pytest.mark.parametrize("options", [(), ("Barlin", "Houchin")])
def test_the_reader_s_question_about_the_commune_is_put_once_with_the_communes_that_sign(contract, options):
    choice = Choice("commune_missing", options)
    finding = Finding("commune_missing", Severity.ERROR, "Quelle commune ?", None, choice)

    [question] = plan(contract, commune=None, findings=(finding,)).pending

    assert question.key == "commune_missing"
    assert [option.value for option in question.options] == list(options or ("Barlin", "Hersin-Coupigny"))
    blank = replace(finding, choice=replace(choice, chosen=""))
    assert [one.key for one in plan(contract, commune=None, findings=(blank,)).pending] == ["commune"]
