"""The head of the journal written outside the database, after each commit: who cuts the tail cannot hide it."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from regain.domain.journal.models import Entry, Head
from regain.domain.journal.queries import start_of_machine
from regain.domain.journal.rules import base_of

_LINE = 4096
"""Bytes: more than any line has."""


def write_anchor(number: int, mac: str, at: datetime, *, base: str = "", to: Path | None = None) -> None:
    """Add a line to the file of anchors: number, mac, moment, start of the machine, database.

    `to`: the file of anchors, by default that of the instance. Called once the commit is on the disk (config/database.py): an anchor never names an entry that a stop could take.
    """
    start = start_of_machine(settings.JOURNAL_ANCHORS.parent)
    line = f"{number} {mac} {at.astimezone(UTC).isoformat(timespec='seconds')} {start}".rstrip() + (
        f" ={base}" if base else ""
    )
    handle = os.open(to or settings.JOURNAL_ANCHORS, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        _drop_half_line(handle)
        os.write(handle, f"{line}\n".encode())
    finally:
        os.close(handle)


def _drop_half_line(handle: int) -> None:
    """What a stop or a full disk left of the last line would damage the next one."""
    size = os.fstat(handle).st_size
    start = max(0, size - _LINE)
    end = os.pread(handle, _LINE, start)
    if end and not end.endswith(b"\n"):
        os.ftruncate(handle, start + end.rfind(b"\n") + 1)


def anchor_of(number: int, mac: str, at: datetime, base: str) -> Callable[[], None]:
    """What writes this anchor once the transaction is over."""

    def write() -> None:
        write_anchor(number, mac, at, base=base)

    return write


@contextmanager
def anchors_forgotten(base: str) -> Iterator[None]:
    """Take the lines of that database out of the file of anchors: its journal is about to begin again.

    Those of other databases stay. If the block fails, the file is as it was.
    """
    place = settings.JOURNAL_ANCHORS
    kept = place.read_bytes() if place.exists() else b""
    others = b"".join(
        line for line in kept.splitlines(keepends=True) if not line.rstrip().endswith(f" ={base}".encode())
    )
    if others != kept:
        place.write_bytes(others)
    try:
        yield
    except BaseException:
        if others != kept:
            place.write_bytes(kept)
        raise


def anchor_head(*, to: Path | None = None) -> None:
    """Anchor the journal as it is, for want of a commit that did: after a restore or a migration."""
    head = Head.objects.first()
    first, last = Entry.objects.first(), Entry.objects.last()
    if head and first and last:
        write_anchor(head.number, head.mac, last.recorded_at, base=base_of(first.mac), to=to)
