"""A value and the passages it was read from, by JSON pointer relative to the value."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from regain.exchange.reading.agreement.passages import Passage

T = TypeVar("T")

Places = dict[str, Passage]


@dataclass(frozen=True, slots=True)
class Noted(Generic[T]):
    """A value read; `places[""]` is where the value itself stands, `places["/name"]` where its name does."""

    value: T
    places: Mapping[str, Passage] = field(default_factory=dict)


def under(pointer: str, places: Mapping[str, Passage]) -> Places:
    """The places seen from above: each pointer is prefixed. Empty passages (values not read) are left out."""
    return {pointer + below: passage for below, passage in places.items() if passage}


def listed(pointer: str, items: Iterable[Noted[T]]) -> tuple[tuple[T, ...], Places]:
    """The values as a list, and their places under `pointer/rank`."""
    values, places = [], Places()
    for rank, item in enumerate(items):
        values.append(item.value)
        places.update(under(f"{pointer}/{rank}", item.places))
    return tuple(values), places
