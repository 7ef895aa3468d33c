"""Two sequences compared as `difflib` does, within a budget: its time grows with the cube of what it is given."""

from collections import Counter
from collections.abc import Sequence
from difflib import Match, SequenceMatcher
from itertools import accumulate

BUDGET = 500_000
"""Pairs of equal items looked at: a tenth of a second."""

Opcode = tuple[str, int, int, int, int]


def opcodes(before: Sequence[str], after: Sequence[str], *, budget: int = BUDGET) -> list[Opcode] | None:
    """The opcodes of `difflib`, the common head and tail taken off first; None when they would cost too much."""
    shortest = min(len(before), len(after))
    head = next((at for at in range(shortest) if before[at] != after[at]), shortest)
    most = shortest - head
    tail = next((at for at in range(most) if before[-1 - at] != after[-1 - at]), most)
    try:
        found = _Counted(before[head : len(before) - tail], after[head : len(after) - tail], budget).get_opcodes()
    except _TooMuchError:
        return None
    middle = [(verb, left + head, left_end + head, at + head, end + head) for verb, left, left_end, at, end in found]
    start = [("equal", 0, head, 0, head)] if head else []
    end = [("equal", len(before) - tail, len(before), len(after) - tail, len(after))] if tail else []
    return _joined([*start, *middle, *end])


def _joined(pieces: Sequence[Opcode]) -> list[Opcode]:
    """The opcodes, two equal runs that touch made one."""
    joined: list[Opcode] = []
    for piece in pieces:
        start = joined.pop() if joined and joined[-1][0] == piece[0] else piece
        joined.append((piece[0], start[1], piece[2], start[3], piece[4]))
    return joined


class _TooMuchError(Exception):
    """The budget is spent."""


class _Counted(SequenceMatcher[str]):
    """Counts, before each search, the pairs that it will look at."""

    def __init__(self, before: Sequence[str], after: Sequence[str], budget: int) -> None:
        super().__init__(None, before, after, autojunk=False)
        times = Counter(after)
        self._pairs = list(accumulate((times[one] + 1 for one in before), initial=0))
        self._left = budget

    def find_longest_match(self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None) -> Match:
        last = len(self._pairs) - 1 if ahi is None else ahi
        self._left -= self._pairs[last] - self._pairs[alo]
        if self._left < 0:
            raise _TooMuchError
        return super().find_longest_match(alo, last, blo, bhi)
