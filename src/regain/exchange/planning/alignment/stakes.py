"""Stakes have a number: it comes first, and their title must not contradict it."""

from collections.abc import Sequence
from dataclasses import dataclass

from regain.core.labels import likeness
from regain.exchange.planning.alignment.assignment import NEAR, SURE, Assigned, assign
from regain.exchange.planning.notebook import NEW
from regain.exchange.planning.plan import Decision


@dataclass(frozen=True, slots=True)
class KnownStake:
    """A stake of the tree. `is_ours`: nobody else uses it, the text at hand may simply rename it."""

    number: int
    names: Sequence[str]
    is_ours: bool = False


def assign_stake(number: int | None, title: str, known: Sequence[KnownStake], answer: str | None) -> Assigned:
    """Which known stake this one is.

    Same number and close titles: the same. Same number and titles far apart: a human is asked, unless the stake is
    ours. Another number, or none: as for any label.
    """
    by_title = _by_title(title, known, answer)
    at = next((at for at, stake in enumerate(known) if number and stake.number == number), None)
    if at is None:
        return by_title
    score = max(likeness(title, name) for name in known[at].names)
    if score >= NEAR or title == f"Enjeu {number}":
        return Assigned(Decision.SAME, at, score)
    if by_title.decision == Decision.SAME and by_title.score >= SURE:
        return by_title  # the same title under another number: renumbered
    if known[at].is_ours:
        return Assigned(Decision.SAME, at, score)
    close = [by_title.node] if by_title.node is not None and by_title.score >= NEAR else []
    return _asked(tuple(dict.fromkeys([at, *close])), score, known, answer)


def _by_title(title: str, known: Sequence[KnownStake], answer: str | None) -> Assigned:
    ours = [at for at, stake in enumerate(known) if stake.is_ours]
    return assign([title], [stake.names for stake in known], {0: answer} if answer else None, ours=ours)[0]


def _asked(near: tuple[int, ...], score: float, known: Sequence[KnownStake], answer: str | None) -> Assigned:
    told = assign([answer], [known[at].names for at in near])[0] if answer else None
    if told and told.decision == Decision.SAME and told.node is not None:
        return Assigned(Decision.SAME, near[told.node], score, near)
    return Assigned(Decision.NEW if answer == NEW else Decision.ASKED, near[0], score, near)
