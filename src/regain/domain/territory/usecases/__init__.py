"""Writing down places: agglomerations, communes, neighbourhoods and their perimeters."""

from regain.domain.territory.usecases.addresses import import_addresses
from regain.domain.territory.usecases.archiving import archive_neighbourhood, restore_neighbourhood
from regain.domain.territory.usecases.attaching import adopt_reference_perimeters
from regain.domain.territory.usecases.changing import NeighbourhoodNotValid, change_neighbourhood, words_of
from regain.domain.territory.usecases.commune_outlines import CommuneOutlinesImported, import_commune_outlines
from regain.domain.territory.usecases.communes import (
    CommunesElsewhere,
    CommunesImported,
    add_intercommunality,
    import_communes,
)
from regain.domain.territory.usecases.correspondences import (
    CorrespondenceNotOpen,
    choose_counterpart,
    choose_published,
    confirm_correspondence,
    refuse_correspondence,
    undo_correspondence,
)
from regain.domain.territory.usecases.drawing import (
    OutlineIsNational,
    OutlineOutOfPlace,
    draw_outline,
    remove_outline,
)
from regain.domain.territory.usecases.merging import NeighbourhoodsCannotMerge
from regain.domain.territory.usecases.neighbourhoods import (
    NeighbourhoodCodeTaken,
    NeighbourhoodCodeUnknown,
    PerimeterAlreadyKnown,
    add_neighbourhood,
    complete_neighbourhood,
)
from regain.domain.territory.usecases.perimeters import PerimetersImported, import_perimeters
from regain.domain.territory.usecases.staying import PlaceIsElsewhere

__all__ = [
    "CommuneOutlinesImported",
    "CommunesElsewhere",
    "CommunesImported",
    "CorrespondenceNotOpen",
    "NeighbourhoodCodeTaken",
    "NeighbourhoodCodeUnknown",
    "NeighbourhoodNotValid",
    "NeighbourhoodsCannotMerge",
    "OutlineIsNational",
    "OutlineOutOfPlace",
    "PerimeterAlreadyKnown",
    "PerimetersImported",
    "PlaceIsElsewhere",
    "add_intercommunality",
    "add_neighbourhood",
    "adopt_reference_perimeters",
    "archive_neighbourhood",
    "change_neighbourhood",
    "choose_counterpart",
    "choose_published",
    "complete_neighbourhood",
    "confirm_correspondence",
    "draw_outline",
    "import_addresses",
    "import_commune_outlines",
    "import_communes",
    "import_perimeters",
    "refuse_correspondence",
    "remove_outline",
    "restore_neighbourhood",
    "undo_correspondence",
    "words_of",
]
