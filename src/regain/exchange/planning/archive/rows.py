"""Plain rows as instances of their models, not saved yet."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Model

from regain.domain.documents.models import StoredFile
from regain.domain.documents.rules import place_of
from regain.exchange.planning.archive.selecting import Row
from regain.exchange.planning.archive.tables import Table, columns_of, relations_of
from regain.exchange.planning.archive.values import decoded


def instances_of(table: Table, rows: Sequence[Row]) -> Iterator[Model]:
    """The rows of a table, then their links."""
    for row, values in zip(rows, values_of(table, rows), strict=True):
        if table is StoredFile:
            values["content"] = place_of(row["sha256"])
        yield table(**values)
    for relation in relations_of(table):
        if relation.many_to_many:
            through = relation.remote_field.through
            near, far = f"{relation.m2m_field_name()}_id", f"{relation.m2m_reverse_field_name()}_id"
            for row in rows:
                yield from (through(**{near: row["id"], far: key}) for key in row[relation.name])


def values_of(table: Table, rows: Sequence[Row]) -> Iterator[dict[str, Any]]:
    """By row, the value of each column that is no link."""
    kept = [column for column in columns_of(table) if not column.many_to_many]
    for row in rows:
        yield {column.attname: decoded(column, row[column.name]) for column in kept if column.name in row}
