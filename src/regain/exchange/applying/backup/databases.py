import glob
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection, transaction


def replace_database(*, fill: Callable[[], None], settle: Callable[[], None]) -> None:
    """Fill an empty database, which then takes the place of the instance's own; then settle what goes with it.

    The former one is there until all is done, and again if anything fails. Stopped at any moment, the instance has the
    one or the other, whole.
    """
    if connection.vendor == "sqlite":
        _replace_file(fill, settle)
    else:
        with transaction.atomic():
            _drop_everything()
            fill()
            settle()


def _replace_file(fill: Callable[[], None], settle: Callable[[], None]) -> None:
    place = Path(connection.settings_dict["NAME"])
    for left in place.parent.glob(f".{glob.escape(place.name)}.*"):  # of a restore that was killed
        left.unlink(missing_ok=True)
    draft, former = (place.with_name(f".{place.name}.{os.getpid()}.{what}") for what in ("restoring", "former"))
    is_replaced = False
    try:
        draft.touch(mode=0o600)
        with _connected_to(draft):
            fill()
        _fold(draft)
        _reach_the_disk(draft)
        _keep(place, former)
        draft.replace(place)
        is_replaced = True
        _reach_the_disk(place.parent)
        settle()
    except BaseException:
        connection.close()
        if is_replaced:
            _remove_log(place)
            place.unlink()
        if former.exists():
            former.replace(place)
        raise
    finally:
        for left in (draft, former):
            _remove_log(left)
            left.unlink(missing_ok=True)


@contextmanager
def _connected_to(draft: Path) -> Iterator[None]:
    place = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = str(draft)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = place


def _keep(place: Path, former: Path) -> None:
    """Another name for the database that is about to be replaced, its write-ahead log folded into it."""
    if place.exists():
        _fold(place)
        former.hardlink_to(place)
    _remove_log(place)


def _reach_the_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _fold(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _remove_log(path: Path) -> None:
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _drop_everything() -> None:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"DROP TABLE {connection.ops.quote_name(table)} CASCADE")
