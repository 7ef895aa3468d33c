"""A document that would end more than a third of what is in force asks before it does."""

from dataclasses import replace

import pytest

from regain.core.member import SYSTEM
from regain.domain.contracts.models import Agreement, OperationalObjective
from regain.exchange.applying import PlanNotReady, apply_agreement_plan
from regain.exchange.planning.agreement import plan_agreement
from regain.exchange.planning.plan import Plan
from regain.exchange.planning.wording import plan_as_lines
from tests.factories.documents import StoredFileFactory
from tests.factories.drafts import GOVERNANCE, ROWS, draft, neighbourhood


def planned(contract, paper, **answers) -> Plan:
    return plan_agreement(paper, contract=contract, answers=answers)


def applied(contract, paper, **answers) -> Plan:
    plan = planned(contract, paper, **answers)
    return apply_agreement_plan(
        paper, contract=contract, answers=answers, source=StoredFileFactory(), expected=plan.fingerprint, by=SYSTEM
    )


def asked(plan: Plan) -> list[str]:
    return [one.key for one in plan.questions if one.key.startswith("fin-")]


WITHOUT_PROJECT = draft(file="court.docx", neighbourhoods=())
ANOTHER_QUARTER = draft(file="autre.docx", neighbourhoods=(neighbourhood(name="Les Ormes", code="QN06299M"),))
WITHOUT_STEERING = draft(
    file="sec.docx", governance=replace(GOVERNANCE, commitments=()), signatories=(),
    neighbourhoods=(neighbourhood(irritants=(), objectives=ROWS[:1]),),
)  # fmt: skip


@pytest.mark.parametrize("paper", [WITHOUT_PROJECT, ANOTHER_QUARTER, WITHOUT_STEERING])
def test_a_document_that_ends_much_waits_for_a_yes(contract, paper):
    applied(contract, draft())

    plan = planned(contract, paper)

    [key] = asked(plan)
    [question] = [one for one in plan.pending if one.key == key]
    assert (question.default, [option.value for option in question.options]) == (None, ["oui", "non"])
    assert f"--choose {key}='oui'" in "\n".join(plan_as_lines(plan))
    with pytest.raises(PlanNotReady):
        applied(contract, paper)
    assert planned(contract, paper, **{key: "non"}).refusals
    assert planned(contract, paper, **{key: "oui"}).can_be_applied


def test_the_question_gives_the_numbers(contract):
    applied(contract, draft())

    [question] = planned(contract, WITHOUT_PROJECT).pending

    assert "mettrait fin à 13 des 26 éléments de la convention en vigueur, et en garderait 13" in question.message
    assert question.options[0].label == "Oui, ces éléments prennent fin"


def test_yes_once_said_ends_what_it_was_said_of_and_nothing_else(contract):
    applied(contract, draft())
    [key] = asked(planned(contract, WITHOUT_PROJECT))

    assert asked(planned(contract, WITHOUT_STEERING)) != [key]
    applied(contract, WITHOUT_PROJECT, **{key: "oui"})

    assert not OperationalObjective.objects.exists()
    assert not asked(planned(contract, WITHOUT_PROJECT))


def test_a_corrected_paper_and_a_first_one_are_not_asked_about(contract):
    assert not asked(planned(contract, draft()))
    applied(contract, draft())

    fewer = replace(draft().neighbourhoods[0], irritants=("Peu de lieux pour les jeunes",))
    applied(contract, draft(file="corrigée.docx", neighbourhoods=(fewer,), signatories=("État",)))

    assert Agreement.objects.count() == 1
