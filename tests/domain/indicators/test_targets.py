"""What a target may be attached to, and what becomes of it when agreements change."""

from decimal import Decimal

import pytest
from django.db import IntegrityError

from regain.core.errors import ChangedMeanwhile
from regain.core.member import SYSTEM
from regain.domain.contracts.enums import Origin
from regain.domain.contracts.models import IntercommunalObjective, OperationalObjective
from regain.domain.indicators.enums import Direction
from regain.domain.indicators.models import Target
from regain.domain.indicators.usecases.targets import TargetNotValid, TargetValues, change_target, set_target
from tests.factories.drafts import draft, neighbourhood, row
from tests.filling import apply_draft

VALUES = TargetValues(Decimal("39.1"), 2015, Decimal(30), 2030, Direction.DOWN)


@pytest.fixture
def objective(contract):
    apply_draft(draft(), contract)
    return OperationalObjective.objects.order_by("pk").first().retained.intercommunal


def test_the_objective_becomes_the_contract_s_own(objective):
    set_target(objective, indicator="poverty_rate", values=VALUES, by=SYSTEM)

    objective.refresh_from_db()
    assert objective.origin == objective.strategic.origin == objective.strategic.stake.origin == Origin.FRAMEWORK


def test_a_target_outlives_the_text_that_removes_its_objective(contract, objective):
    operational = OperationalObjective.objects.filter(retained__intercommunal=objective).first()
    words = operational.text
    target = set_target(objective, indicator="poverty_rate", values=VALUES, operational=operational, by=SYSTEM)

    other = neighbourhood(objectives=(row("Tout autre chose", "Agir autrement"),))
    apply_draft(draft(file="second.docx", content=b"second", neighbourhoods=(other,)), contract)

    target.refresh_from_db()
    assert (target.operational, target.operational_text) == (None, words)
    assert IntercommunalObjective.objects.filter(pk=objective.pk).exists()


def test_an_operational_objective_of_another_objective_is_refused(contract, objective):
    stranger = OperationalObjective.objects.exclude(retained__intercommunal=objective).first()

    with pytest.raises(TargetNotValid, match="dépend d’un autre objectif"):
        set_target(objective, indicator="poverty_rate", values=VALUES, operational=stranger, by=SYSTEM)


def test_an_unknown_indicator_is_refused(objective):
    with pytest.raises(TargetNotValid, match="n’est pas connu"):
        set_target(objective, indicator="bonheur", values=VALUES, by=SYSTEM)


def test_an_older_version_is_not_overwritten(objective):
    target = set_target(objective, indicator="poverty_rate", values=VALUES, by=SYSTEM)

    with pytest.raises(ChangedMeanwhile):
        change_target(target, values=VALUES, expected=7, by=SYSTEM)


@pytest.mark.parametrize("broken", [{"target_value": 50}, {"target_year": 2015}, {"indicator": ""}, {"direction": "x"}])
def test_the_database_refuses_what_must_never_be(objective, broken):
    target = set_target(objective, indicator="poverty_rate", values=VALUES, by=SYSTEM)

    with pytest.raises(IntegrityError):
        Target.objects.filter(pk=target.pk).update(**broken)
