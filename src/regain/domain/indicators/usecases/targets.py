"""Targets: what an objective wants a figure to become."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from regain.core.errors import BusinessError, ChangedMeanwhile
from regain.core.member import Member
from regain.domain.contracts.enums import Origin
from regain.domain.contracts.models import Contract, IntercommunalObjective, OperationalObjective
from regain.domain.contracts.usecases import hold_contract
from regain.domain.indicators.enums import Course, Direction
from regain.domain.indicators.models import Target
from regain.domain.indicators.queries import indicators_visible_to
from regain.domain.journal.enums import Event
from regain.domain.journal.usecases import record
from regain.domain.territory.models import Commune, Neighbourhood


class TargetNotValid(BusinessError):
    """The values do not hold together; the sentence says which."""


class TargetAlreadySet(BusinessError):
    """The objective already has a target for this indicator at this place."""


@dataclass(frozen=True, slots=True)
class TargetValues:
    """From where to where: values in the unit of the indicator, and years. `perimeter`: of the starting figure."""

    baseline_value: Decimal
    baseline_year: int
    target_value: Decimal
    target_year: int
    direction: Direction
    course: Course = Course.STRAIGHT
    perimeter: int | None = None


@transaction.atomic
def set_target(
    objective: IntercommunalObjective,
    *,
    indicator: str,
    values: TargetValues,
    operational: OperationalObjective | None = None,
    neighbourhood: Neighbourhood | None = None,
    commune: Commune | None = None,
    by: Member,
) -> Target:
    """Attach a target to an objective (or to one operational objective under it); the agglomeration's without a place.

    The objective and what it hangs under become the contract's own, so that no agreement signed later rewords or
    removes what is aimed at. Raises TargetNotValid, TargetAlreadySet.
    """
    hold_contract(_contract_of(objective))
    if not indicators_visible_to(by).filter(code=indicator).exists():
        raise TargetNotValid("Cet indicateur n’est pas connu\u00a0: importez d’abord un fichier qui le donne.")
    target = Target(
        objective=objective,
        operational=operational,
        operational_text=operational.text if operational else "",
        indicator=indicator,
        neighbourhood=neighbourhood,
        commune=commune,
    )
    _refuse_stranger(target)
    _refuse_twin(target)
    _give(target, values)
    target.save()
    _keep(objective)
    record(Event.TARGET_SET, on=target, by=by, after=_words(target))
    return target


@transaction.atomic
def change_target(target: Target, *, values: TargetValues, expected: int, by: Member) -> None:
    """Give a target other values. Raises ChangedMeanwhile, TargetNotValid."""
    held = _hold(target)
    if held.version != expected:
        raise ChangedMeanwhile
    before = _words(held)
    _give(held, values)
    held.version += 1
    held.save()
    after = _words(held)
    changed = [name for name in after if after[name] != before[name]]
    told = ({name: side[name] for name in changed} for side in (before, after))
    record(Event.TARGET_CHANGED, on=held, by=by, before=next(told), after=next(told))


@transaction.atomic
def archive_target(target: Target, *, archived_at: datetime, by: Member) -> None:
    """Put a target aside; restore_target brings it back. Idempotent."""
    held = _hold(target)
    if held.archived_at is None:
        held.archived_at = archived_at
        _save_place(held)
        record(Event.TARGET_ARCHIVED, on=held, by=by)


@transaction.atomic
def restore_target(target: Target, *, by: Member) -> None:
    """Bring back a target that was put aside. Idempotent. Raises TargetAlreadySet when another took its place."""
    held = _hold(target)
    if held.archived_at is not None:
        _refuse_twin(held)
        held.archived_at = None
        _save_place(held)
        record(Event.TARGET_RESTORED, on=held, by=by)


def _hold(target: Target) -> Target:
    hold_contract(_contract_of(target.objective))
    return Target.objects.select_related("objective").get(pk=target.pk)


def _contract_of(objective: IntercommunalObjective) -> Contract:
    return Contract.objects.get(stakes__strategic_objectives__intercommunal_objectives=objective)


def _save_place(target: Target) -> None:
    target.version += 1
    target.save(update_fields=["archived_at", "version"])


def _give(target: Target, values: TargetValues) -> None:
    target.baseline_value, target.baseline_year = values.baseline_value, values.baseline_year
    target.target_value, target.target_year = values.target_value, values.target_year
    target.direction, target.course = values.direction, values.course
    target.perimeter_vintage = values.perimeter if target.neighbourhood_id else None
    try:
        target.full_clean()
    except ValidationError as error:
        raise TargetNotValid(" ".join(error.messages)) from error


def _refuse_stranger(target: Target) -> None:
    under = target.operational.retained.intercommunal_id if target.operational else target.objective_id
    if under != target.objective_id:
        raise TargetNotValid("Cet objectif opérationnel dépend d’un autre objectif du contrat.")


def _refuse_twin(target: Target) -> None:
    twins = Target.objects.filter(
        objective=target.objective_id,
        operational=target.operational_id,
        operational_text=target.operational_text,
        indicator=target.indicator,
        neighbourhood=target.neighbourhood_id,
        commune=target.commune_id,
        archived_at=None,
    )
    if twins.exclude(pk=target.pk).exists():
        raise TargetAlreadySet("Cet objectif a déjà une cible pour cet indicateur et ce lieu\u00a0: modifiez-la.")


def _keep(objective: IntercommunalObjective) -> None:
    """The objective and its branch become the contract's own."""
    for node in (objective, objective.strategic, objective.strategic.stake):
        if node.origin != Origin.FRAMEWORK:
            node.origin = Origin.FRAMEWORK
            node.save(update_fields=["origin"])  # not a change that somebody editing the node should be told of


def _words(target: Target) -> dict[str, Any]:
    return {
        "indicator": target.indicator,
        "baseline_value": f"{target.baseline_value:f}",
        "baseline_year": target.baseline_year,
        "target_value": f"{target.target_value:f}",
        "target_year": target.target_year,
        "direction": str(target.direction),
        "course": str(target.course),
    }
