"""Stakes have a number: it comes first, and their title must not contradict it."""

from collections.abc import Sequence
from dataclasses import dataclass

from regain.core.labels import likeness
from regain.exchange.planning.alignment.assignment import NEAR, OFFERED, SURE, Assigned, assign
from regain.exchange.planning.notebook import NEW
from regain.exchange.planning.plan import Decision

SOMEWHAT = 50
"""Likeness from which another stake is offered when a human is asked."""


@dataclass(frozen=True, slots=True)
class KnownStake:
    """A stake of the tree. `is_ours`: nobody else uses it, the text at hand may simply correct its title.

    `may_be_renamed`: that text may give it any other title, for it is the same text, amended or returned to.
    """

    number: int
    names: Sequence[str]
    is_ours: bool = False
    may_be_renamed: bool = False


def assign_stake(number: int | None, title: str, known: Sequence[KnownStake], answer: str | None) -> Assigned:
    """Which known stake this one is.

    Same number and close titles: the same. Same number and titles far apart: a human is asked, and offered the stakes
    that are worth it, unless this one may be renamed. Another number, or none: as for any label.
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
    if known[at].may_be_renamed:
        return Assigned(Decision.SAME, at, score)
    return _asked(at, _worth_offering(at, title, known), score, known, answer)


def _worth_offering(at: int, title: str, known: Sequence[KnownStake]) -> tuple[int, ...]:
    """The identical stake first, then that of the same number (`at`), then those that are somewhat alike."""
    scores = [max(likeness(title, name) for name in stake.names) for stake in known]
    ranked = sorted(range(len(known)), key=lambda one: (scores[one] < SURE, one != at, -scores[one]))
    return tuple(one for one in ranked if one == at or scores[one] >= SOMEWHAT)[:OFFERED]


def _by_title(title: str, known: Sequence[KnownStake], answer: str | None) -> Assigned:
    ours = [at for at, stake in enumerate(known) if stake.is_ours]
    return assign([title], [stake.names for stake in known], {0: answer} if answer else None, ours=ours)[0]


def _asked(at: int, near: tuple[int, ...], score: float, known: Sequence[KnownStake], answer: str | None) -> Assigned:
    told = assign([answer], [known[at].names for at in near])[0] if answer else None
    if told and told.decision == Decision.SAME and told.node is not None:
        return Assigned(Decision.SAME, near[told.node], score, near)
    return Assigned(Decision.NEW if answer == NEW else Decision.ASKED, at, score, near)
