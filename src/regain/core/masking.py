"""Small numbers of people are not told: the one function that every page and export open to others goes through.

Whoever reads a row reads its total too, and can subtract; whoever knows this rule can reason on what it chose to hide.
So as soon as one number is small, the smallest of the others is hidden with it, and which is which is not told; when
there is no other, the total is hidden. This protects one row and its total: a table with totals both ways is protected
row by row *and* column by column, by its author. Pure.

Source: the secret kept by French official statistics (INSEE); the threshold is REGAIN_MASK_BELOW, 5 by default.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hidden:
    """A number that is not told. `below`: it is from 1 to `below - 1`; 0: one cannot tell even that."""

    below: int = 0

    def __str__(self) -> str:
        return f"moins de {self.below}" if self.below else "secret statistique"


Told = int | Hidden | None
"""What may be told of a number of people; None is a number nobody knows."""


@dataclass(frozen=True, slots=True)
class MaskedRow:
    """What may be told of a row: its numbers, in their order, and its total (None when none was given)."""

    values: tuple[Told, ...]
    total: Told = None


def masked(values: Sequence[int | None], total: int | None = None, *, below: int) -> MaskedRow:
    """The row without its small numbers (from 1 to `below - 1`), nor anything by which to work them out.

    Zero is told: nobody is behind it. `total` is the sum of the values; give None when no total is shown anywhere.
    `below` at 1 or less hides nothing. Raises ValueError for a negative number, and for a threshold of 2, which
    would hide the number 1 alone: everybody would know it.
    """
    if any(number is not None and number < 0 for number in (*values, total)):
        raise ValueError("a number of people is never negative")
    if below == 2:  # noqa: PLR2004  # said in the docstring
        raise ValueError("a threshold of 2 hides nothing: choose 3 or more")
    small = {at for at, value in enumerate(values) if value is not None and 0 < value < below}
    others = [(value, at) for at, value in enumerate(values) if value is not None and value >= max(below, 1)]
    if total is None or not small:
        hidden = Hidden(below)
        return MaskedRow(_without(values, small, hidden), Hidden(below) if 0 < (total or 0) < below else total)
    if not others:
        return MaskedRow(_without(values, small, Hidden(below)), Hidden())
    smallest = min(value for value, _ in others)
    # Hiding one only of equal numbers would tell by its place which one was small.
    return MaskedRow(_without(values, small | {at for value, at in others if value == smallest}, Hidden()), total)


def _without(values: Sequence[int | None], places: set[int], hidden: Hidden) -> tuple[Told, ...]:
    return tuple(hidden if at in places else value for at, value in enumerate(values))
