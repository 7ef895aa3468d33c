"""Where each contract stands, in three numbers."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from regain.domain.contracts.enums import AgreementKind, VersionStatus
from regain.domain.contracts.models import Agreement, Commitment, Contract, IntercommunalObjective
from regain.domain.territory.models import Commune


@dataclass(frozen=True, slots=True)
class Standing:
    """A contract in numbers. `awaited`: communes of the contract without an agreement in force."""

    code: str
    name: str
    agreements: int
    awaited: int
    objectives: int
    unanswered: int
    commitments: int
    uncheckable: int


def build_standings(contracts: Iterable[Contract]) -> tuple[Standing, ...]:
    """The standing of each contract, by code. Costs four queries, however many contracts."""
    found = {contract.pk: contract for contract in contracts}
    in_force = Q(kind=AgreementKind.COMMUNAL, versions__status=VersionStatus.IN_FORCE)
    signed = _owned(Agreement.objects.filter(in_force, contract__in=found).values_list("contract_id", "commune_id"))
    expected = _owned(Commune.objects.filter(contracts__in=found).values_list("contracts", "pk"))
    objectives = IntercommunalObjective.objects.filter(strategic__stake__contract__in=found).annotate(
        answers=Count("retained_objectives__operational_objectives")
    )
    answers = Counter(
        (owner, count > 0)
        for owner, count in objectives.order_by("pk").values_list("strategic__stake__contract_id", "answers")
    )
    checks = Counter(
        Commitment.objects.filter(agreement__contract__in=found)
        .order_by("pk")
        .values_list("agreement__contract_id", "is_checkable")
    )
    return tuple(
        Standing(
            code=contract.code,
            name=contract.name,
            agreements=len(signed[pk]),
            awaited=len(expected[pk] - signed[pk]),
            objectives=answers[pk, True] + answers[pk, False],
            unanswered=answers[pk, False],
            commitments=checks[pk, True] + checks[pk, False],
            uncheckable=checks[pk, False],
        )
        for pk, contract in found.items()
    )


def _owned(pairs: Iterable[tuple[int, int | None]]) -> defaultdict[int, set[int | None]]:
    """Owner to the set of what it owns."""
    owned: defaultdict[int, set[int | None]] = defaultdict(set)
    for owner, one in pairs:
        owned[owner].add(one)
    return owned
