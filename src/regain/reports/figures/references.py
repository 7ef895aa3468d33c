"""What a neighbourhood is compared with: only figures that their producer published."""

from collections.abc import Iterable

from regain.core.french import of
from regain.domain.indicators.enums import FRANCE_CODE, METROPOLITAN_CODE, PlaceKind
from regain.domain.indicators.rules.figures import Figure
from regain.domain.territory.models import Neighbourhood
from regain.domain.territory.rules import department_of
from regain.reports.figures.model import Reference

Place = tuple[str, str]


def places_compared(neighbourhood: Neighbourhood) -> dict[Place, str]:
    """Each place (kind and code) with its name: communes, agglomeration, QPV of the département, QPV of France."""
    communes = sorted(neighbourhood.communes.all(), key=lambda one: (one.name, one.pk))
    departments = dict.fromkeys(department_of(one.insee_code) for one in communes)
    agglomeration = neighbourhood.intercommunality
    return {
        **{(PlaceKind.COMMUNE, one.insee_code): f"Commune {of(one.name)}" for one in communes},
        (PlaceKind.INTERCOMMUNALITY, agglomeration.siren): agglomeration.short_name,
        **{(PlaceKind.DEPARTMENT_QPV, code): f"QPV du département {code}" for code in departments},
        (PlaceKind.FRANCE_QPV, METROPOLITAN_CODE): "QPV de France métropolitaine",
        (PlaceKind.FRANCE_QPV, FRANCE_CODE): "QPV de France",
    }


def references_among(figures: Iterable[Figure], places: dict[Place, str]) -> tuple[Reference, ...]:
    """The places of which something is known, in the order of `places`."""
    found: dict[Place, list[Figure]] = {place: [] for place in places}
    for figure in figures:
        found.get((figure.spot.kind, figure.spot.code), []).append(figure)
    return tuple(
        Reference(places[place], place[0], tuple(sorted(some, key=lambda one: one.year)))
        for place, some in found.items()
        if any(figure.is_known for figure in some)
    )
