"""The neighbourhoods of the contracts one sees, with what the agreements set in motion there."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from regain.core.labels import alphabetical
from regain.domain.contracts.models import Contract
from regain.domain.territory.models import Neighbourhood


@dataclass(frozen=True, slots=True)
class NeighbourhoodLine:
    """A neighbourhood in one line: its codes (latest first), its communes, counts over all its projects, if it has any."""

    pk: int
    name: str
    kind: str
    kind_label: str
    codes: tuple[str, ...]
    communes: tuple[str, ...]
    irritants: int
    operational: int
    is_described: bool


def build_neighbourhood_list(contracts: Iterable[Contract]) -> tuple[NeighbourhoodLine, ...]:
    """The neighbourhoods of these contracts' agglomerations, by name. Costs three queries."""
    neighbourhoods = (
        Neighbourhood.objects.filter(intercommunality__contracts__in=list(contracts), archived_at=None)
        .annotate(
            project_count=Count("projects", distinct=True),
            irritant_count=Count("projects__irritants", distinct=True),
            operational_count=Count("projects__retained_objectives__operational_objectives", distinct=True),
        )
        .prefetch_related("perimeters", "communes")
        .order_by("name", "pk")
    )
    return tuple(_line(neighbourhood) for neighbourhood in alphabetical(neighbourhoods))


@dataclass(frozen=True, slots=True)
class ArchivedNeighbourhood:
    """A neighbourhood that was put aside."""

    pk: int
    name: str


def build_archived_neighbourhoods(contracts: Iterable[Contract]) -> tuple[ArchivedNeighbourhood, ...]:
    """What was put aside in these contracts' agglomerations, by name. Costs one query."""
    found = Neighbourhood.objects.filter(
        intercommunality__contracts__in=list(contracts), archived_at__isnull=False
    ).order_by("name", "pk")
    return tuple(ArchivedNeighbourhood(one.pk, one.name) for one in found)


def _line(neighbourhood: Neighbourhood) -> NeighbourhoodLine:
    codes = [perimeter.code for perimeter in neighbourhood.perimeters.all()]
    return NeighbourhoodLine(
        pk=neighbourhood.pk,
        name=neighbourhood.name,
        kind=neighbourhood.kind,
        kind_label=neighbourhood.get_kind_display(),
        codes=tuple(codes + ([neighbourhood.own_code] if neighbourhood.own_code else [])),
        communes=tuple(commune.name for commune in neighbourhood.communes.all()),
        irritants=neighbourhood.irritant_count,  # type: ignore[attr-defined]  # annotated above
        operational=neighbourhood.operational_count,  # type: ignore[attr-defined]  # annotated above
        is_described=neighbourhood.project_count > 0,  # type: ignore[attr-defined]  # annotated above
    )
