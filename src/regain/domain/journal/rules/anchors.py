"""What is kept of the journal outside the database, and what it says of an end that is no longer there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

STOP_TAKES_AT_MOST = timedelta(minutes=10)
"""A system writes to the disk within a minute what it keeps in memory: a stop never takes what is much older."""
_MOST_KEPT = 1000


@dataclass(frozen=True, slots=True)
class Anchor:
    """What the journal's last entry was at a moment: its number, its mac.

    `start`: one start of the machine, and one place of the data folder; blank in the anchors of older versions.
    `base`: the database, by the mac of its first entry (`base_of`); blank in the anchors of older versions.
    """

    number: int
    mac: str
    at: datetime
    start: str = ""
    base: str = ""


def base_of(first_mac: str) -> str:
    """The name of a database: its first entry is sealed, and stays. Blank without entry."""
    return first_mac[:16]


@dataclass(frozen=True, slots=True)
class LostTail:
    """Entries that had their anchors and are gone, from `first` to `last`.

    `is_by_stop`: whether a stop of the machine can have taken them. `anchors`: theirs, a thousand at most.
    """

    first: int
    last: int
    is_by_stop: bool
    anchors: tuple[Anchor, ...]


def lost_tail(
    last: int, anchors: Iterable[Anchor], *, start: str, after: datetime | None, before: datetime
) -> LostTail | None:
    """What the anchors know after the journal's last entry; None when all of it is there.

    A stop takes only what was written just before it, and the machine has started again since (or the data folder was
    copied elsewhere while people wrote). Its anchors are of moments between `after`, that of the last entry kept, and
    `before`, now. Anything else was cut.
    """
    beyond = [one for one in anchors if one.number > last]
    if not beyond:
        return None
    moments = [one.at for one in beyond]
    is_by_stop = (
        bool(start)
        and len(beyond) <= _MOST_KEPT
        and max(moments) - min(moments) <= STOP_TAKES_AT_MOST
        and (after is None or after.replace(microsecond=0) <= min(moments))
        and max(moments) <= before
        and all(one.start and one.start != start for one in beyond)
    )
    return LostTail(last + 1, max(one.number for one in beyond), is_by_stop, tuple(beyond[:_MOST_KEPT]))
