from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from regain.core.member import SYSTEM
from regain.domain.journal.models import Entry, PersonalValue
from regain.domain.journal.rules import AUTHOR, OBJECT, is_key_of_system, side_of

ERASED: Final = object()
"""Stands where a personal value was erased."""


@dataclass(frozen=True, slots=True)
class Told:
    """An entry with its personal values, where they still are. Blank labels and ERASED values were erased."""

    number: int
    event: str
    at: datetime
    object_label: str
    object_key: str
    author_label: str
    author_key: str
    mandate_label: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    origin: str = ""
    """The instance whose archive brought it; blank for what happened here."""


def told_entries(entries: Iterable[Entry]) -> list[Told]:
    """The entries whole, in their order; one query for all their personal values, none when they have none."""
    listed = list(entries)
    values = personal_values_of(listed)
    return [_told(entry, values[entry.pk]) for entry in listed]


def personal_values_of(entries: Iterable[Entry]) -> Mapping[int, dict[str, PersonalValue]]:
    """By entry, its personal values that were not erased, by place."""
    keys = [entry.pk for entry in entries if entry.digests]
    found: dict[int, dict[str, PersonalValue]] = defaultdict(dict)
    if keys:
        for value in PersonalValue.objects.filter(entry__in=keys).order_by("pk"):
            found[value.entry_id][value.place] = value
    return found


def _told(entry: Entry, values: Mapping[str, PersonalValue]) -> Told:
    def label(place: str, own: str) -> str:
        return str(values[place].value) if place in values else own

    return Told(
        number=entry.number,
        event=entry.event,
        at=entry.recorded_at,
        object_label=label(OBJECT, entry.object_label),
        object_key=entry.object_key,
        author_label=label(AUTHOR, SYSTEM.label if is_key_of_system(entry.author_key) else ""),
        author_key=entry.author_key,
        mandate_label=entry.mandate_label,
        before={**entry.before, **_side("before", entry, values)},
        after={**entry.after, **_side("after", entry, values)},
        origin=entry.origin,
    )


def _side(side: str, entry: Entry, values: Mapping[str, PersonalValue]) -> dict[str, Any]:
    return side_of(side, {place: values[place].value if place in values else ERASED for place in entry.digests})
