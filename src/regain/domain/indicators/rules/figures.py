"""What one must know of a figure before comparing it. Pure: no table is read."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

NEIGHBOURHOOD = "neighbourhood"
BELOW_COMMUNE = (NEIGHBOURHOOD, "school")


class Noise(StrEnum):
    """How an indicator's noise is told from a gap: in the unit itself, or as a share of the value."""

    POINTS = "points"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Definition:
    """What an indicator is. `more_is_better` is None where neither way is (population).

    `level`: whether a place's figure may stand beside another place's (a rate, a median: yes; a head count: no).
    """

    code: str
    label: str
    unit: str
    more_is_better: bool | None = None
    is_level: bool = True


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a perimeter. `perimeter`: the vintage of a neighbourhood's outline, None elsewhere."""

    kind: str
    code: str
    perimeter: int | None = None

    @property
    def is_below_commune(self) -> bool:
        """Whether INSEE's advice on small areas holds."""
        return self.kind in BELOW_COMMUNE


@dataclass(frozen=True, slots=True)
class Figure:
    """One observation. `series`: the statistical operation that defines it (`filosofi`), which breaks are told of.

    `value` is None when `flag` is `suppressed` or `missing`. `noised`: published with INSEE's random noise.
    """

    indicator: str
    spot: Spot
    year: int
    value: Decimal | None
    unit: str
    series: str
    flag: str = "ok"
    noised: bool = False

    @property
    def is_known(self) -> bool:
        """Whether there is a value."""
        return self.value is not None


@dataclass(frozen=True, slots=True)
class Break:
    """From `year` on, the figures of a series are no longer made as before. `indicators`: all when empty."""

    series: str
    year: int
    reason: str
    source: str
    indicators: tuple[str, ...] = ()

    def parts(self, one: Figure, other: Figure) -> bool:
        """Whether it lies between two figures of its series."""
        first, last = sorted((one.year, other.year))
        told = not self.indicators or one.indicator in self.indicators
        return told and one.series == other.series == self.series and first < self.year <= last
