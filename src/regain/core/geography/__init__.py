"""Shapes on the ground: repaired, measured, drawn. Pure functions on shapely geometries in WGS84 degrees; no Django."""

from regain.core.geography.comparing import ON_A_PLAN, Comparisons
from regain.core.geography.features import feature_collection
from regain.core.geography.maps import MapShape, draw_map
from regain.core.geography.shapes import Repaired, areas_in_hectares, km_between, repaired

__all__ = [
    "ON_A_PLAN",
    "Comparisons",
    "MapShape",
    "Repaired",
    "areas_in_hectares",
    "draw_map",
    "feature_collection",
    "km_between",
    "repaired",
]
