"""Files of outlines: GeoJSON, GeoPackage, Shapefile; WGS84 or projected; with the columns their author chose. Pure."""

from regain.exchange.reading.geo.layers import GeoFinding
from regain.exchange.reading.geo.outlines import (
    CommuneOutlineRead,
    Outline,
    OutlineRead,
    read_commune_outlines,
    read_perimeters,
    read_shape,
)

__all__ = [
    "CommuneOutlineRead",
    "GeoFinding",
    "Outline",
    "OutlineRead",
    "read_commune_outlines",
    "read_perimeters",
    "read_shape",
]
