"""Writing down places: agglomerations, communes, neighbourhoods and their perimeters."""

from regain.domain.territory.usecases.archiving import archive_neighbourhood, restore_neighbourhood
from regain.domain.territory.usecases.changing import NeighbourhoodNotValid, change_neighbourhood, words_of
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
    "NeighbourhoodNotValid",
    "PerimeterAlreadyKnown",
    "add_intercommunality",
    "add_neighbourhood",
    "archive_neighbourhood",
    "change_neighbourhood",
    "complete_neighbourhood",
    "import_communes",
    "restore_neighbourhood",
    "words_of",
]
