"""Editing what is no part of a signed text: the contract and its tree of objectives.

What somebody words by hand becomes the contract's own (`Origin.FRAMEWORK`): agreements adopted later no longer
reword it nor prune it.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from regain.core.errors import BusinessError, ChangedMeanwhile
from regain.core.french import quoted
from regain.core.labels import fold
from regain.core.member import Member
from regain.domain.contracts.enums import Origin
from regain.domain.contracts.models import Contract, IntercommunalObjective, Stake, StrategicObjective
from regain.domain.contracts.queries.nodes import (
    Node,
    agreements_using,
    contract_of,
    is_archived,
    living_children,
    parent_of,
    siblings_of,
)
from regain.domain.contracts.usecases.holding import hold_contract
from regain.domain.contracts.usecases.opening import ContractNotValid
from regain.domain.journal.enums import Event
from regain.domain.journal.usecases import record
from regain.domain.territory.models import Commune


class LabelTaken(BusinessError):
    """Another node says the same at the same place."""


class NumberTaken(BusinessError):
    """Another stake of the contract has this number."""


class NodeInUse(BusinessError):
    """Raised by archive_node: an agreement uses the node, or other nodes still hang under it."""


class ParentArchived(BusinessError):
    """The node hangs under an archived one: that one must come back first."""


class CommuneHasSigned(BusinessError):
    """Raised by change_contract: a commune that has an agreement cannot leave the contract."""


@transaction.atomic
def change_contract(
    contract: Contract,
    *,
    name: str,
    starts_on: date,
    ends_on: date,
    communes: Iterable[Commune],
    expected: int,
    by: Member,
) -> None:
    """Name, dates and signing communes of a contract. Raises ChangedMeanwhile, ContractNotValid, CommuneHasSigned."""
    hold_contract(contract)
    held = Contract.objects.get(pk=contract.pk)
    if held.version != expected:
        raise ChangedMeanwhile
    before, listed = _contract_words(held), list(communes)
    _refuse_leaving(held, listed)
    held.name, held.starts_on, held.ends_on = name, starts_on, ends_on
    held.version += 1
    try:
        held.full_clean()
    except ValidationError as error:
        raise ContractNotValid(" ".join(error.messages)) from error
    held.save()
    held.communes.set(listed)
    _record_change(Event.CONTRACT_CHANGED, held, before, _contract_words(held), by=by)


@transaction.atomic
def add_node(parent: Contract | Stake | StrategicObjective, *, label: str, number: int | None, by: Member) -> Node:
    """Add a stake to a contract, or an objective under its parent; at the end when no number is given.

    Raises LabelTaken, NumberTaken (stakes; the others make room), ParentArchived.
    """
    hold_contract(contract_of(parent))
    held = type(parent).objects.get(pk=parent.pk)
    _refuse_archived_parent(held)
    node = _under(held)
    node.label, node.origin = label.strip(), Origin.FRAMEWORK
    last = max((_number(one) for one in siblings_of(node)), default=0)
    _set_number(node, number or last + 1)
    _refuse_twins(node)
    node.save()
    _make_room(node)
    record(Event.OBJECTIVE_CHANGED, on=node, by=by, after=_node_words(node))
    return node


@transaction.atomic
def change_node(node: Node, *, label: str, number: int, expected: int, by: Member) -> None:
    """Reword a node or give it another place. Raises ChangedMeanwhile, LabelTaken, NumberTaken."""
    held = _hold(node, expected)
    before = _node_words(held)
    held.label, held.origin = label.strip(), Origin.FRAMEWORK
    _set_number(held, number)
    _refuse_twins(held)
    held.version += 1
    held.save()
    _make_room(held)
    _record_change(Event.OBJECTIVE_CHANGED, held, before, _node_words(held), by=by)


@transaction.atomic
def archive_node(node: Node, *, archived_at: datetime, by: Member) -> None:
    """Put a node aside; restore_node brings it back. Idempotent. Raises NodeInUse."""
    held = _hold(node)
    if held.archived_at is not None:
        return
    users = agreements_using(held)
    if users:
        names = ", ".join(users)
        raise NodeInUse(f"Des conventions s’y rattachent ({names})\u00a0: ce qui est signé ne s’archive pas.")
    if living_children(held):
        raise NodeInUse("D’autres objectifs en dépendent\u00a0: archivez-les d’abord.")
    held.archived_at = archived_at
    _save_place(held)
    record(Event.OBJECTIVE_ARCHIVED, on=held, by=by)


@transaction.atomic
def restore_node(node: Node, *, by: Member) -> None:
    """Bring back a node that was put aside. Idempotent. Raises ParentArchived."""
    held = _hold(node)
    if held.archived_at is None:
        return
    _refuse_archived_parent(parent_of(held))
    held.archived_at = None
    _save_place(held)
    record(Event.OBJECTIVE_RESTORED, on=held, by=by)


def _hold(node: Node, expected: int | None = None) -> Node:
    hold_contract(contract_of(node))
    held = type(node).objects.get(pk=node.pk)
    if expected is not None and held.version != expected:
        raise ChangedMeanwhile
    return held


def _save_place(node: Node) -> None:
    node.version += 1
    node.save(update_fields=["archived_at", "version"])


def _under(parent: Contract | Stake | StrategicObjective) -> Node:
    if isinstance(parent, Contract):
        return Stake(contract=parent)
    return StrategicObjective(stake=parent) if isinstance(parent, Stake) else IntercommunalObjective(strategic=parent)


def _number(node: Node) -> int:
    return node.number if isinstance(node, Stake) else node.rank


def _set_number(node: Node, number: int) -> None:
    if isinstance(node, Stake):
        node.number = number
    else:
        node.rank = number


def _refuse_archived_parent(parent: Contract | Stake | StrategicObjective) -> None:
    if not isinstance(parent, Contract) and is_archived(parent):
        raise ParentArchived(f"{quoted(str(parent))} est archivé\u00a0: remettez-le d’abord en place.")


def _refuse_twins(node: Node) -> None:
    for other in siblings_of(node):
        aside = " (archivé\u00a0: remettez-le en place)" if is_archived(other) else ""
        if isinstance(node, Stake) and _number(other) == _number(node):
            raise NumberTaken(f"Le numéro {node.number} est déjà celui de {quoted(other.label)}{aside}.")
        if fold(other.label) == fold(node.label):
            raise LabelTaken(f"{quoted(other.label)} existe déjà à cet endroit{aside}.")


def _make_room(node: Node) -> None:
    """Give the siblings of an objective the ranks around its own; stakes keep the numbers of the contract."""
    if isinstance(node, Stake):
        return
    others = [one for one in siblings_of(node) if not isinstance(one, Stake)]
    others.insert(min(max(node.rank - 1, 0), len(others)), node)
    for rank, one in enumerate(others, start=1):
        if one.rank != rank:
            one.rank = rank
            one.save(update_fields=["rank"])


def _refuse_leaving(contract: Contract, staying: list[Commune]) -> None:
    leaving = Commune.objects.filter(agreements__contract=contract).exclude(pk__in=[one.pk for one in staying])
    first = leaving.order_by("name", "pk").first()
    if first:
        raise CommuneHasSigned(f"{first} a une convention dans ce contrat\u00a0: elle ne peut pas en sortir.")


def _contract_words(contract: Contract) -> dict[str, Any]:
    return {
        "name": contract.name,
        "starts_on": contract.starts_on.isoformat(),
        "ends_on": contract.ends_on.isoformat(),
        "communes": [one.insee_code for one in contract.communes.order_by("insee_code")],
    }


def _node_words(node: Node) -> dict[str, Any]:
    return {"label": node.label, ("number" if isinstance(node, Stake) else "rank"): _number(node)}


def _record_change(
    event: Event, obj: Contract | Node, before: dict[str, Any], after: dict[str, Any], *, by: Member
) -> None:
    changed = [name for name in after if after[name] != before[name]]
    record(
        event,
        on=obj,
        by=by,
        before={name: before[name] for name in changed},
        after={name: after[name] for name in changed},
    )
