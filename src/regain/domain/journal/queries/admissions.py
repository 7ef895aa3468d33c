"""What some entries of this instance admit of those before them. An entry that an archive brought admits nothing."""

from dataclasses import dataclass

from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry


@dataclass(frozen=True, slots=True)
class Admitted:
    """The entries that are gone, whether a stop took them, and the number and mac of their anchors."""

    first: int
    last: int
    is_by_stop: bool
    anchors: frozenset[tuple[int, str]]


def admitted_by(entry: Entry) -> Admitted | None:
    """What an entry written here says is lost; None for any other, and for what is not of its shape."""
    if entry.event != Event.TAIL_LOST or entry.origin:
        return None
    match entry.after:
        case {"first": int(first), "last": int(last), "by_stop": bool(by_stop), "anchors": list(anchors)}:
            pairs = {(one[0], one[1]) for one in anchors if _is_pair(one)}
            return Admitted(first, last, by_stop, frozenset(pairs)) if len(pairs) == len(anchors) else None
    return None


def is_restore_without_key(entry: Entry) -> bool:
    """Whether the entry, written here, says that the instance was restored although the key of its journal was lost."""
    return entry.event == Event.INSTANCE_RESTORED and not entry.origin and entry.after.get("any_key") is True


def _is_pair(one: object) -> bool:
    match one:
        case [int(), str()]:
            return True
    return False
