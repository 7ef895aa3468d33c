"""The tables of the territory."""

from regain.domain.territory.models.addresses import Address, AddressFile
from regain.domain.territory.models.correspondences import Correspondence, CorrespondenceTrace
from regain.domain.territory.models.outlines import Outline, OutlineFile
from regain.domain.territory.models.perimeters import Perimeter
from regain.domain.territory.models.places import Commune, Intercommunality, Neighbourhood

__all__ = [
    "Address",
    "AddressFile",
    "Commune",
    "Correspondence",
    "CorrespondenceTrace",
    "Intercommunality",
    "Neighbourhood",
    "Outline",
    "OutlineFile",
    "Perimeter",
]
