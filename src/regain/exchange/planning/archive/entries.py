"""How an entry of the journal travels: what it says, people included; its number and its seal stay in the instance."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from django.db import models

from regain.core.member import SYSTEM
from regain.domain.journal.models import Entry
from regain.domain.journal.queries import personal_values_of
from regain.domain.journal.rules import AUTHOR, Draft, is_key_of_system, key_elsewhere

_PEOPLE = {"person", "mandate"}
"""Names under which an entry may hold the key of a person or of a mandate."""
_STAYING = {"number", "digests", "origin", "previous", "mac"}


@cache
def entry_columns() -> tuple[Any, ...]:
    """The columns of a travelling entry: its own, who wrote it, its other personal values (place: person, value)."""
    author: Any = models.CharField("auteur", max_length=250, blank=True, default="")
    personal: Any = models.JSONField("valeurs personnelles", default=dict)
    author.set_attributes_from_name("author_label")
    personal.set_attributes_from_name("personal")
    own = [field for field in Entry._meta.concrete_fields if field.name not in _STAYING]  # noqa: SLF001
    return (*own, author, personal)


def with_people(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries, each with the two columns it has only on the way; what was erased is blank, or no longer there."""
    listed = list(entries)
    values = personal_values_of(listed)
    for entry in listed:
        told: Any = entry
        kept = {place: [one.person_key, one.value] for place, one in values[entry.pk].items()}
        told.author_label = kept.pop(AUTHOR, ["", SYSTEM.label if is_key_of_system(entry.author_key) else ""])[1]
        told.personal = kept
        yield entry


def brought(row: dict[str, Any], *, origin: str) -> dict[str, Any]:
    """An entry of another instance as it is written here: none of its people and mandates is one of this instance."""
    sides = {side: _of_elsewhere(row[side], origin) for side in ("before", "after")}
    keys = {name: key_elsewhere(row[name], origin) for name in ("author_key", "mandate_key")}
    personal = {place: [key_elsewhere(whose, origin), value] for place, (whose, value) in row["personal"].items()}
    return {**row, **sides, **keys, "personal": personal}


def draft_of(values: dict[str, Any], *, origin: str) -> Draft:
    """What is written at the end of this journal, marked as coming from there, of an entry given by `brought`."""
    author, personal = values.pop("author_label"), values.pop("personal")
    entry = Entry(**values, origin=origin)
    people = {place: (whose, value) for place, (whose, value) in personal.items()}
    if author and not is_key_of_system(entry.author_key):
        people[AUTHOR] = (entry.author_key, author)
    return Draft(entry, people)


def _of_elsewhere(side: Mapping[str, Any], origin: str) -> dict[str, Any]:
    return {
        name: key_elsewhere(str(value), origin) if name in _PEOPLE and isinstance(value, str | int) else value
        for name, value in side.items()
    }
