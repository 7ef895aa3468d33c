"""Writing down places: agglomerations, communes, neighbourhoods and their perimeters."""

from regain.domain.territory.usecases.communes import CommunesImported, add_intercommunality, import_communes
from regain.domain.territory.usecases.neighbourhoods import (
    NeighbourhoodCodeTaken,
    NeighbourhoodCodeUnknown,
    PerimeterAlreadyKnown,
    add_neighbourhood,
    complete_neighbourhood,
)

__all__ = [
    "CommunesImported",
    "NeighbourhoodCodeTaken",
    "NeighbourhoodCodeUnknown",
    "PerimeterAlreadyKnown",
    "add_intercommunality",
    "add_neighbourhood",
    "complete_neighbourhood",
    "import_communes",
]
