"""An amendment keeps the stakes it does not touch: their number in the text, their node in the tree."""

from dataclasses import replace
from datetime import date

import pytest

from regain.domain.contracts.models import Agreement, Stake
from regain.domain.contracts.queries import version_in_force
from regain.exchange.draft import StakeNamed
from regain.exchange.planning.amendments import changes_between, plan_amendment
from tests.amending import opened, passed, sign, text_now
from tests.factories.drafts import ROWS, draft, neighbourhood
from tests.filling import apply_draft

LABELS = ["Des quartiers où l’on grandit", "Vivre en bonne santé"]
OBJECTIVES = "/neighbourhoods/0/objectives"


def with_stake(number: int | None) -> list:
    return [replace(one, stake=StakeNamed(number, "Vivre en bonne santé")) for one in ROWS[:2]] + [ROWS[2]]


@pytest.fixture
def agreement(contract) -> Agreement:
    """Its text numbers 1 a stake that the contract numbers 4."""
    apply_draft(draft(neighbourhoods=(neighbourhood(objectives=tuple(with_stake(1))),)), contract)
    Stake.objects.filter(label="Vivre en bonne santé").update(number=4)
    return Agreement.objects.get(contract=contract)


def labels() -> list[str]:
    return sorted(Stake.objects.values_list("label", flat=True))


def test_a_stake_keeps_its_number_and_its_node(agreement):
    amendment = opened(agreement, (f"{OBJECTIVES}/0/operational", ["Tenir deux permanences"]))

    assert not plan_amendment(amendment).pending
    sign(passed(amendment, date(2026, 3, 1)), date(2026, 3, 2))
    assert labels() == LABELS
    assert version_in_force(agreement).snapshot["neighbourhoods"][0]["objectives"][0]["stake"]["number"] == 1


def test_one_stake_under_two_numbers_is_one_stake(agreement):
    amendment = opened(agreement, (f"{OBJECTIVES}/0/stake", {"number": 4, "title": "Vivre en bonne santé"}))

    assert not plan_amendment(amendment).pending
    sign(passed(amendment, date(2026, 3, 1)), date(2026, 3, 2))
    assert labels() == LABELS


def test_a_stake_renamed_in_the_contract_is_still_the_one_of_the_text(agreement):
    Stake.objects.filter(number=4).update(label="Se soigner près de chez soi")
    amendment = opened(agreement, (f"{OBJECTIVES}/0/operational", ["Tenir deux permanences"]))

    sign(passed(amendment, date(2026, 3, 1)), date(2026, 3, 2))

    assert labels() == [LABELS[0], "Se soigner près de chez soi"]
    assert text_now(amendment)["neighbourhoods"][0]["objectives"][0]["stake"]["title"] == "Vivre en bonne santé"


def test_another_number_is_told():
    before, after = (draft(neighbourhoods=(neighbourhood(objectives=tuple(with_stake(n))),)) for n in (1, 4))

    [step] = changes_between(before, after)

    assert (step.noun, step.before, step.after) == ("numéro de l’enjeu", "1", "4")
