import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection, transaction


@contextmanager
def replaced_database() -> Iterator[None]:
    """An empty database, which takes the place of the instance's own once all that is done inside succeeded.

    Stopped at any moment, the instance has the one or the other, whole.
    """
    if connection.vendor == "sqlite":
        with _another_file():
            yield
    else:
        with transaction.atomic():
            _drop_everything()
            yield


@contextmanager
def _another_file() -> Iterator[None]:
    place = Path(connection.settings_dict["NAME"])
    draft = place.with_name(f".{place.name}.restoring")
    _remove(draft)
    connection.close()
    connection.settings_dict["NAME"] = str(draft)
    try:
        yield
        connection.close()
    except BaseException:
        connection.close()
        _remove(draft)
        raise
    finally:
        connection.settings_dict["NAME"] = str(place)
    _fold(draft)
    if place.exists():
        _fold(place)
    for ending in ("-wal", "-shm"):
        place.with_name(place.name + ending).unlink(missing_ok=True)
    draft.replace(place)


def _fold(path: Path) -> None:
    """Bring what stands in the write-ahead log into the database itself."""
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _remove(path: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _drop_everything() -> None:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"DROP TABLE {connection.ops.quote_name(table)} CASCADE")
