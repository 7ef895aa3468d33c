"""Under which keys the rows of an archive are written: their own when these are free, else new ones, in order."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import ForeignKey, Max

from regain.domain.journal.models import Entry
from regain.exchange.planning.archive.matching import KeyMap
from regain.exchange.planning.archive.selecting import Row, in_batches
from regain.exchange.planning.archive.tables import Table, label_of, relations_of


def keys_for(table: Table, rows: Sequence[Row], *, here: dict[int, int]) -> dict[int, int]:
    """The key of every row: that of the row already here, else its own if all the others' are free, else a new one.

    A whole table is renumbered or none of it: rows keep their order, on which ties depend.
    """
    new = sorted(row["id"] for row in rows if row["id"] not in here)
    if _are_free(table, new):
        return {**here, **{key: key for key in new}}
    first = _last_key(table) + 1
    return {**here, **{key: first + rank for rank, key in enumerate(new)}}


def translated(table: Table, row: Row, keys: KeyMap) -> Row:
    """The row under its keys in this instance, its own and those it leads to."""
    moved = {**row, "id": keys[table][row["id"]]}
    for relation in relations_of(table):
        into, value = keys[relation.related_model], row[relation.name]
        if isinstance(relation, ForeignKey):
            moved[relation.name] = None if value is None else into[value]
        else:
            moved[relation.name] = sorted(into[key] for key in value)
    return moved


def translated_entry(row: Row, keys: KeyMap) -> Row:
    """A journal entry, about the row as this instance names it."""
    label, _, key = row["object_key"].partition(":")
    [table] = [one for one in keys if label_of(one) == label]
    return {**row, "object_key": f"{label}:{keys[table][int(key)]}"}


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
