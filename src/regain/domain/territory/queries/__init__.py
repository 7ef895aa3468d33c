"""Finding places, however they were typed, and their outlines."""

from regain.domain.territory.queries.correspondences import correspondences_by_codes
from regain.domain.territory.queries.outlines import (
    agglomerations_by_key,
    communes_in_agglomerations,
    fingerprints_of_perimeters,
    geometries_of_communes,
    geometries_of_perimeters,
    names_of_communes,
    outlines_in_force,
    perimeters_of,
    priority_neighbourhoods,
    reference_perimeters,
)
from regain.domain.territory.queries.places import (
    commune_index,
    communes_of,
    find_commune,
    intercommunalities,
    intercommunality_with_siren,
    neighbourhood_with_code,
    neighbourhood_with_own_code,
    neighbourhoods_of,
    neighbourhoods_with_codes,
)

__all__ = [
    "agglomerations_by_key",
    "commune_index",
    "communes_in_agglomerations",
    "communes_of",
    "correspondences_by_codes",
    "find_commune",
    "fingerprints_of_perimeters",
    "geometries_of_communes",
    "geometries_of_perimeters",
    "intercommunalities",
    "intercommunality_with_siren",
    "names_of_communes",
    "neighbourhood_with_code",
    "neighbourhood_with_own_code",
    "neighbourhoods_of",
    "neighbourhoods_with_codes",
    "outlines_in_force",
    "perimeters_of",
    "priority_neighbourhoods",
    "reference_perimeters",
]
