"""Stakes have a number: it comes first, and their title must not contradict it."""

from collections.abc import Sequence
from dataclasses import dataclass

from regain.core.labels import likeness
from regain.exchange.planning.alignment.assignment import NEAR, SURE, Assigned, assign
from regain.exchange.planning.notebook import NEW
from regain.exchange.planning.plan import Decision


@dataclass(frozen=True, slots=True)
class _Numbered:
    at: int
    score: float


def assign_stake(
    number: int | None, title: str, known: Sequence[tuple[int, Sequence[str]]], answer: str | None
) -> Assigned:
    """Which known stake (number, spellings) this one is.

    Same number and close titles: the same. Same number and titles far apart: a human is asked. Another number, or
    none: as for any label.
    """
    numbered = next(
        (
            _Numbered(at, max(likeness(title, name) for name in names))
            for at, (one, names) in enumerate(known)
            if number and one == number
        ),
        None,
    )
    if numbered is None:
        return assign([title], [names for _, names in known], {0: answer} if answer else None)[0]
    if numbered.score >= NEAR or _is_bare(number, title):
        return Assigned(Decision.SAME, numbered.at, numbered.score)
    return _asked(title, known, numbered, answer)


def _asked(title: str, known: Sequence[tuple[int, Sequence[str]]], numbered: _Numbered, answer: str | None) -> Assigned:
    by_title = assign([title], [names for _, names in known], {0: answer} if answer else None)[0]
    if by_title.decision == Decision.SAME and by_title.score >= SURE:
        return by_title  # the same title under another number: renumbered
    close = [by_title.node] if by_title.node is not None and by_title.score >= NEAR else []
    near = tuple(dict.fromkeys([numbered.at, *close]))
    told = assign([answer], [known[at][1] for at in near])[0] if answer else None
    if told and told.decision == Decision.SAME and told.node is not None:
        return Assigned(Decision.SAME, near[told.node], numbered.score, near)
    decision = Decision.NEW if answer == NEW else Decision.ASKED
    return Assigned(decision, numbered.at, numbered.score, near)


def _is_bare(number: int | None, title: str) -> bool:
    """Whether the title says no more than the number ("Enjeu 2")."""
    return title == f"Enjeu {number}"
