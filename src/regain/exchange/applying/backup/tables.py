"""Which tables a backup holds, and how their rows come and go."""

import hashlib
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps.registry import Apps
from django.conf import settings
from django.db import connection, transaction
from django.db.models import DateField, Model

LEFT_OUT = {
    "sessions.session": "an old session must not open a door again",
    "accounts.keptform": "what somebody was typing when their session ended goes with the sessions",
}
"""The tables that no backup holds, each with its reason."""


def tables_of(apps: Apps) -> dict[str, type[Model]]:
    """Every table, links included, by name."""
    models = {one._meta.label_lower: one for one in apps.get_models(include_auto_created=True)}  # noqa: SLF001
    return {
        label: model
        for label, model in sorted(models.items())
        if label not in LEFT_OUT and model._meta.managed and not model._meta.proxy  # noqa: SLF001
    }


def columns_of(model: type[Model]) -> dict[str, Any]:
    """The columns of a table, by name."""
    return {field.attname: field for field in model._meta.concrete_fields}  # noqa: SLF001


def rows_of(model: type[Model]) -> Generator[tuple[Any, ...]]:
    """All the rows of a table, by key, as they stand in the reading that is going on."""
    yield from model._base_manager.order_by("pk").values_list(*columns_of(model)).iterator(1000)  # noqa: SLF001


def loaded(model: type[Model], rows: Iterable[dict[str, Any]]) -> Iterator[Model]:
    """Rows of a backup as instances that keep each value, moments of writing included."""
    columns = columns_of(model)
    for column in columns.values():
        if isinstance(column, DateField):
            column.auto_now = column.auto_now_add = False
    for row in rows:
        values = {name: None if value is None else columns[name].to_python(value) for name, value in row.items()}
        yield model(**values)


@contextmanager
def consistent_reading() -> Iterator[None]:
    """Everything read inside is of one moment, and nobody waits to write meanwhile."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        # Not Django's own transaction: it would be IMMEDIATE, and keep writers away.
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("ROLLBACK")
    else:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield


def journal_key_fingerprint() -> str:
    """Tells whether two instances seal their journal with the same key, and nothing of the key."""
    return hashlib.sha256(f"regain/journal-key\n{settings.JOURNAL_KEY}".encode()).hexdigest()[:32]
