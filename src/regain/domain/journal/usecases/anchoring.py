"""The head of the journal written outside the database, after each commit: who cuts the tail cannot hide it."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
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
    with _held(to or settings.JOURNAL_ANCHORS) as handle:
        _drop_half_line(handle)
        os.write(handle, f"{line}\n".encode())


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
def anchors_kept_on_failure() -> Iterator[Callable[[str], None]]:
    """Give what takes the lines of a database out of the file of anchors: its journal is about to begin again.

    Open it around the transaction: if that fails, its commit included, the lines are there again. Those of other
    databases stay, and what other processes add meanwhile.
    """
    before = others = b""

    def forget(base: str) -> None:
        nonlocal before, others
        with _held(settings.JOURNAL_ANCHORS) as handle:
            before = _content(handle)
            lines = before.splitlines(keepends=True)
            others = b"".join(line for line in lines if not line.rstrip().endswith(f" ={base}".encode()))
            if others != before:
                _put_in_place(others)

    try:
        yield forget
    except BaseException:
        if others != before:
            with _held(settings.JOURNAL_ANCHORS) as handle:
                _put_in_place(before + _content(handle).removeprefix(others))
        raise


@contextmanager
def _held(place: Path) -> Iterator[int]:
    """The file of anchors, opened and locked; opened again when another process has just put a new one in its place."""
    is_held = False
    while not is_held:
        handle = os.open(place, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            is_held = _is_at(place, handle)
            if is_held:
                yield handle
        finally:
            os.close(handle)


def _is_at(place: Path, handle: int) -> bool:
    with suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(handle), place.stat())
    return False


def _content(handle: int) -> bytes:
    return os.pread(handle, os.fstat(handle).st_size, 0)


def _put_in_place(content: bytes) -> None:
    """A new file of anchors instead of the one that is held: a stop leaves the one or the other, whole."""
    place = settings.JOURNAL_ANCHORS
    beside = place.with_name(f".{place.name}.forgetting")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(place)


def anchor_head(*, to: Path | None = None) -> None:
    """Anchor the journal as it is, for want of a commit that did: after a restore or a migration."""
    head = Head.objects.first()
    first, last = Entry.objects.first(), Entry.objects.last()
    if head and first and last:
        write_anchor(head.number, head.mac, last.recorded_at, base=base_of(first.mac), to=to)
