"""How places are compared, and who may change them."""

from regain.domain.territory.rules.outlines import (
    NO_OUTLINE,
    PUBLISHER,
    CommuneOutlineEntry,
    OutlineEntry,
    PerimeterEntry,
    Tie,
    TieKind,
    no_outline,
)
from regain.domain.territory.rules.places import (
    CommuneEntry,
    CommuneIndex,
    can_decide_correspondence,
    can_decide_correspondences,
    can_edit_neighbourhood,
    can_import_outlines,
    can_see_neighbourhood,
    commune_called,
    commune_key,
    department_of,
    neighbourhood_key,
    vintage_of,
)
from regain.domain.territory.rules.reach import Reach, can_keep_shared_places, can_write_in, can_write_perimeter

__all__ = [
    "NO_OUTLINE",
    "PUBLISHER",
    "CommuneEntry",
    "CommuneIndex",
    "CommuneOutlineEntry",
    "OutlineEntry",
    "PerimeterEntry",
    "Reach",
    "Tie",
    "TieKind",
    "can_decide_correspondence",
    "can_decide_correspondences",
    "can_edit_neighbourhood",
    "can_import_outlines",
    "can_keep_shared_places",
    "can_see_neighbourhood",
    "can_write_in",
    "can_write_perimeter",
    "commune_called",
    "commune_key",
    "department_of",
    "neighbourhood_key",
    "no_outline",
    "vintage_of",
]
