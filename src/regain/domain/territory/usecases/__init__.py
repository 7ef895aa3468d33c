"""Writing down places: agglomerations, communes, neighbourhoods and their perimeters."""

from regain.domain.territory.usecases.archiving import archive_neighbourhood, restore_neighbourhood
from regain.domain.territory.usecases.changing import NeighbourhoodNotValid, change_neighbourhood
from regain.domain.territory.usecases.commune_outlines import CommuneOutlinesImported, import_commune_outlines
from regain.domain.territory.usecases.communes import CommunesImported, add_intercommunality, import_communes
from regain.domain.territory.usecases.neighbourhoods import (
    NeighbourhoodCodeTaken,
    NeighbourhoodCodeUnknown,
    PerimeterAlreadyKnown,
    add_neighbourhood,
    complete_neighbourhood,
)
from regain.domain.territory.usecases.perimeters import PerimetersImported, import_perimeters

__all__ = [
    "CommuneOutlinesImported",
    "CommunesImported",
    "NeighbourhoodCodeTaken",
    "NeighbourhoodCodeUnknown",
    "NeighbourhoodNotValid",
    "PerimeterAlreadyKnown",
    "PerimetersImported",
    "add_intercommunality",
    "add_neighbourhood",
    "archive_neighbourhood",
    "change_neighbourhood",
    "complete_neighbourhood",
    "import_commune_outlines",
    "import_communes",
    "import_perimeters",
    "restore_neighbourhood",
]
