"""Where one neighbourhood may be expected among its twins: a prediction interval. Pure scipy."""

from dataclasses import dataclass

import numpy as np
from scipy.special import stdtrit  # type: ignore[import-untyped]  # scipy has no types

from regain.reports.twins.core import Floats

LEVEL = 0.95
FEWEST = 8
"""Below so many values no interval is drawn: the standard deviation of so few says nothing."""


@dataclass(frozen=True, slots=True)
class Expected:
    """Where a neighbourhood like its `count` twins may be found: the twins' mean, and the ends of the interval."""

    count: int
    mean: float
    low: float
    high: float

    def places(self, value: float) -> int:
        """-1 below the interval, 1 above, 0 within (its ends included)."""
        return int(value > self.high) - int(value < self.low)


def expected(values: Floats, *, level: float = LEVEL) -> Expected | None:
    """The prediction interval for one more draw: mean ± t(n-1) s √(1 + 1/n). None with fewer than FEWEST values.

    Not the interval of the mean, which narrows as twins are added: we ask where one quarter may be, not where the
    average of quarters is (Hahn & Meeker, Statistical Intervals, 1991, chap. 4).
    """
    count = len(values)
    if count < FEWEST:
        return None
    mean = float(np.mean(values))
    half = float(stdtrit(count - 1, (1 + level) / 2)) * float(np.std(values, ddof=1)) * float(np.sqrt(1 + 1 / count))
    return Expected(count, mean, mean - half, mean + half)
