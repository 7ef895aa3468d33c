"""A document is not put over what signed amendments made without a question, and never their own original."""

from dataclasses import replace
from datetime import date

import pytest

from regain.domain.contracts.models import Agreement
from regain.exchange.applying import PlanNotReady
from regain.exchange.planning.agreement import plan_agreement
from tests.amending import signed
from tests.exchange.applying.test_removals import applied
from tests.factories.drafts import draft

REFERENT, SIGNED_AT = "/governance/technical_referent", "/signed_at"


@pytest.fixture
def amended(contract) -> Agreement:
    """An agreement that two amendments changed."""
    applied(contract, draft())
    agreement = Agreement.objects.get()
    signed(agreement, date(2026, 1, 15), (REFERENT, "le directeur"))
    signed(agreement, date(2026, 5, 3), (REFERENT, "la directrice"))
    return agreement


def asked(plan) -> list[str]:
    return [one.key for one in plan.pending if one.key.startswith("avenants-")]


def test_the_original_is_refused_in_any_file(contract, amended):
    plan = plan_agreement(draft(file="scan.pdf"), contract=contract)

    assert [one.reason for one in plan.refusals] == [
        "C’est le texte d’origine\u00a0: les avenants n°\u00a01 et n°\u00a02 l’ont modifié depuis. Il n’y a rien à importer. "
        "Pour modifier la convention, ouvrez un avenant."
    ]
    assert not plan.can_be_applied


def test_the_text_between_two_amendments_is_refused_too(contract, amended):
    between = draft(file="b.odt", governance=replace(draft().governance, technical_referent="le directeur"))

    [refusal] = plan_agreement(between, contract=contract).refusals

    assert refusal.reason.startswith(
        "C’est le texte d’avant l’avenant n°\u00a02\u00a0: l’avenant n°\u00a02 l’a modifié"
    )


def test_the_file_of_the_original_read_with_other_answers_is_refused(contract, amended):
    version = amended.versions.get(number=1)
    paper = draft(signed_at="Béthune")
    again = replace(paper, source=replace(paper.source, sha256=version.source.sha256))

    assert plan_agreement(again, contract=contract).refusals


def test_another_text_waits_for_a_yes_that_names_the_amendments(contract, amended):
    another = draft(file="autre.docx", signed_at="Béthune")

    plan = plan_agreement(another, contract=contract)

    [key] = asked(plan)
    assert "l’avenant n°\u00a01 du 15 janvier 2026 et l’avenant n°\u00a02 du 3 mai 2026" in plan.pending[0].message
    with pytest.raises(PlanNotReady):
        applied(contract, another)
    assert plan_agreement(another, contract=contract, answers={key: "non"}).refusals
    applied(contract, another, **{key: "oui"})
    assert asked(plan_agreement(draft(file="c.docx", signed_at="Lens"), contract=contract)) == []


def test_the_text_in_force_itself_asks_nothing(contract, amended):
    current = draft(file="d.docx", governance=replace(draft().governance, technical_referent="la directrice"))

    plan = plan_agreement(current, contract=contract)

    assert (plan.questions, plan.refusals, plan.is_empty) == ((), (), True)
