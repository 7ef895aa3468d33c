"""The head of the journal written outside the database, after each commit: whoever cuts the tail cannot hide it."""

import os
from collections.abc import Callable
from datetime import UTC, datetime

from django.conf import settings

from regain.domain.journal.models import Entry, Head


def write_anchor(number: int, mac: str, at: datetime) -> None:
    """Add a line to the file of anchors: number, mac, moment."""
    line = f"{number} {mac} {at.astimezone(UTC).isoformat(timespec='seconds')}\n"
    # One write at the end of the file: lines of several processes never mix.
    handle = os.open(settings.JOURNAL_ANCHORS, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(handle, line.encode())
    finally:
        os.close(handle)


def anchor_of(number: int, mac: str, at: datetime) -> Callable[[], None]:
    """What writes this anchor once the transaction is over."""

    def write() -> None:
        write_anchor(number, mac, at)

    return write


def anchor_head() -> None:
    """Anchor the journal as it stands, for want of a commit that did: after a restore or a migration."""
    head = Head.objects.first()
    last = Entry.objects.last()
    if head and last:
        write_anchor(head.number, head.mac, last.recorded_at)
