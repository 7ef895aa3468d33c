"""Which tables a backup holds, and how their rows come and go."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.apps.registry import Apps
from django.db import connection, transaction
from django.db.models import FileField, Model

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


def files_named() -> set[str]:
    """The places, in the store, of all the files that rows name."""
    return {
        place
        for model in apps.get_models()
        for field in model._meta.concrete_fields  # noqa: SLF001
        if isinstance(field, FileField)
        for place in model._base_manager.values_list(field.attname, flat=True)  # noqa: SLF001
        if place
    }


def rows_of(model: type[Model]) -> Generator[tuple[Any, ...]]:
    """All the rows of a table, by key, as they stand in the reading that is going on."""
    yield from model._base_manager.order_by("pk").values_list(*columns_of(model)).iterator(1000)  # noqa: SLF001


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
