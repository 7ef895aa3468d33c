from collections.abc import Mapping
from typing import Any

from django.db.models import Model

AUTHOR, OBJECT = "author.label", "object.label"
"""Places of an entry where a person may be named."""

ELSEWHERE = "elsewhere:"
"""Begins the key of a person of another instance, whose entries an archive brought."""


def key_of(obj: Model) -> str:
    """The object's table and primary key, such as `contracts.agreement:12`."""
    return f"{obj._meta.label_lower}:{obj.pk}"  # noqa: SLF001  # Django documents _meta as its public way to a model


def place_in(side: str, name: str) -> str:
    """The place of a value: `before.name`, `after.name`."""
    return f"{side}.{name}"


def side_of(side: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """By name, those of the values (by place) that belong to that side of an entry."""
    start = place_in(side, "")
    return {place.removeprefix(start): value for place, value in values.items() if place.startswith(start)}
