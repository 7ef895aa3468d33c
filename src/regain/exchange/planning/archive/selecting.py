"""The rows of a contract: its own, those they lead to, its territory, and what the journal says of all of them."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Model, Q, QuerySet

from regain.domain.contracts.models import Contract
from regain.domain.documents.models import RememberedChoice, StoredFile
from regain.domain.journal.models import Entry
from regain.domain.territory.models import Commune, Correspondence, Neighbourhood, Outline, OutlineFile, Perimeter
from regain.exchange.planning.archive.tables import (
    CODE,
    Table,
    archived_tables,
    columns_of,
    label_of,
    own_tables,
    path_to_contract,
    relations_of,
)
from regain.exchange.planning.archive.values import encoded

Row = dict[str, Any]
Contents = dict[Table, list[Row]]
Keys = dict[Table, set[int]]
_AT_ONCE = 500


def contents_of(contract: Contract) -> Contents:
    """Every table of the archive with its rows, by primary key, as plain JSON data."""
    keys = _keys_of(contract)
    return {table: plain_rows(table, "pk", keys[table]) for table in archived_tables()}


def own_contents(code: str) -> Contents:
    """The rows that belong to the contract of that code alone, as plain JSON data."""
    return {table: [plain(row) for row in rows_hanging_on(code, table)] for table in own_tables()}


def files_of(contents: Contents) -> list[str]:
    """The SHA-256 of the files that rows speak of."""
    return sorted(row["sha256"] for row in contents[StoredFile])


def rows_hanging_on(code: str, table: Table) -> QuerySet[Model]:
    """The rows of one of the contract's own tables, by primary key."""
    path = path_to_contract(table)
    if path:
        lookup = Q(code=code) if path == "pk" else Q(**{f"{path}__code": code})
    elif table is RememberedChoice:
        lookup = Q(scope__startswith=f"{code}/")  # see planning/memory.py
    else:
        lookup = Q(**{CODE: code})
    return table._default_manager.filter(lookup).order_by("pk")  # noqa: SLF001


def in_batches(table: Table, column: str, values: Iterable[Any]) -> Iterator[QuerySet[Model]]:
    """The rows whose column has one of these values, by queries that no database finds too long."""
    wanted = sorted(values)
    for start in range(0, len(wanted), _AT_ONCE):
        lookup = {f"{column}__in": wanted[start : start + _AT_ONCE]}
        yield table._default_manager.filter(**lookup).order_by("pk")  # noqa: SLF001


def plain_rows(table: Table, column: str, values: Iterable[Any]) -> list[Row]:
    """The rows whose column has one of these values, as plain JSON data, by primary key."""
    links = [relation.name for relation in relations_of(table) if relation.many_to_many]
    found = [row for some in in_batches(table, column, values) for row in some.prefetch_related(*links)]
    return sorted((plain(row) for row in found), key=lambda row: int(row["id"]))


def plain(row: Model) -> Row:
    """A row as plain JSON data, column by column."""
    data: Row = {}
    for column in columns_of(type(row)):
        if column.many_to_many:
            data[column.name] = sorted(linked.pk for linked in getattr(row, column.name).all())
        else:
            data[column.name] = encoded(getattr(row, column.attname))
    return data


def journal_keys(keys: Keys) -> list[str]:
    """How the journal names these rows."""
    return [f"{label_of(table)}:{key}" for table, some in keys.items() for key in some]


def _keys_of(contract: Contract) -> Keys:
    keys: Keys = {table: set() for table in archived_tables()}
    for table in own_tables():
        keys[table] |= set(rows_hanging_on(contract.code, table).values_list("pk", flat=True))
    for table in (Commune, Neighbourhood):
        keys[table] |= _values(table, "pk", {contract.intercommunality_id}, where="intercommunality")
    for table in reversed(archived_tables()):  # those that lead to a table come before it
        for relation in relations_of(table):
            keys[relation.related_model] |= _values(table, relation.name, keys[table])
    keys[Perimeter] |= _values(Perimeter, "pk", keys[Neighbourhood], where="neighbourhood")
    _add_correspondences(keys)
    _add_outlines(keys)
    keys[Entry] = _values(Entry, "pk", journal_keys(keys), where="object_key")
    return keys


def _add_correspondences(keys: Keys) -> None:
    """Those of our perimeters and neighbourhoods, with the reference perimeters they speak of."""
    own = keys[Perimeter]
    for column, some in (("perimeter", own), ("other", own), ("neighbourhood", keys[Neighbourhood])):
        keys[Correspondence] |= _values(Correspondence, "pk", some, where=column)
    for column in ("perimeter", "other"):
        keys[Perimeter] |= _values(Correspondence, column, keys[Correspondence])


def _add_outlines(keys: Keys) -> None:
    """Every edition of the outlines of our places, and the files they come from."""
    for column, table in (("perimeter", Perimeter), ("neighbourhood", Neighbourhood), ("commune", Commune)):
        keys[Outline] |= _values(Outline, "pk", keys[table], where=column)
    keys[OutlineFile] |= _values(Outline, "file", keys[Outline])


def _values(table: Table, column: str, values: Iterable[Any], *, where: str = "pk") -> set[int]:
    found = {value for some in in_batches(table, where, values) for value in some.values_list(column, flat=True)}
    return found - {None}
