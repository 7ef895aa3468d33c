"""Reading figures: the series of places, the data sets and their editions, what an edition corrected.

Figures are those in force: what a later edition corrected is left out, unless a function says otherwise. Nothing is
computed here: no mean of medians, no sum of rates; a figure of an aggregate is one that its producer published.
"""

from collections.abc import Iterable, Sequence

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


def series_of_places(places: Iterable[Place], *, indicators: Iterable[str] = ()) -> QuerySet[Observation]:
    """The figures of several places, by place, indicator and year: what several perimeters or comparisons need."""
    wanted: dict[str, list[str]] = {}
    for kind, code in places:
        wanted.setdefault(kind, []).append(code)
    found = Observation.objects.none()
    for kind, named in sorted(wanted.items()):
        found = found | Observation.objects.filter(place_kind=kind, place_code__in=named)
    figures = found.filter(replaced_by=None).select_related(*_WITH).order_by(*_ORDER)
    codes = list(indicators)
    return figures.filter(indicator__code__in=codes) if codes else figures


def indicators_with_codes(codes: Iterable[str]) -> dict[str, Indicator]:
    """Indicators by code."""
    return {one.code: one for one in Indicator.objects.filter(code__in=list(codes)).order_by("rank", "pk")}


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


_WITH = ("indicator", "dataset")
_ORDER = ("place_kind", "place_code", "indicator__rank", "indicator__label", "indicator_id", "year", "pk")


def _in_force() -> QuerySet[Observation]:
    return Observation.objects.filter(replaced_by=None).select_related(*_WITH).order_by(*_ORDER)


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
