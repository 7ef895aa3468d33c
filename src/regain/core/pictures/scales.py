"""From values to pixels, with round ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

_STEPS = (1, 2, 2.5, 5, 10)
_WANTED = 4
LEAST_SPAN = 0.2
"""A padded scale spans at least a fifth of the largest value."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from `low` to `high` set between two pixels, with round marks."""

    low: float
    high: float
    start: float
    end: float
    step: float

    def at(self, value: float) -> float:
        """The pixel of a value."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    @property
    def decimals(self) -> int:
        """How many decimals tell its marks apart."""
        return next((count for count in range(10) if abs(round(self.step, count) - self.step) < self.step / 1000), 10)

    @property
    def ticks(self) -> list[float]:
        """The round values between the ends, the ends included."""
        return [round(self.low + self.step * at, 10) for at in range(round((self.high - self.low) / self.step) + 1)]


def padded(values: Sequence[float]) -> list[float]:
    """The values, and ends around them where they lie so close that a scale of their own would exaggerate."""
    if not values:
        return []
    low, high = min(values), max(values)
    lack = (abs(high) * LEAST_SPAN - (high - low)) / 2
    return [*values] if lack <= 0 else [*values, low - lack, high + lack]


def scale_of(values: Sequence[float], *, start: float, end: float) -> Scale:
    """The scale that holds the values, its ends on round numbers; from 0 to 1 when there are none."""
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    if low == high:
        low, high = low - (abs(low) * 0.1 or 1), high + (abs(high) * 0.1 or 1)
    raw = (high - low) / _WANTED
    unit = 10 ** floor(log10(raw))
    step = next(step * unit for step in _STEPS if step * unit >= raw * 0.999)
    bottom, top = floor(low / step + 1e-9) * step, ceil(high / step - 1e-9) * step
    if min(values, default=0) >= 0:
        bottom = max(bottom, 0.0)
    return Scale(bottom, top if top > bottom else bottom + step, start, end, step)
