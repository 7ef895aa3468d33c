from collections.abc import Mapping
from typing import Any

from django.db.models import Model

from regain.core.member import SYSTEM

AUTHOR, OBJECT = "author.label", "object.label"
"""Places of an entry where a person may be named."""

ELSEWHERE = "elsewhere:"
"""Begins the key of a person or of a mandate of another instance, in what an archive brought."""


def key_of(obj: Model) -> str:
    """The object's table and primary key, such as `contracts.agreement:12`."""
    return f"{obj._meta.label_lower}:{obj.pk}"  # noqa: SLF001  # Django documents _meta as its public way to a model


def key_elsewhere(key: str, origin: str) -> str:
    """A key of another instance as it is written here, where it is the key of no person; itself if it was brought there too."""
    return key if not key or key.startswith(ELSEWHERE) else f"{ELSEWHERE}{origin}:{key}"


def is_key_of_system(key: str) -> bool:
    """Whether an instance itself wrote, this one or another."""
    return key == SYSTEM.key or (key.startswith(ELSEWHERE) and key.rpartition(":")[2] == SYSTEM.key)


def place_in(side: str, name: str) -> str:
    """The place of a value: `before.name`, `after.name`."""
    return f"{side}.{name}"


def side_of(side: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """By name, those of the values (by place) that belong to that side of an entry."""
    start = place_in(side, "")
    return {place.removeprefix(start): value for place, value in values.items() if place.startswith(start)}
