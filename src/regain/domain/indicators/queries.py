"""Reading figures: the series of a place, an indicator across all places, what a neighbourhood is compared with.

Figures are those in force: what a later edition corrected is left out, unless a function says otherwise. Nothing is
computed here: no mean of medians, no sum of rates; a figure of an aggregate is one that its producer published.
"""

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet

from regain.core.member import Member
from regain.domain.contracts.models import Contract
from regain.domain.indicators.enums import PlaceKind
from regain.domain.indicators.models import ColumnMapping, Dataset, Edition, Indicator, Observation, Target
from regain.domain.indicators.rules import source_words

Place = tuple[str, str]
"""The kind of a place (PlaceKind) and its code: ("qpv", "QP062007")."""


def observations_visible_to(member: Member) -> QuerySet[Observation]:
    """The figures the member may see: official figures are public, own ones belong to those who signed in."""
    figures = _in_force()
    return figures if member.is_known else figures.none()


def series_of(place: Place, *, indicators: Iterable[str] = ()) -> QuerySet[Observation]:
    """The figures of one place, by indicator and year (all indicators when none is given)."""
    kind, code = place
    return _of_indicators(_in_force().filter(place_kind=kind, place_code=code), indicators)


def series_of_places(places: Iterable[Place], *, indicators: Iterable[str] = ()) -> QuerySet[Observation]:
    """The figures of several places, by place, indicator and year: what several perimeters or comparisons need."""
    wanted: dict[str, list[str]] = {}
    for kind, code in places:
        wanted.setdefault(kind, []).append(code)
    found = Observation.objects.none()
    for kind, codes in sorted(wanted.items()):
        found = found | Observation.objects.filter(place_kind=kind, place_code__in=codes)
    return _of_indicators(found.filter(replaced_by=None).select_related(*_WITH).order_by(*_ORDER), indicators)


def figures_of_all(indicator: str, *, kind: str = PlaceKind.QPV, years: Iterable[int] = ()) -> QuerySet[Observation]:
    """One indicator across all places of a kind, by place and year; for all years when none is given."""
    figures = _in_force().filter(indicator__code=indicator, place_kind=kind)
    wanted = list(years)
    return figures.filter(year__in=wanted) if wanted else figures


def years_of(indicator: str, *, kind: str = PlaceKind.QPV) -> list[int]:
    """The years for which an indicator has at least one value at places of a kind, oldest first."""
    figures = Observation.objects.filter(
        indicator__code=indicator, place_kind=kind, replaced_by=None, value__isnull=False
    )
    return list(figures.values_list("year", flat=True).distinct().order_by("year"))


def indicators_with_codes(codes: Iterable[str]) -> dict[str, Indicator]:
    """Indicators by code."""
    return {one.code: one for one in Indicator.objects.filter(code__in=list(codes)).order_by("rank", "pk")}


def history_of_figure(observation: Observation) -> QuerySet[Observation]:
    """What was said of this place, indicator and year, the figure in force first, then older ones."""
    return (
        Observation.objects.filter(
            dataset=observation.dataset_id,
            indicator=observation.indicator_id,
            place_kind=observation.place_kind,
            place_code=observation.place_code,
            perimeter_vintage=observation.perimeter_vintage,
            year=observation.year,
        )
        .select_related(*_WITH)
        .order_by("-pk")
    )


def source_line(observations: Sequence[Observation]) -> str:
    """`INSEE, Filosofi 2012-2021, Licence Ouverte 2.0`; several data sets are separated by semicolons. Reads nothing.

    The observations carry their data set (as all functions here give them).
    """
    years: dict[Dataset, set[int]] = {}
    for one in observations:
        years.setdefault(one.dataset, set()).add(one.year)
    return " ; ".join(
        source_words(dataset.producer, dataset.short_title, _span(years[dataset]), dataset.licence)
        for dataset in sorted(years, key=lambda dataset: (dataset.rank, dataset.pk))
    )


def datasets() -> QuerySet[Dataset]:
    """All data sets, official ones first."""
    return Dataset.objects.order_by("rank", "title", "pk")


def editions() -> QuerySet[Edition]:
    """All editions, newest first, with their data set."""
    return Edition.objects.select_related("dataset").order_by("-pk")


def mapping_with_signature(signature: str) -> ColumnMapping | None:
    """How files with these headers are read, if somebody once said it."""
    return ColumnMapping.objects.select_related("dataset").filter(signature=signature).first()


_WITH = ("indicator", "dataset", "edition")
_ORDER = ("place_kind", "place_code", "indicator__rank", "indicator__label", "indicator_id", "year", "pk")


def _in_force() -> QuerySet[Observation]:
    return Observation.objects.filter(replaced_by=None).select_related(*_WITH).order_by(*_ORDER)


def _of_indicators(figures: QuerySet[Observation], codes: Iterable[str]) -> QuerySet[Observation]:
    wanted = list(codes)
    return figures.filter(indicator__code__in=wanted) if wanted else figures


def _span(years: set[int]) -> str:
    first, last = min(years), max(years)
    return str(first) if first == last else f"{first}-{last}"


def targets_of(contract: Contract) -> QuerySet[Target]:
    """The targets of a contract, by objective, archived ones too."""
    return (
        Target.objects.filter(objective__strategic__stake__contract=contract)
        .select_related("objective__strategic__stake__contract")
        .order_by("objective_id", "indicator", "pk")
    )
