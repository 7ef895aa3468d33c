"""Is a target on its way? Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from regain.domain.indicators.enums import Course, Direction
from regain.domain.indicators.rules.comparing import Reason, compare, noise_of
from regain.domain.indicators.rules.figures import Definition, Figure


class Status(StrEnum):
    """Where a target stands."""

    REACHED = "reached"
    ON_TRACK = "on_track"
    OFF_TRACK = "off_track"
    UNTOLD = "untold"


class Untold(StrEnum):
    """Why a target's status cannot be told."""

    NO_FIGURE = "no_figure"
    NOT_COMPARABLE = "not_comparable"
    TOO_EARLY = "too_early"
    NOISE = "noise"


@dataclass(frozen=True, slots=True)
class Aim:
    """From a figure to a value at a year."""

    start: Figure
    target: Decimal
    target_year: int
    direction: Direction
    course: Course = Course.STRAIGHT


@dataclass(frozen=True, slots=True)
class Progress:
    """Where an aim stands: the latest figure it is judged on, what was expected that year, and why it is not told."""

    status: Status
    latest: Figure | None = None
    expected: Decimal | None = None
    untold: Untold | None = None
    reasons: tuple[Reason, ...] = ()


def expected_at(aim: Aim, year: int) -> Decimal | None:
    """The value expected at a year: on the straight line, the target from its year on; None when nothing is."""
    if aim.start.value is None:
        return None
    if year >= aim.target_year:
        return aim.target
    if aim.course == Course.AT_TERM:
        return None
    share = Decimal(max(year - aim.start.year, 0)) / Decimal(aim.target_year - aim.start.year)
    return aim.start.value + (aim.target - aim.start.value) * share


def progress(aim: Aim, figures: Sequence[Figure], *, definition: Definition) -> Progress:
    """Where an aim stands by the latest figure that compares with its start.

    A later figure that does not compare (other perimeter, break) is not judged: its reasons are told.
    """
    later = sorted((one for one in figures if one.year > aim.start.year), key=lambda one: -one.year)
    if not later:
        return Progress(Status.UNTOLD, untold=Untold.NO_FIGURE)
    verdicts = [(one, compare(aim.start, one, definition=definition)) for one in later]
    comparable = next(((one, verdict) for one, verdict in verdicts if not verdict.is_refused), None)
    if comparable is None:
        return Progress(Status.UNTOLD, later[0], untold=Untold.NOT_COMPARABLE, reasons=verdicts[0][1].refusals)
    return _judged(aim, comparable[0], comparable[1].warnings)


def _judged(aim: Aim, latest: Figure, reasons: tuple[Reason, ...]) -> Progress:
    expected = expected_at(aim, latest.year)
    value = latest.value or Decimal(0)
    if _reaches(aim, value, aim.target):
        return Progress(Status.REACHED, latest, expected, reasons=reasons)
    if expected is None:
        return Progress(Status.UNTOLD, latest, untold=Untold.TOO_EARLY, reasons=reasons)
    if latest.noised and abs(value - expected) < noise_of(expected, latest.unit):
        return Progress(Status.UNTOLD, latest, expected, Untold.NOISE, reasons)
    return Progress(
        Status.ON_TRACK if _reaches(aim, value, expected) else Status.OFF_TRACK, latest, expected, None, reasons
    )


def _reaches(aim: Aim, value: Decimal, wanted: Decimal) -> bool:
    return value >= wanted if aim.direction == Direction.UP else value <= wanted
