"""Finding places, however they were typed."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from regain.domain.territory.models import Commune, Intercommunality, Neighbourhood
from regain.domain.territory.rules import CommuneIndex, department_of


def intercommunality_with_siren(siren: str) -> Intercommunality | None:
    """The agglomeration of that SIREN."""
    return Intercommunality.objects.filter(siren=siren).first()


def intercommunalities() -> QuerySet[Intercommunality]:
    """All agglomerations, by name."""
    return Intercommunality.objects.order_by("name", "pk")


def communes_of(intercommunality: Intercommunality) -> QuerySet[Commune]:
    """The communes of an agglomeration, by name."""
    return Commune.objects.filter(intercommunality=intercommunality).order_by("name", "pk")


def commune_index(near: Intercommunality) -> CommuneIndex:
    """The communes one may name in an agreement: the agglomeration's, then those of the same départements."""
    own = tuple(communes_of(near))
    around = Q(pk__in=[])
    for department in sorted({department_of(commune.insee_code) for commune in own}):
        around |= Q(insee_code__startswith=department)
    others = Commune.objects.filter(around).exclude(intercommunality=near).order_by("name", "pk")
    return CommuneIndex(own, tuple(others))


def find_commune(name: str, *, near: Intercommunality) -> Commune | None:
    """The commune of that name, however typed (see CommuneIndex)."""
    return commune_index(near).named(name)


def neighbourhood_with_code(code: str) -> Neighbourhood | None:
    """The neighbourhood that has, or had, this national code, whatever the vintage."""
    return Neighbourhood.objects.filter(perimeters__code=code).first()


def neighbourhoods_with_codes(codes: Iterable[str]) -> list[Neighbourhood]:
    """The neighbourhoods that have, or had, one of these national codes, with their communes and perimeters."""
    return list(
        Neighbourhood.objects.filter(perimeters__code__in=list(codes))
        .prefetch_related("communes", "perimeters")
        .distinct()
        .order_by("name", "pk")
    )


def neighbourhood_with_own_code(code: str, *, intercommunality: Intercommunality) -> Neighbourhood | None:
    """The QIC that bears this free code in the agglomeration."""
    return Neighbourhood.objects.filter(intercommunality=intercommunality, own_code__iexact=code).first()


def neighbourhoods_of(intercommunality: Intercommunality) -> QuerySet[Neighbourhood]:
    """The neighbourhoods of an agglomeration, by name, with their communes and perimeters."""
    return (
        Neighbourhood.objects.filter(intercommunality=intercommunality)
        .prefetch_related("communes", "perimeters")
        .order_by("name", "pk")
    )
