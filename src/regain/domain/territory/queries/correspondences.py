"""Correspondences, guessed and decided."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from regain.domain.territory.enums import CorrespondenceState, Vintage
from regain.domain.territory.models import Correspondence, Neighbourhood, Perimeter
from regain.domain.territory.queries.outlines import communes_in_agglomerations, reference_perimeters


def correspondences_by_codes() -> list[tuple[str, str, str]]:
    """The code of the perimeter, that of the other (else `#` and the key of the neighbourhood), the state; of all."""
    rows = Correspondence.objects.order_by("pk").values_list(
        "perimeter__code", "other__code", "neighbourhood_id", "state"
    )
    return [(code, other or f"#{neighbourhood}", state) for code, other, neighbourhood, state in rows]


def correspondences_in(agglomerations: Iterable[int]) -> QuerySet[Correspondence]:
    """Those about a neighbourhood or a perimeter of these agglomerations (by key), those to be confirmed first."""
    found = _about(Neighbourhood.objects.filter(intercommunality__in=list(agglomerations)))
    related = ("perimeter__neighbourhood", "other__neighbourhood", "neighbourhood", "trace")
    return found.select_related(*related).order_by("perimeter__code", "pk")


def without_past(neighbourhoods: Iterable[int]) -> set[int]:
    """Those of these (by key) of which a person decided that they continue no neighbourhood of 2015."""
    none = Correspondence.objects.filter(
        state=CorrespondenceState.CONFIRMED,
        other=None,
        neighbourhood=None,
        perimeter__vintage=Vintage.OF_2024,
        perimeter__neighbourhood__in=list(neighbourhoods),
    )
    return {key for key in none.values_list("perimeter__neighbourhood", flat=True) if key}


def correspondences_of(neighbourhood: Neighbourhood) -> QuerySet[Correspondence]:
    """Those that speak of the neighbourhood, or of a perimeter it has."""
    return _about(Neighbourhood.objects.filter(pk=neighbourhood.pk)).order_by("pk")


def _about(neighbourhoods: QuerySet[Neighbourhood]) -> QuerySet[Correspondence]:
    keys = neighbourhoods.order_by().values("pk")
    return Correspondence.objects.filter(
        Q(perimeter__neighbourhood__in=keys) | Q(other__neighbourhood__in=keys) | Q(neighbourhood__in=keys)
    )


def perimeters_in(agglomerations: Iterable[int]) -> QuerySet[Perimeter]:
    """The perimeters of the neighbourhoods of these agglomerations (by key), by code."""
    found = Perimeter.objects.filter(neighbourhood__intercommunality__in=list(agglomerations))
    return found.select_related("neighbourhood").order_by("code")


def counterparts_for(perimeter: Perimeter) -> list[Perimeter]:
    """The perimeters of the other vintage that this one may continue: in the same agglomeration, without a counterpart."""
    other = Vintage.OF_2015 if perimeter.vintage == Vintage.OF_2024 else Vintage.OF_2024
    around = communes_in_agglomerations()
    agglomerations = {key for code, key in around.items() if code in perimeter.insee_codes}
    if perimeter.neighbourhood:
        agglomerations.add(perimeter.neighbourhood.intercommunality_id)
    communes = [code for code, key in around.items() if key in agglomerations]
    taken = Perimeter.objects.filter(vintage=perimeter.vintage).exclude(neighbourhood=None).values("neighbourhood")
    own = perimeters_in(agglomerations).filter(vintage=other, neighbourhood__archived_at=None)
    return sorted(
        [*own.exclude(neighbourhood__in=taken), *reference_perimeters(other, communes)], key=lambda one: one.code
    )
