"""Under which keys the rows of an archive are written: their own when these are free, else new ones, in order."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import ForeignKey, Max

from regain.domain.contracts.models import Amendment
from regain.domain.journal.models import Entry
from regain.exchange.planning.archive.entries import brought
from regain.exchange.planning.archive.matching import KeyMap
from regain.exchange.planning.archive.selecting import Row, in_batches
from regain.exchange.planning.archive.tables import AUTHORS, Table, archived_tables, label_of, relations_of

_MARK, _FORMER_MARK = " (autre installation)", " (autre instance)"
"""Follows the name of a person of another instance, in the rows that they wrote. Rows brought
earlier have the former mark, which means the same."""


def keys_for(table: Table, rows: Sequence[Row], *, here: dict[int, int]) -> dict[int, int]:
    """The key of every row: that of the row already here, else its own if all the others' are free, else a new one.

    A whole table is renumbered or none of it: rows keep their order, on which ties depend.
    """
    new = sorted(row["id"] for row in rows if row["id"] not in here)
    if _are_free(table, new):
        return {**here, **{key: key for key in new}}
    first = _last_key(table) + 1
    return {**here, **{key: first + rank for rank, key in enumerate(new)}}


def signed_elsewhere(table: Table, row: Row) -> Row:
    """The row, its authors named as those of another instance: no person of here is taken for one of them. Idempotent."""
    named = {column.rpartition(".")[2] for column in AUTHORS if column.startswith(f"{label_of(table)}.")}
    signed = {**row, **{name: _of_elsewhere(row[name]) for name in named}}
    if table is Amendment:
        signed["edits"] = [
            {**edit, "by": _of_elsewhere(edit["by"])} if edit.get("by") else edit for edit in row["edits"]
        ]
    return signed


def _of_elsewhere(name: str) -> str:
    bare = name.removesuffix(_MARK).removesuffix(_FORMER_MARK)
    return f"{bare[: 250 - len(_MARK)]}{_MARK}" if name else ""


def translated(table: Table, row: Row, keys: KeyMap) -> Row:
    """The row under its keys in this instance, its own and those it leads to; without what leads to a row left out."""
    moved = {**signed_elsewhere(table, row), "id": keys[table][row["id"]]}
    for relation in relations_of(table):
        into, value = keys[relation.related_model], row[relation.name]
        if isinstance(relation, ForeignKey):
            moved[relation.name] = into.get(value)
        else:
            moved[relation.name] = sorted(into[key] for key in value if key in into)
    return moved


def translated_entry(row: Row, keys: KeyMap, *, origin: str) -> Row:
    """A journal entry, about the row as this instance names it, by people of elsewhere."""
    table, key = object_of(row)
    return brought({**row, "object_key": f"{label_of(table)}:{keys[table][key]}"}, origin=origin)


def object_of(entry: Row) -> tuple[Table, int]:
    """The table and the key, both as the archive has them, of what a journal entry is about."""
    label, _, key = entry["object_key"].partition(":")
    [table] = [one for one in archived_tables() if label_of(one) == label]
    return table, int(key)


def _are_free(table: Table, keys: Iterable[int]) -> bool:
    """Whether no row has, and none that the journal remembers had, one of these keys."""
    wanted = list(keys)
    told = [f"{label_of(table)}:{key}" for key in wanted]
    return not any(some.exists() for some in in_batches(table, "pk", wanted)) and not any(
        some.exists() for some in in_batches(Entry, "object_key", told)
    )


def _last_key(table: Table) -> int:
    start = f"{label_of(table)}:"
    told: Any = Entry.objects.filter(object_key__startswith=start).values_list("object_key", flat=True)
    last = table._default_manager.aggregate(last=Max("pk"))["last"] or 0  # noqa: SLF001
    return max([last, *(int(key.removeprefix(start)) for key in told)])
