"""Better, worse or not distinguishable: what the twins allow one to say. Pure."""

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from regain.reports.twins.core import Floats, Pool, distances, nearest
from regain.reports.twins.interval import Expected, expected

COUNTS = (10, 20, 30)
"""The twins are 20; the answer is asked again with 10 and 30."""
TWINS = 20
FEWEST_FEATURES = 2


class Place(StrEnum):
    """Where a neighbourhood stands among its twins."""

    BETTER = "better"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"
    ALIKE = "alike"
    UNTOLD = "untold"


class Doubt(StrEnum):
    """Why twins say nothing, or say it with reserve."""

    UNKNOWN_PLACE = "unknown_place"
    UNKNOWN_START = "unknown_start"
    UNKNOWN_LATEST = "unknown_latest"
    TOO_LITTLE_KNOWN = "too_little_known"
    TOO_FEW_TWINS = "too_few_twins"
    NOBODY_ALIKE = "nobody_alike"
    DEPENDS_ON_COUNT = "depends_on_count"


@dataclass(frozen=True, slots=True)
class Twin:
    """A twin: how far it lay at the start (in robust standard deviations), the indicator then and since."""

    code: str
    distance: float
    start: float
    latest: float


@dataclass(frozen=True, slots=True)
class Standing:
    """A neighbourhood among its twins. `doubt` is None when nothing is to be said against the answer.

    `intervals`: for 10, 20 and 30 twins, those that could be drawn. `left_out`: neighbourhoods as well known at the
    start whose indicator is not known at the latest vintage. `rank`: how many twins stand below it.
    """

    code: str
    place: Place
    doubt: Doubt | None = None
    start: float | None = None
    latest: float | None = None
    twins: tuple[Twin, ...] = ()
    intervals: tuple[Expected, ...] = ()
    features: tuple[str, ...] = ()
    left_out: int = 0
    among: int = 0

    @property
    def interval(self) -> Expected | None:
        """The interval of the twenty twins."""
        return next((one for one in self.intervals if one.count == TWINS), None)

    @property
    def below(self) -> int:
        """How many of its twins stand strictly below it."""
        return sum(twin.latest < (self.latest or 0) for twin in self.twins)


def standing(pool: Pool, code: str, *, more_is_better: bool | None, scaled: Floats | None = None) -> Standing:
    """Where the neighbourhood stands among the twenty that were most like it at the start.

    `scaled`: what is known, already standardised, when several neighbourhoods are asked about.
    """
    row = pool.row_of(code)
    if row is None:
        return Standing(code, Place.UNTOLD, Doubt.UNKNOWN_PLACE)
    start, latest = float(pool.outcome_start[row]), float(pool.outcome_latest[row])
    features = tuple(name for at, name in enumerate(pool.features) if not np.isnan(pool.known[row, at]))
    subject = Standing(
        code,
        Place.UNTOLD,
        start=None if np.isnan(start) else start,
        latest=None if np.isnan(latest) else latest,
        features=features,
    )
    if subject.start is None:
        return replace(subject, doubt=Doubt.UNKNOWN_START)
    if len(features) < FEWEST_FEATURES:
        return replace(subject, doubt=Doubt.TOO_LITTLE_KNOWN)
    return _among(pool, row, subject, more_is_better=more_is_better, scaled=scaled)


def _among(pool: Pool, row: int, subject: Standing, *, more_is_better: bool | None, scaled: Floats | None) -> Standing:
    """The same with its twins and their intervals."""
    apart = distances(pool.known, row, scaled=scaled)
    known = ~np.isnan(apart) & ~np.isnan(pool.outcome_start)
    known[row] = False
    eligible = known & ~np.isnan(pool.outcome_latest)
    order = nearest(pool.codes, apart, eligible, max(COUNTS))
    values = pool.outcome_latest[order]
    intervals = tuple(
        found for count in COUNTS if len(order) >= count and (found := expected(values[:count])) is not None
    )
    twins = tuple(
        Twin(pool.codes[one], float(apart[one]), float(pool.outcome_start[one]), float(pool.outcome_latest[one]))
        for one in order[:TWINS]
    )
    place, doubt = _verdict(subject, twins, intervals, more_is_better=more_is_better)
    return replace(
        subject,
        place=place,
        doubt=doubt,
        twins=twins,
        intervals=intervals,
        left_out=int(known.sum() - eligible.sum()),
        among=int(eligible.sum()),
    )


def _verdict(
    subject: Standing, twins: tuple[Twin, ...], intervals: tuple[Expected, ...], *, more_is_better: bool | None
) -> tuple[Place, Doubt | None]:
    if subject.latest is None or subject.start is None:
        return Place.UNTOLD, Doubt.UNKNOWN_LATEST
    if len(twins) < TWINS:
        return Place.UNTOLD, Doubt.TOO_FEW_TWINS
    starts = [twin.start for twin in twins]
    if not min(starts) <= subject.start <= max(starts):
        return Place.UNTOLD, Doubt.NOBODY_ALIKE
    sides = {one.places(subject.latest) for one in intervals}
    if sides == {0}:
        return Place.ALIKE, None
    if len(sides) > 1:
        return Place.UNTOLD, Doubt.DEPENDS_ON_COUNT
    return _named(sides.pop(), more_is_better=more_is_better), None


def _named(side: int, *, more_is_better: bool | None) -> Place:
    if more_is_better is None:
        return Place.HIGHER if side > 0 else Place.LOWER
    return Place.BETTER if (side > 0) == more_is_better else Place.WORSE
