"""Reading figures: the series of places, the data sets and their editions, what an edition corrected.

Figures are those in force: what a later edition corrected is left out, unless a function says otherwise. Nothing is
computed here: no mean of medians, no sum of rates; a figure of an aggregate is one that its producer published.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q, QuerySet

from regain.core.errors import BusinessError
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
from regain.domain.indicators.queries.visible import (
    figures_told,
    indicators_visible_to,
    mappings_read_by,
    observations_visible_to,
)
from regain.domain.indicators.rules import source_words
from regain.domain.territory.models import Commune, Intercommunality, Perimeter

Place = tuple[str, str]
"""The kind of a place (PlaceKind) and its code: ("qpv", "QP062007")."""


def series_of_places(places: Iterable[Place], *, seen_by: Member, indicators: Iterable[str] = ()) -> QuerySet[Any]:
    """The figures of several places, by place, indicator and year: what several perimeters or comparisons need.

    Where several data sets give one, all are given: those that are shown have `is_told` (see `figures_told`).
    """
    wanted: dict[str, list[str]] = {}
    for kind, code in places:
        wanted.setdefault(kind, []).append(code)
    there = Q(pk__in=[])
    for kind, named in sorted(wanted.items()):
        there |= Q(place_kind=kind, place_code__in=named)
    figures = figures_told(seen_by).filter(there).select_related(*_WITH).order_by(*_ORDER)
    codes = list(indicators)
    return figures.filter(indicator__code__in=codes) if codes else figures


def indicators_with_codes(codes: Iterable[str], *, seen_by: Member) -> dict[str, Indicator]:
    """The indicators of these codes that the member sees, by code."""
    return {one.code: one for one in indicators_visible_to(seen_by).filter(code__in=list(codes))}


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


def figures_of_dataset(
    dataset: Dataset, *, seen_by: Member, codes: Iterable[str] | None = None
) -> QuerySet[Observation]:
    """The figures in force of a data set: at places of these codes and their schools, or at all places."""
    figures = _in_force(seen_by).filter(dataset=dataset)
    if codes is None:
        return figures
    wanted = list(codes)
    schools = ObservedPlace.objects.filter(kind=PlaceKind.SCHOOL, commune_code__in=wanted).values("code")
    return figures.filter(Q(place_code__in=wanted) | Q(place_kind=PlaceKind.SCHOOL, place_code__in=schools))


def corrections_of(edition: Edition, *, seen_by: Member) -> QuerySet[Observation]:
    """The figures that an edition corrected, as they were before, by place, indicator and year."""
    return observations_visible_to(seen_by).filter(replaced_by=edition).select_related(*_WITH).order_by(*_ORDER)


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


class SeveralLayouts(BusinessError):
    """Several contracts read such files, each its own way: the instance itself is not to choose."""


def mapping_with_signature(signatures: Iterable[str], *, read_by: Member) -> ColumnMapping | None:
    """How files whose headers have one of these signatures are read for the member, if it was once said.

    As their contract said last, else as the instance did. Raises SeveralLayouts.
    """
    found = list(mappings_read_by(read_by).filter(signature__in=list(signatures)))
    own = [one for one in found if one.contract_id is not None]
    if len({one.contract_id for one in own}) > 1:
        raise SeveralLayouts("Plusieurs contrats lisent ce fichier, chacun à sa manière\u00a0: relancez avec --as.")
    return next(iter(own or found), None)


def names_of_places(codes: Iterable[str]) -> dict[tuple[str, str], str]:
    """What these places are called, by kind and code: as Regain knows them, else as the files do. Costs four queries."""
    wanted = set(codes)
    observed = ObservedPlace.objects.filter(code__in=wanted).order_by("kind", "code")
    communes = Commune.objects.filter(insee_code__in=wanted).order_by("insee_code")
    agglomerations = Intercommunality.objects.filter(siren__in=wanted).order_by("siren")
    perimeters = Perimeter.objects.filter(code__in=wanted, neighbourhood__isnull=False).order_by("code", "pk")
    return {
        **{(one.kind, one.code): one.name for one in observed},
        **{(PlaceKind.COMMUNE, code): name for code, name in communes.values_list("insee_code", "name")},
        **{
            (PlaceKind.INTERCOMMUNALITY, code): name for code, name in agglomerations.values_list("siren", "short_name")
        },
        **{(PlaceKind.QPV, code): name for code, name in perimeters.values_list("code", "neighbourhood__name")},
    }


_WITH = ("indicator", "dataset")
_ORDER = ("place_kind", "place_code", "indicator__rank", "indicator__label", "indicator_id", "year", "pk")


def _in_force(member: Member) -> QuerySet[Observation]:
    return observations_visible_to(member).filter(replaced_by=None).select_related(*_WITH).order_by(*_ORDER)


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
