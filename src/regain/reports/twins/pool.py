"""Reading what was known of every QPV at the start, and the indicator followed since. Three queries."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from regain.domain.indicators.enums import PlaceKind
from regain.domain.indicators.models import Observation, ObservedPlace
from regain.reports.twins.core import Floats, Pool

FEATURES = ("median_income", "poverty_rate", "gini", "s80s20_ratio", "population")
"""What likeness is judged on: the means and the poverty of households, how unequal they are, how many people live there."""
LOGGED = ("population",)
"""Counts that are compared by their ratio: 2 000 is to 1 000 what 4 000 is to 2 000."""
START = {2015: 2015, 2024: 2024}
"""The geography of a year starts that year: likeness is judged on figures no later than it."""
Values = dict[tuple[str, str, int], Decimal]


@dataclass(frozen=True, slots=True)
class Vintages:
    """The years: `start` and `latest` of the indicator followed, and of each feature the year it was taken."""

    start: int
    latest: int
    features: tuple[tuple[str, int], ...]


def read_pool(indicator: str, perimeter: int) -> tuple[Pool, Vintages] | None:
    """Every QPV of that geography; None when the indicator is not known both at the start and later."""
    years = _years(perimeter, indicator)
    vintages = _vintages(indicator, years, START[perimeter])
    if vintages is None:
        return None
    wanted = {*vintages.features, (indicator, vintages.start), (indicator, vintages.latest)}
    values = _values(perimeter, wanted)
    codes = tuple(sorted({code for code, _, _ in values}))
    pool = Pool(
        codes=codes,
        features=tuple(name for name, _ in vintages.features),
        known=np.column_stack([_column(values, codes, name, year) for name, year in vintages.features]),
        outcome_start=_column(values, codes, indicator, vintages.start, logged=False),
        outcome_latest=_column(values, codes, indicator, vintages.latest, logged=False),
    )
    return pool, vintages


def names_of(codes: list[str]) -> dict[str, str]:
    """How the files name these QPV."""
    found = ObservedPlace.objects.filter(kind=PlaceKind.QPV, code__in=codes).order_by("pk")
    return {code: name for code, name in found.values_list("code", "name") if name}


def _years(perimeter: int, indicator: str) -> dict[str, list[int]]:
    """By indicator, the years for which some QPV of that geography has a value."""
    rows = (
        Observation.objects.filter(
            place_kind=PlaceKind.QPV,
            perimeter_vintage=perimeter,
            replaced_by=None,
            value__isnull=False,
            indicator__code__in={*FEATURES, indicator},
        )
        .order_by("indicator__code", "year")
        .values_list("indicator__code", "year")
        .distinct()
    )
    found: dict[str, list[int]] = defaultdict(list)
    for code, year in rows:
        found[code].append(year)
    return found


def _vintages(indicator: str, years: Mapping[str, list[int]], start: int) -> Vintages | None:
    before = {code: max(some) for code, known in years.items() if (some := [year for year in known if year <= start])}
    latest = max(years.get(indicator, [0]))
    if indicator not in before or latest <= start:
        return None
    features = tuple((name, before[name]) for name in dict.fromkeys((indicator, *FEATURES)) if name in before)
    return Vintages(before[indicator], latest, features)


def _values(perimeter: int, wanted: set[tuple[str, int]]) -> Values:
    rows = Observation.objects.filter(
        place_kind=PlaceKind.QPV,
        perimeter_vintage=perimeter,
        replaced_by=None,
        value__isnull=False,
        indicator__code__in={name for name, _ in wanted},
        year__in={year for _, year in wanted},
    ).order_by("pk")
    return {
        (code, name, year): value
        for code, name, year, value in rows.values_list("place_code", "indicator__code", "year", "value")
    }


def _column(values: Values, codes: tuple[str, ...], name: str, year: int, *, logged: bool | None = None) -> Floats:
    column = np.array([float(values.get((code, name, year), "nan")) for code in codes])
    if name in LOGGED if logged is None else logged:
        column = np.log(np.where(column > 0, column, np.nan))
    return column
