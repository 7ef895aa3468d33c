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
    can_edit_neighbourhood,
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
    "can_edit_neighbourhood",
    "commune_key",
    "department_of",
    "neighbourhood_key",
    "vintage_of",
]
