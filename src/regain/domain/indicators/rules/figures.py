"""What one must know of a figure before comparing it: frozen, without any query."""

from dataclasses import dataclass
from decimal import Decimal

from regain.domain.indicators.enums import PlaceKind
from regain.domain.indicators.models import Indicator, Observation
from regain.domain.indicators.rules.breaks import NOISE, cautions_of
from regain.domain.territory.enums import Vintage

BELOW_COMMUNE = (PlaceKind.QPV, PlaceKind.SCHOOL)
SAME_SERIES = {("communes_insee", "median_income"): "filosofi_qpv"}
"""Figures that two data sets give of one statistical operation: those of the second name break and compare alike."""
NOISED_FROM = 2022
"""A figure of a quarter for that year was published in 2024 or later, when INSEE had begun to blur."""
_COUNTED = ("inhabitants", "dwellings", "pupils", "schools", "facilities", "practitioners", "ha")


@dataclass(frozen=True, slots=True)
class Definition:
    """What an indicator is. `more_is_better` is None where neither way is good in itself; `unit` is a code of UNITS."""

    code: str
    label: str
    unit: str
    more_is_better: bool | None = None
    decimals: int = 1

    @property
    def is_level(self) -> bool:
        """Whether a place's figure may stand beside a larger place's: a rate or a median, not a head count."""
        return self.unit not in _COUNTED


@dataclass(frozen=True, slots=True)
class Spot:
    """A place (a PlaceKind and its code), on a perimeter: the vintage of the outline of QPV, None elsewhere."""

    kind: str
    code: str
    perimeter: int | None = None

    @property
    def is_below_commune(self) -> bool:
        """Whether INSEE's advice on small areas holds."""
        return self.kind in BELOW_COMMUNE


@dataclass(frozen=True, slots=True)
class Figure:
    """One observation. `series`: the code of the data set whose breaks and cautions hold.

    `value` is None when `flag` is `suppressed` or `missing`. `noised`: published with INSEE's random noise.
    `source`: what the data set it was read in is called, `own` where that is nobody's official one.
    """

    indicator: str
    spot: Spot
    year: int
    value: Decimal | None
    unit: str
    series: str
    flag: str = "ok"
    noised: bool = False
    source: str = ""
    own: bool = False

    @property
    def is_known(self) -> bool:
        """Whether there is a value."""
        return self.value is not None


def definition_of(indicator: Indicator) -> Definition:
    """What the table says of an indicator."""
    return Definition(indicator.code, indicator.label, indicator.unit, indicator.more_is_better, indicator.decimals)


def figure_of(observation: Observation) -> Figure:
    """An observation (its indicator and data set loaded) as a figure."""
    indicator, dataset = observation.indicator.code, observation.dataset.code
    series = SAME_SERIES.get((dataset, indicator), dataset)
    spot = Spot(observation.place_kind, observation.place_code, observation.perimeter_vintage)
    return Figure(
        indicator=indicator,
        spot=spot,
        year=observation.year,
        value=observation.value,
        unit=observation.unit,
        series=series,
        flag=observation.flag,
        noised=_is_noised(observation, series, spot),
        source=observation.dataset.short_title,
        own=observation.dataset.is_own,
    )


def _is_noised(observation: Observation, series: str, spot: Spot) -> bool:
    told = any(caution.code == NOISE for caution in cautions_of(series, below_commune=spot.is_below_commune))
    return (
        told
        and observation.indicator.is_noisy
        and (spot.perimeter == Vintage.OF_2024 or observation.year >= NOISED_FROM)
    )
