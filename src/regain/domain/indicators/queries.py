"""Reading figures: the series of a place, an indicator across all places, what a neighbourhood is compared with.

Figures are those in force: what a later edition corrected is left out, unless a function says otherwise. Nothing is
computed here: no mean of medians, no sum of rates; a figure of an aggregate is one that its producer published.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from regain.core.member import Member
from regain.domain.contracts.models import Contract
from regain.domain.indicators.enums import PlaceKind
from regain.domain.indicators.models import (
    ColumnMapping,
    Dataset,
    Edition,
    Indicator,
    Observation,
    ObservedPlace,
    Target,
)
from regain.domain.indicators.rules import source_words
from regain.domain.indicators.rules.access import can_see_figures

Place = tuple[str, str]
"""The kind of a place (PlaceKind) and its code: ("qpv", "QP062007")."""


def observations_visible_to(member: Member) -> QuerySet[Observation]:
    """The figures the member may see: those of all places, own ones included."""
    figures = _in_force()
    return figures if can_see_figures(member) else figures.none()


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


def values_of_all(
    indicator: str, *, kind: str = PlaceKind.QPV, years: Iterable[int] = ()
) -> list[tuple[str, int, Decimal]]:
    """The published values of one indicator across all places: code, year, value. Plain rows, made for statistics."""
    figures = Observation.objects.filter(
        indicator__code=indicator, place_kind=kind, replaced_by=None, value__isnull=False
    )
    wanted = list(years)
    kept = figures.filter(year__in=wanted) if wanted else figures
    rows = kept.order_by("place_code", "year", "pk").values_list("place_code", "year", "value")
    return [(code, year, value) for code, year, value in rows if value is not None]


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
    return "\u00a0; ".join(
        source_words(dataset.producer, dataset.short_title, _span(years[dataset]), dataset.licence)
        for dataset in sorted(years, key=lambda dataset: (dataset.rank, dataset.pk))
    )


def datasets_visible_to(member: Member) -> QuerySet[Dataset]:
    """The data sets, official ones first, each with `figures` in force, `last_vintage` and `last_imported_at`."""
    latest = Edition.objects.filter(dataset=OuterRef("pk")).order_by("-pk")
    found = Dataset.objects.annotate(
        figures=Coalesce(Sum("editions__added"), 0),  # a correction puts one figure in the place of another
        edition_count=Count("editions"),
        last_vintage=Subquery(latest.values("vintage")[:1]),
        last_imported_at=Subquery(latest.values("imported_at")[:1]),
    ).order_by("rank", "title", "pk")
    return found if can_see_figures(member) else found.none()


def editions_visible_to(member: Member) -> QuerySet[Edition]:
    """The editions, newest first, with their data set."""
    found = Edition.objects.select_related("dataset").order_by("-pk")
    return found if can_see_figures(member) else found.none()


def figures_of_dataset(dataset: Dataset, *, codes: Iterable[str] | None = None) -> QuerySet[Observation]:
    """The figures in force of a data set: at places of these codes and their schools, or at all places."""
    figures = _in_force().filter(dataset=dataset)
    if codes is None:
        return figures
    wanted = list(codes)
    schools = ObservedPlace.objects.filter(kind=PlaceKind.SCHOOL, commune_code__in=wanted).values("code")
    return figures.filter(Q(place_code__in=wanted) | Q(place_kind=PlaceKind.SCHOOL, place_code__in=schools))


def corrections_of(edition: Edition) -> QuerySet[Observation]:
    """The figures that an edition corrected, as they were before, by place, indicator and year."""
    return Observation.objects.filter(replaced_by=edition).select_related(*_WITH).order_by(*_ORDER)


def corrected_by(edition: Edition, before: Sequence[Observation]) -> dict[tuple[object, ...], Observation]:
    """What an edition put in the place of these figures, by `figure_key`."""
    figures = Observation.objects.filter(
        edition=edition,
        place_code__in={one.place_code for one in before},
        indicator__in={one.indicator_id for one in before},
    ).order_by("pk")
    return {figure_key(one): one for one in figures}


def figure_key(one: Observation) -> tuple[object, ...]:
    """What a figure speaks of: two figures with the same key say the same thing at two times."""
    return one.indicator_id, one.place_kind, one.place_code, one.perimeter_vintage, one.year


def mapping_with_signature(signatures: Iterable[str]) -> ColumnMapping | None:
    """How files whose headers have one of these signatures are read, if somebody once said it: the last thing said."""
    found = ColumnMapping.objects.select_related("dataset").filter(signature__in=list(signatures))
    return found.order_by("-remembered_at", "-pk").first()


def names_of_places(codes: Iterable[str]) -> dict[tuple[str, str], str]:
    """What the files call these places, by kind and code."""
    found = ObservedPlace.objects.filter(code__in=set(codes)).order_by("kind", "code")
    return {(one.kind, one.code): one.name for one in found}


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
