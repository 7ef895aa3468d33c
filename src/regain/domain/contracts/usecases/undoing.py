"""Undoing the last change of an object of the contract: its former values go back through the ordinary use case."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db import transaction
from django.utils import timezone

from regain.core.errors import BusinessError
from regain.core.french import long_date, quoted
from regain.core.member import Member
from regain.domain.contracts.models import Contract, Stake
from regain.domain.contracts.queries.nodes import Node
from regain.domain.contracts.rules.undoing import can_be_undone
from regain.domain.contracts.usecases.editing import archive_node, change_contract, change_node, restore_node
from regain.domain.contracts.usecases.holding import hold_contract
from regain.domain.contracts.usecases.neighbourhoods import archive_unused_neighbourhood
from regain.domain.documents.usecases import archive_template, restore_template
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry
from regain.domain.journal.queries import told_entries
from regain.domain.journal.usecases import record
from regain.domain.territory.enums import NeighbourhoodKind, Vintage
from regain.domain.territory.models import Commune, Neighbourhood
from regain.domain.territory.usecases import change_neighbourhood, restore_neighbourhood, words_of


class ChangeCannotBeUndone(BusinessError):
    """Raised by undo_change: nothing does the inverse of this entry, or what it speaks of is no longer there."""


class ChangedSince(BusinessError):
    """Raised by undo_change: the object changed again after the change to undo."""


@transaction.atomic
def undo_change(contract: Contract, *, number: int, undone_at: datetime, by: Member) -> None:
    """Put back what the entry of that number changed. The entry is known to be about the contract.

    The journal tells of the undoing, then of the change that it makes, which can be undone in its turn. Raises
    ChangeCannotBeUndone, ChangedSince, and whatever the ordinary use case refuses: nothing is then written.
    """
    hold_contract(contract)
    entry = Entry.objects.get(number=number)
    if entry.origin or not can_be_undone(entry.event, entry.before, entry.after):
        raise ChangeCannotBeUndone(
            "Cette modification-là ne s’annule pas d’un geste\u00a0: corrigez la fiche elle-même."
        )
    _refuse_later(entry)
    label, _, key = entry.object_key.partition(":")
    obj: Any = apps.get_model(label)._default_manager.filter(pk=key).first()  # noqa: SLF001
    if obj is None:
        raise ChangeCannotBeUndone(f"{quoted(entry.object_label)} n’existe plus\u00a0: il n’y a rien à remettre.")
    record(Event.CHANGE_UNDONE, on=obj, by=by, after={"number": number})
    _INVERSES[Event(entry.event)](obj, entry, undone_at, by)


def _refuse_later(entry: Entry) -> None:
    later = Entry.objects.filter(object_key=entry.object_key, number__gt=entry.number).order_by("-number")[:1]
    for one in told_entries(later):
        day = long_date(timezone.localdate(one.at))
        what = quoted(Event(one.event).label)
        raise ChangedSince(
            f"{quoted(entry.object_label)} a encore changé depuis ({what}, le {day}, par {one.author_label or 'une personne effacée'})"
            "\u00a0: annulez d’abord cette modification-là, ou corrigez la fiche."
        )


def _contract(contract: Contract, entry: Entry, _at: datetime, by: Member) -> None:
    before = entry.before
    codes = before.get("communes")
    communes = list(contract.communes.order_by("pk") if codes is None else Commune.objects.filter(insee_code__in=codes))
    if codes is not None and len(communes) != len(codes):
        raise ChangeCannotBeUndone("Une des communes d’avant n’est plus connue de Regain\u00a0: corrigez la fiche.")
    change_contract(
        contract,
        name=before.get("name", contract.name),
        starts_on=date.fromisoformat(before.get("starts_on", contract.starts_on.isoformat())),
        ends_on=date.fromisoformat(before.get("ends_on", contract.ends_on.isoformat())),
        communes=communes,
        expected=contract.version,
        by=by,
    )


def _node(node: Node, entry: Entry, _at: datetime, by: Member) -> None:
    place = "number" if isinstance(node, Stake) else "rank"
    number = entry.before.get(place, getattr(node, place))
    change_node(node, label=entry.before.get("label", node.label), number=number, expected=node.version, by=by)


def _neighbourhood(neighbourhood: Neighbourhood, entry: Entry, _at: datetime, by: Member) -> None:
    words = {**words_of(neighbourhood), **entry.before}
    communes = list(Commune.objects.filter(insee_code__in=words["communes"]).order_by("pk"))
    change_neighbourhood(
        neighbourhood,
        name=words["name"],
        kind=NeighbourhoodKind(words["kind"]),
        own_code=words["own_code"],
        codes={Vintage.OF_2015: words["code_2015"], Vintage.OF_2024: words["code_2024"]},
        communes=communes,
        expected=neighbourhood.version,
        by=by,
    )


_Inverse = Callable[[Any, Entry, datetime, Member], None]
_INVERSES: dict[Event, _Inverse] = {
    Event.CONTRACT_CHANGED: _contract,
    Event.OBJECTIVE_CHANGED: _node,
    Event.NEIGHBOURHOOD_CHANGED: _neighbourhood,
    Event.OBJECTIVE_ARCHIVED: lambda node, _entry, _at, by: restore_node(node, by=by),
    Event.OBJECTIVE_RESTORED: lambda node, _entry, at, by: archive_node(node, archived_at=at, by=by),
    Event.NEIGHBOURHOOD_ARCHIVED: lambda one, _entry, _at, by: restore_neighbourhood(one, by=by),
    Event.NEIGHBOURHOOD_RESTORED: lambda one, _entry, at, by: archive_unused_neighbourhood(one, archived_at=at, by=by),
    Event.TEMPLATE_ARCHIVED: lambda template, _entry, _at, by: restore_template(template, by=by),
    Event.TEMPLATE_RESTORED: lambda template, _entry, at, by: archive_template(template, archived_at=at, by=by),
}
