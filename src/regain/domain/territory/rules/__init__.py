"""How places are compared, and who may change them."""

from regain.domain.territory.rules.outlines import (
    PUBLISHER,
    CommuneOutlineEntry,
    OutlineEntry,
    PerimeterEntry,
    Tie,
    TieKind,
)
from regain.domain.territory.rules.places import (
    CommuneEntry,
    CommuneIndex,
    can_decide_correspondence,
    can_edit_neighbourhood,
    can_import_outlines,
    can_see_neighbourhood,
    commune_key,
    department_of,
    neighbourhood_key,
    vintage_of,
)

__all__ = [
    "PUBLISHER",
    "CommuneEntry",
    "CommuneIndex",
    "CommuneOutlineEntry",
    "OutlineEntry",
    "PerimeterEntry",
    "Tie",
    "TieKind",
    "can_decide_correspondence",
    "can_edit_neighbourhood",
    "can_import_outlines",
    "can_see_neighbourhood",
    "commune_key",
    "department_of",
    "neighbourhood_key",
    "vintage_of",
]
