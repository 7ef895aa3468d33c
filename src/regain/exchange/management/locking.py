"""One command at a time replaces or migrates what an instance holds. The lock ends with the process that holds it."""

import fcntl
import glob
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from regain.core.french import long_date
from regain.exchange.management.terminal import Refused

_KEY = 0x5265_6761_696E  # “Regain”: one lock for each database of a PostgreSQL
_PREFIX = "regain "
_HOLDER = """
SELECT a.application_name, a.pid, a.backend_start FROM pg_locks l JOIN pg_stat_activity a USING (pid)
WHERE l.locktype = 'advisory' AND l.granted AND a.datname = current_database() AND a.application_name LIKE 'regain %%'
"""
_held: list[str] = []


@contextmanager
def alone(command: str) -> Iterator[None]:
    """Hold the instance until the end. Raises Refused when another command does; what this very command calls goes in."""
    if _held or (connection.vendor == "sqlite" and connection.is_in_memory_db()):  # type: ignore[attr-defined]
        yield
        return
    with _by_file(command) if connection.vendor == "sqlite" else _by_server(command):
        _held.append(command)
        try:
            _clear_leftovers()
            yield
        finally:
            _held.remove(command)


def _clear_leftovers() -> None:
    """Remove what a restore that was killed had begun: nothing names it any more."""
    drafts = [settings.JOURNAL_ANCHORS.with_name(f".{settings.JOURNAL_ANCHORS.name}.restoring")]
    if connection.vendor == "sqlite":
        place = Path(connection.settings_dict["NAME"])
        drafts += place.parent.glob(f".{glob.escape(place.name)}.*.restoring*")
        if not connection.introspection.table_names():  # SQLite has just made it, readable by all
            for one in (place, *place.parent.glob(f"{glob.escape(place.name)}-*")):
                one.chmod(one.stat().st_mode & 0o600)
    for draft in drafts:
        draft.unlink(missing_ok=True)


def refuse_while_held() -> None:
    """Raise Refused when another command holds the instance: what is written meanwhile would go with the former state."""
    if _held or (connection.vendor == "sqlite" and connection.is_in_memory_db()):  # type: ignore[attr-defined]
        return
    if connection.vendor == "sqlite":
        _look_at_file()
    else:
        _look_at_server()


def _look_at_file() -> None:
    with suppress(FileNotFoundError, PermissionError), _lock_file().open() as file:  # never held, or no place to write
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise _refused(file.read()) from error


def _look_at_server() -> None:
    with connection.cursor() as cursor:
        cursor.execute(_HOLDER)
        if row := cursor.fetchone():
            raise _refused(_holder(row))


def _lock_file() -> Path:
    place = Path(connection.settings_dict["NAME"])
    return place.with_name(f"{place.name}.lock")


@contextmanager
def _by_file(command: str) -> Iterator[None]:
    """On SQLite: a file beside the database, whatever name is given to the data folder."""
    handle = os.open(_lock_file(), os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(handle, "r+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise _refused(file.read()) from error
        file.truncate(0)
        file.seek(0)
        file.write(_said(command, os.getpid(), timezone.now()))
        file.flush()
        yield


@contextmanager
def _by_server(command: str) -> Iterator[None]:
    """On PostgreSQL: a lock of the server, which holds whichever machine the command runs on; on a connection of its own."""
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT set_config('application_name', %s, FALSE)", [f"{_PREFIX}{command} {os.getpid()}"])
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [_KEY])
            if not cursor.fetchone()[0]:
                cursor.execute(_HOLDER)
                raise _refused(_holder(cursor.fetchone()))
        try:
            yield
        finally:
            with other.cursor() as cursor:  # the server sees that a connection is closed a little later
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_KEY])
    finally:
        other.close()


def _holder(row: tuple[str, int, datetime] | None) -> str:
    """What the file would say of the command whose connection that is."""
    if row is None:
        return ""
    command, _, process = row[0].removeprefix(_PREFIX).rpartition(" ")
    return _said(command, process, row[2])


def _said(command: str, process: object, since: datetime) -> str:
    return json.dumps({"command": command, "process": str(process), "since": since.isoformat()})


def _refused(said: str) -> Refused:
    who = ""
    with suppress(ValueError, TypeError, KeyError):  # it has only just begun to say who it is
        holder = json.loads(said)
        since = timezone.localtime(datetime.fromisoformat(holder["since"]))
        day = f"{long_date(timezone.localdate(since))} à {since:%H h %M}"
        who = f" ({holder['command']}, depuis le {day}, processus {holder['process']})"
    return Refused(
        f"Une autre commande qui remplace les données est en cours{who}\u00a0: attendez qu’elle finisse, puis recommencez."
    )
