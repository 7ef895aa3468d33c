"""Reading what was known of every QPV at the start, and the indicator followed since. Three queries."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
from django.db.models import FloatField, Q, QuerySet
from django.db.models.functions import Cast

from regain.core.departments import DEPARTMENTS
from regain.core.french import place_name
from regain.core.member import Member
from regain.domain.indicators.enums import PlaceKind
from regain.domain.indicators.models import Dataset, Observation, ObservedPlace
from regain.domain.indicators.queries import (
    figures_told,
    indicators_with_codes,
    observations_visible_to,
    source_line,
)
from regain.domain.territory.models import Perimeter
from regain.domain.territory.queries import names_of_communes
from regain.reports.twins.core import Floats, Pool

FEATURES = ("median_income", "poverty_rate", "gini", "s80s20_ratio", "population")
"""What likeness is judged on: the means and the poverty of households, how unequal they are, how many people live there."""
LOGGED = ("population",)
"""Counts that are compared by their ratio: 2 000 is to 1 000 what 4 000 is to 2 000."""
START = {2015: 2015, 2024: 2024}
"""The geography of a year starts that year: likeness is judged on figures no later than it."""
Values = dict[tuple[str, str, int], float]


@dataclass(frozen=True, slots=True)
class Vintages:
    """The years: `start` and `latest` of the indicator followed, of each feature the year it was taken; their source.

    `is_own`: read in data sets that are nobody's official ones.
    """

    start: int
    latest: int
    features: tuple[tuple[str, int], ...]
    source: str = ""
    is_own: bool = False


def read_pool(indicator: str, perimeter: int, *, seen_by: Member) -> tuple[Pool, Vintages] | None:
    """Every QPV of that geography; None when the indicator is not known both at the start and later.

    Official figures alone, unless there are none at both dates: then those that are not.
    """
    keys = {code: one.pk for code, one in indicators_with_codes({*FEATURES, indicator}, seen_by=seen_by).items()}
    told = _known(perimeter, observations_visible_to(seen_by))
    years = _years(told, keys)
    tried = ((own, _vintages(indicator, years[own], START[perimeter])) for own in (False, True))
    is_own, vintages = next(((own, found) for own, found in tried if found), (False, None))
    if vintages is None:
        return None
    known = _known(perimeter, figures_told(seen_by).filter(is_told=True)) if is_own else told
    known = known.filter(dataset__is_own=is_own)
    wanted = {*vintages.features, (indicator, vintages.start), (indicator, vintages.latest)}
    values, datasets = _values(known, wanted, keys)
    codes = tuple(sorted({code for code, _, _ in values}))
    pool = Pool(
        codes=codes,
        features=tuple(name for name, _ in vintages.features),
        known=np.column_stack([_column(values, codes, name, year) for name, year in vintages.features]),
        outcome_start=_column(values, codes, indicator, vintages.start, logged=False),
        outcome_latest=_column(values, codes, indicator, vintages.latest, logged=False),
    )
    return pool, replace(vintages, source=_source(datasets), is_own=is_own)


def names_of(codes: list[str]) -> dict[str, str]:
    """How these QPV are called, with their commune as far as it is known, else their département. Costs three queries.

    What national lists of perimeters say comes before what files of figures do.
    """
    told = {code: (name, commune) for code, name, commune in _observed_names(codes)}
    listed = Perimeter.objects.filter(code__in=codes).exclude(name="").order_by("pk")
    told |= {
        code: (name, (insee or [""])[0]) for code, name, insee in listed.values_list("code", "name", "insee_codes")
    }
    communes = names_of_communes()
    return {code: _called(code, *told.get(code, ("", "")), communes) for code in codes}


def _observed_names(codes: list[str]) -> Iterator[tuple[str, str, str]]:
    found = ObservedPlace.objects.filter(kind=PlaceKind.QPV, code__in=codes).order_by("pk")
    yield from found.values_list("code", "name", "commune_code")


def _called(code: str, name: str, commune: str, communes: Mapping[str, str]) -> str:
    """`Le Moulinard (Sarcelles, QP095014)`; `quartier QP033023 (la Gironde)` where only its code is known."""
    department = DEPARTMENTS.get(code[2:5].removeprefix("0"))
    where = communes.get(commune) or (department.name if department else "")
    if not name:
        return f"quartier {code}" + (f" ({where})" if where else "")
    return f"{place_name(name)} ({', '.join(part for part in (where, code) if part)})"


def _years(known: QuerySet[Observation], keys: Mapping[str, int]) -> dict[bool, dict[str, list[int]]]:
    """Of official figures and of one's own: by indicator, the years for which some QPV of that geography has a value."""
    names = {key: code for code, key in keys.items()}
    rows = known.filter(indicator__in=names).order_by("indicator_id", "year")
    found: dict[bool, dict[str, list[int]]] = {False: defaultdict(list), True: defaultdict(list)}
    for key, year, own in rows.values_list("indicator_id", "year", "dataset__is_own").distinct():
        found[own][names[key]].append(year)
    return found


def _known(perimeter: int, figures: QuerySet[Observation]) -> QuerySet[Observation]:
    return figures.filter(place_kind=PlaceKind.QPV, perimeter_vintage=perimeter, replaced_by=None, value__isnull=False)


def _vintages(indicator: str, years: Mapping[str, list[int]], start: int) -> Vintages | None:
    before = {code: max(some) for code, known in years.items() if (some := [year for year in known if year <= start])}
    latest = max(years.get(indicator, [0]))
    if indicator not in before or latest <= start:
        return None
    features = tuple((name, before[name]) for name in dict.fromkeys((indicator, *FEATURES)) if name in before)
    return Vintages(before[indicator], latest, features)


def _values(
    known: QuerySet[Observation], wanted: set[tuple[str, int]], keys: Mapping[str, int]
) -> tuple[Values, set[tuple[int, int]]]:
    """The values wanted, and the data sets (keys) they come from with their years."""
    names = {key: code for code, key in keys.items()}
    pairs = Q()
    for name, year in sorted(wanted):
        pairs |= Q(indicator=keys[name], place_kind=PlaceKind.QPV, year=year)
    rows = (
        known.filter(pairs).annotate(plain=Cast("value", FloatField())).order_by("edition_id", "pk")
    )  # the newest last
    values: Values = {}
    datasets: set[tuple[int, int]] = set()
    for code, key, year, value, dataset in rows.values_list(
        "place_code", "indicator_id", "year", "plain", "dataset_id"
    ):
        values[code, names[key], year] = value
        datasets.add((dataset, year))
    return values, datasets


def _source(datasets: set[tuple[int, int]]) -> str:
    """The source line of these years of these data sets."""
    known = Dataset.objects.in_bulk({key for key, _ in datasets})
    return source_line([Observation(dataset=known[key], year=year) for key, year in sorted(datasets)])


def _column(values: Values, codes: tuple[str, ...], name: str, year: int, *, logged: bool | None = None) -> Floats:
    column = np.array([values.get((code, name, year), np.nan) for code in codes])
    if name in LOGGED if logged is None else logged:
        column = np.log(np.where(column > 0, column, np.nan))
    return column
