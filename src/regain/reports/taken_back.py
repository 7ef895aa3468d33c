"""Amendments that the State could read, and that were taken back since: by whom, and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from regain.core.mandates import Role
from regain.core.member import Member
from regain.domain.contracts.enums import AmendmentStatus
from regain.domain.contracts.models import Agreement, Amendment
from regain.domain.contracts.rules.access import PREPARING
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry
from regain.domain.journal.rules import key_of

_TAKEN = (Event.AMENDMENT_RETURNED, Event.AMENDMENT_DROPPED)


@dataclass(frozen=True, slots=True)
class TakenBack:
    """An amendment that is shown no more. `by`: the mandate under which it was taken back, blank where none is known."""

    number: int
    is_dropped: bool
    at: datetime
    by: str


def build_taken_back(agreement: Agreement, member: Member) -> tuple[TakenBack, ...]:
    """Those of the agreement, by number, for the State alone: nobody else had been shown them. Costs two queries."""
    return tuple(_taken_back(agreement)) if member.is_one_of(Role.STATE) else ()


def _taken_back(agreement: Agreement) -> Iterator[TakenBack]:
    hidden = list(Amendment.objects.filter(agreement=agreement, status__in=PREPARING).order_by("number"))
    told = Entry.objects.filter(
        object_key__in=[key_of(one) for one in hidden], event__in=(Event.AMENDMENT_PROPOSED, *_TAKEN)
    )
    entries = list(told.order_by("number"))
    shown = {entry.object_key for entry in entries if entry.event == Event.AMENDMENT_PROPOSED}
    last = {entry.object_key: entry for entry in entries if entry.event in _TAKEN}
    for one in hidden:
        entry = last.get(key_of(one))
        if entry and entry.object_key in shown:
            is_dropped = one.status == AmendmentStatus.DROPPED
            yield TakenBack(one.number, is_dropped, entry.recorded_at, entry.mandate_label)
