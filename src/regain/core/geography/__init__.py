"""Shapes on the ground: repaired, measured, drawn. Pure functions on shapely geometries in WGS84 degrees; no Django."""

from regain.core.geography.maps import MapShape, draw_map
from regain.core.geography.shapes import Repaired, areas_in_hectares, repaired, shares_of

__all__ = ["MapShape", "Repaired", "areas_in_hectares", "draw_map", "repaired", "shares_of"]
