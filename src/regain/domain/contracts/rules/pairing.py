"""Which element of the current state becomes which element of the target, so that each keeps its identity.

Equal ones first (as folded), then the nearest; the rest is added or removed.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from regain.core.labels import fold
from regain.domain.contracts.rules.content import Element

NEAR = 80
"""From this resemblance (0 to 100) on, a line that changed is still the same line."""
MOST_NEAR = 100
"""How many of its nearest a line may take the place of: thousands of lines all alike would be millions of pairs."""


@dataclass(frozen=True, slots=True)
class Move:
    """Where an element goes in its list: its rank before and after (from 1), and the one it then follows."""

    before: int
    after: int
    follows: Element | None


@dataclass(frozen=True, slots=True)
class Pair:
    """An element before and after: added without `current`, removed without `target`. `name` is its list."""

    name: str
    current: Element | None
    target: Element | None
    children: tuple["Pair", ...] = ()
    move: Move | None = None

    @property
    def is_changed(self) -> bool:
        """Whether what its row says changes."""
        return bool(self.current and self.target and self.current.meaning != self.target.meaning)

    @property
    def is_rewritten(self) -> bool:
        """Whether a value of its row changes, were it in typography alone."""
        return bool(self.current and self.target and self.current.columns != self.target.columns)


def pair_up(current: Element | None, target: Element | None, *, name: str = "", move: Move | None = None) -> Pair:
    """The pairs of two states, all the way down."""
    shape = target or current
    children = tuple(
        pair
        for child in (shape.CHILDREN if shape else ())
        for pair in _pair_lists(child, getattr(current, child, ()), getattr(target, child, ()))
    )
    return Pair(name, current, target, children, move)


def _pair_lists(name: str, currents: Sequence[Element], targets: Sequence[Element]) -> list[Pair]:
    """Pairs in the order of the target, then what is removed."""
    matches = match(currents, targets)
    moved = out_of_order([matches[at] for at in range(len(targets)) if at in matches])
    kept = [
        pair_up(currents[matches[at]], target, name=name, move=_move(matches[at], at, targets, moved))
        if at in matches
        else pair_up(None, target, name=name)
        for at, target in enumerate(targets)
    ]
    matched = set(matches.values())
    return kept + [pair_up(one, None, name=name) for at, one in enumerate(currents) if at not in matched]


def _move(was: int, at: int, targets: Sequence[Element], moved: set[int]) -> Move | None:
    return Move(was + 1, at + 1, targets[at - 1] if at else None) if was in moved else None


def match(currents: Sequence[Element], targets: Sequence[Element]) -> dict[int, int]:
    """For each position in the targets that continues a current element, the position of the latter."""
    waiting = defaultdict(list)
    for at, current in enumerate(currents):
        waiting[current.identity].append(at)
    matches = {at: waiting[target.identity].pop(0) for at, target in enumerate(targets) if waiting[target.identity]}
    left = {at: fold(currents[at].words) for group in waiting.values() for at in group}
    new = {at: fold(target.words) for at, target in enumerate(targets) if at not in matches and target.words}

    scored = sorted(
        (-score, at, was)
        for at, words in new.items()
        for _, score, was in process.extract(words, left, scorer=fuzz.ratio, score_cutoff=NEAR, limit=MOST_NEAR)
    )
    for _, at, was in scored:
        if at not in matches and was in left:
            matches[at] = was
            del left[was]
    return matches


def out_of_order(positions: list[int]) -> set[int]:
    """The fewest positions whose removal leaves the others in order (all but a longest increasing run)."""
    ends: list[int] = []  # ends[n]: the smallest last position of an increasing run of n + 1
    before: dict[int, int | None] = {}
    for position in positions:
        length = bisect_left(ends, position)
        before[position] = ends[length - 1] if length else None
        ends[length : length + 1] = [position]
    moved = set(positions)
    last = ends[-1] if ends else None
    while last is not None:
        moved.discard(last)
        last = before[last]
    return moved
