"""The gap between a place and another, whether it is good news, and how it changed. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from regain.domain.indicators.rules.breaks import breaks_between
from regain.domain.indicators.rules.comparing import Level, Reason, Verdict, Why, compare, is_noise, noise_of
from regain.domain.indicators.rules.figures import Definition, Figure


class Side(StrEnum):
    """What a gap says of the place, by the indicator's own sense."""

    BETTER = "better"
    WORSE = "worse"
    LEVEL = "level"
    UNTOLD = "untold"
    """Neither way is better (population), or the gap may not be read."""


class Turn(StrEnum):
    """What became of a gap."""

    NARROWED = "narrowed"
    WIDENED = "widened"
    STEADY = "steady"


@dataclass(frozen=True, slots=True)
class Gap:
    """A place beside another, the same year. `apart`: subject minus reference, None when the verdict refuses."""

    subject: Figure
    reference: Figure
    apart: Decimal | None
    side: Side
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Change:
    """A place at two years. `by`: later minus earlier, None when the verdict refuses."""

    first: Figure
    last: Figure
    by: Decimal | None
    side: Side
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class GapChange:
    """A gap at two years: both ends broke alike, so the gap may be followed across a break, with a warning."""

    first: Gap
    last: Gap
    by: Decimal
    turn: Turn
    verdict: Verdict


def gap(subject: Figure, reference: Figure, *, definition: Definition) -> Gap:
    """The gap, if it may be told."""
    verdict = compare(subject, reference, definition=definition)
    apart, side = _read(subject, reference, definition, verdict)
    return Gap(subject, reference, apart, side, verdict)


def change(first: Figure, last: Figure, *, definition: Definition) -> Change:
    """The evolution, if it may be told."""
    verdict = compare(first, last, definition=definition)
    by, side = _read(last, first, definition, verdict)
    return Change(first, last, by, side, verdict)


def longest_change(figures: Sequence[Figure], *, definition: Definition) -> Change | None:
    """The evolution over the longest time that may be told, the latest such; None when no two years compare."""
    known = sorted((figure for figure in figures if figure.is_known), key=lambda figure: figure.year)
    pairs = [(first, last) for at, first in enumerate(known) for last in known[at + 1 :]]
    pairs.sort(key=lambda pair: (pair[1].year - pair[0].year, pair[1].year), reverse=True)
    told = (change(first, last, definition=definition) for first, last in pairs)
    return next((one for one in told if one.by is not None), None)


def gap_change(first: Gap, last: Gap) -> GapChange | None:
    """How a gap changed; None when either may not be told, or the neighbourhood's perimeter changed."""
    if first.apart is None or last.apart is None or first.subject.spot.perimeter != last.subject.spot.perimeter:
        return None
    by = abs(last.apart) - abs(first.apart)
    noise = noise_of(last.reference.value or Decimal(0), last.subject.unit) if last.subject.noised else Decimal(0)
    turn = Turn.STEADY if abs(by) <= noise else Turn.NARROWED if by < 0 else Turn.WIDENED
    crossed = breaks_between(first.subject.series, first.subject.indicator, first.subject.year, last.subject.year)
    reasons = [
        Reason(
            Why.BREAK,
            Level.WARNED,
            f"{one.why} Les deux lieux sont touchés, mais pas forcément autant.",
            one.source,
        )
        for one in crossed
    ]
    kept = dict.fromkeys((*reasons, *first.verdict.warnings, *last.verdict.warnings))
    return GapChange(first, last, by, turn, Verdict(tuple(kept)))


def _read(subject: Figure, reference: Figure, definition: Definition, verdict: Verdict) -> tuple[Decimal | None, Side]:
    if verdict.is_refused or subject.value is None or reference.value is None:
        return None, Side.UNTOLD
    apart = subject.value - reference.value
    if not apart or is_noise(subject, reference):
        return apart, Side.LEVEL
    if definition.more_is_better is None:
        return apart, Side.UNTOLD
    return apart, Side.BETTER if (apart > 0) == definition.more_is_better else Side.WORSE
