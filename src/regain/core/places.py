"""How many acts of a kind a process does at once, how many wait for their turn, and how many at most are one person's."""

from collections import Counter
from threading import Condition


class Places:
    """`at_once` acts, and `waiting` that wait no longer than `patience` (seconds); the others are refused at once.

    Those who wait are served in the order they came. `each`: how many places the same person may hold, and how many
    they may wait for besides; 0 for no limit. Who has their share waits without keeping those who come after them.
    """

    def __init__(self, at_once: int, *, waiting: int = 0, patience: float = 0, each: int = 0) -> None:
        self._at_once, self._waiting, self._patience, self._each = at_once, waiting, patience, each
        self._acting: Counter[str] = Counter()
        self._queue: dict[object, str] = {}
        self._changed = Condition()

    @property
    def most(self) -> int:
        """How many may hold a place or wait for one."""
        return self._at_once + self._waiting

    def take(self, who: str = "") -> bool:
        """Whether a place was taken, after a wait if there must be one: `leave` then gives it back."""
        turn = object()
        with self._changed:
            if not self._is_turn(turn, who) and not self._wait(turn, who):
                return False
            self._acting[who] += 1
            return True

    def leave(self, who: str = "") -> None:
        """Give the place back."""
        with self._changed:
            self._acting -= Counter([who])
            self._changed.notify_all()

    def _has_share(self, who: str) -> bool:
        return bool(self._each) and self._acting[who] >= self._each

    def _is_turn(self, turn: object, who: str) -> bool:
        """Whether a place is free for them once those before them in the queue have theirs."""
        before = 0
        for other, whose in self._queue.items():
            if other is turn:
                break
            before += not self._has_share(whose)
        return not self._has_share(who) and self._acting.total() + before < self._at_once

    def _wait(self, turn: object, who: str) -> bool:
        is_one_s_share = bool(self._each) and sum(whose == who for whose in self._queue.values()) >= self._each
        if len(self._queue) >= self._waiting or is_one_s_share:
            return False
        self._queue[turn] = who
        try:
            return self._changed.wait_for(lambda: self._is_turn(turn, who), self._patience)
        finally:
            del self._queue[turn]
            self._changed.notify_all()  # who was behind may go on
