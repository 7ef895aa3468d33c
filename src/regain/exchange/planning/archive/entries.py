"""How an entry of the journal travels: what it says, people included; its number and its seal stay in the instance."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from regain.core.member import SYSTEM
from regain.domain.journal.models import Entry
from regain.domain.journal.queries import personal_values_of
from regain.domain.journal.rules import AUTHOR, ELSEWHERE, Draft

_STAYING = {"number", "digests", "previous", "mac"}
_LONGEST = 90


@cache
def entry_columns() -> tuple[Any, ...]:
    """The columns of a travelling entry: its own, who wrote it, its other personal values (place: person, value)."""
    author: Any = models.CharField("auteur", max_length=250, blank=True, default="")
    personal: Any = models.JSONField("valeurs personnelles", default=dict, validators=[_check_personal])
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
        kept = {place: [one.person_key.removeprefix(ELSEWHERE), one.value] for place, one in values[entry.pk].items()}
        told.author_label = kept.pop(AUTHOR, ["", SYSTEM.label if entry.author_key == SYSTEM.key else ""])[1]
        told.personal = kept
        yield entry


def draft_of(values: dict[str, Any]) -> Draft:
    """An entry of another instance, to be written at the end of this one's journal; its people are not this one's."""
    author, personal = values.pop("author_label"), values.pop("personal")
    entry = Entry(**values)
    people = {place: (f"{ELSEWHERE}{whose}", value) for place, (whose, value) in personal.items()}
    if author and entry.author_key != SYSTEM.key:
        people[AUTHOR] = (f"{ELSEWHERE}{entry.author_key}", author)
    return Draft(entry, people)


def _check_personal(value: Any) -> None:
    """Raise ValidationError for anything but places, each with the key of a person and a value."""
    if not (isinstance(value, dict) and all(map(_is_personal, value.values())) and all(map(_is_place, value))):
        raise ValidationError("places, people and values expected")


def _is_personal(pair: Any) -> bool:
    expected = 2
    return isinstance(pair, list) and len(pair) == expected and isinstance(pair[0], str) and len(pair[0]) <= _LONGEST


def _is_place(place: str) -> bool:
    return len(place) <= _LONGEST and place.partition(".")[0] in {"object", "before", "after"}
