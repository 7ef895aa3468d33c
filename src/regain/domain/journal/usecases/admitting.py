"""The entry that says which others are gone: their anchors are still there, outside the database."""

from contextlib import suppress
from datetime import datetime

from django.conf import settings

from regain.core.member import SYSTEM
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry
from regain.domain.journal.queries import last_anchored, read_anchors, start_of_machine
from regain.domain.journal.rules import Draft, LostTail, lost_tail


def tail_lost_after(number: int, *, now: datetime, base: str) -> LostTail | None:
    """What the anchors of this database know after the head, which the caller has locked: each is of an entry committed before."""
    place = settings.JOURNAL_ANCHORS
    with suppress(OSError):  # anchors that cannot be read stop no write, and verify names them
        if last_anchored(place, base=base) > number:
            anchors = read_anchors(place).of_base(base).kept
            kept_at = Entry.objects.filter(number=number).values_list("recorded_at", flat=True).first()
            return lost_tail(number, anchors, start=start_of_machine(place.parent), after=kept_at, before=now)
    return None


def admission_of(lost: LostTail) -> Draft:
    """The entry itself. It takes the number after the last one lost: no number serves twice."""
    return Draft(
        Entry(
            event=Event.TAIL_LOST,
            object_key="journal.head:1",
            object_label="Journal",
            author_key=SYSTEM.key,
            after={
                "first": lost.first,
                "last": lost.last,
                "by_stop": lost.is_by_stop,
                "anchors": [[one.number, one.mac] for one in lost.anchors],
            },
        )
    )
