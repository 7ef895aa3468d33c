"""How many acts of a kind a process does at once, how many wait for their turn, and how many at most are one person's."""

from collections import Counter
from threading import Condition


class Places:
    """`at_once` acts, and `waiting` that wait no longer than `patience` (seconds); the others are refused at once.

    `each`: how many of these places, and as many of those where one waits, the same person may take; 0 for no limit.
    """

    def __init__(self, at_once: int, *, waiting: int = 0, patience: float = 0, each: int = 0) -> None:
        self._at_once, self._waiting, self._patience, self._each = at_once, waiting, patience, each
        self._acting: Counter[str] = Counter()
        self._queued: Counter[str] = Counter()
        self._changed = Condition()

    def take(self, who: str = "") -> bool:
        """Whether a place was taken, after a wait if there must be one: `leave` then gives it back."""
        with self._changed:
            if not self._is_free(who) and not self._wait(who):
                return False
            self._acting[who] += 1
            return True

    def leave(self, who: str = "") -> None:
        """Give the place back."""
        with self._changed:
            self._acting -= Counter([who])
            self._changed.notify_all()

    def _is_free(self, who: str) -> bool:
        is_one_s_share = bool(self._each) and self._acting[who] >= self._each
        return self._acting.total() < self._at_once and not is_one_s_share

    def _wait(self, who: str) -> bool:
        is_one_s_share = bool(self._each) and self._queued[who] >= self._each
        if self._queued.total() >= self._waiting or is_one_s_share:
            return False
        self._queued[who] += 1
        try:
            return self._changed.wait_for(lambda: self._is_free(who), self._patience)
        finally:
            self._queued -= Counter([who])
