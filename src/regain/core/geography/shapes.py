"""Outlines made sound and measured. Longitude and latitude in WGS84 degrees."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import shapely
from pyproj import Transformer
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

_EQUAL_AREA = "EPSG:6933"
"""EASE-Grid 2.0, cylindrical: one square metre is one square metre on the ellipsoid, overseas as in Lambert-93's land."""
_KM_A_DEGREE = 111.32
_SQUARE_METRES = 10_000
_REASONS = {
    "Self-intersection": "le contour se croise lui-même",
    "Ring Self-intersection": "le contour se croise lui-même",
    "Hole lies outside shell": "un trou est hors du contour",
    "Nested shells": "deux morceaux se recouvrent",
    "Nested Holes": "deux trous se recouvrent",
    "Interior is disconnected": "un trou coupe le contour en deux",
    "Duplicate Rings": "un contour est donné deux fois",
    "Too few points in geometry component": "un morceau a moins de trois points",
}


@dataclass(frozen=True, slots=True)
class Repaired:
    """A valid polygon or multipolygon; `reason` (French, no capital) says what was wrong, blank if nothing was."""

    geometry: MultiPolygon
    reason: str = ""


def repaired(geometry: BaseGeometry) -> Repaired | None:
    """The geometry as a valid multipolygon in two dimensions (GEOS `make_valid`); None when no surface is left.

    None too when GEOS gives up: a line that crosses itself millions of times. What is not a surface (lines and points that the repair leaves) is dropped.
    """
    flat = shapely.force_2d(geometry)
    reason = "" if flat.is_valid else _reason(shapely.is_valid_reason(flat))
    try:
        sound = shapely.make_valid(flat) if reason else flat
    except shapely.errors.GEOSException:
        return None
    surface = _polygons_of(sound)
    return Repaired(surface, reason) if surface.area > 0 and np.isfinite(surface.bounds).all() else None


def areas_in_hectares(geometries: Sequence[BaseGeometry]) -> list[float]:
    """The area of each geometry on the ellipsoid, in hectares, through an equal-area projection."""
    flat = [projected(geometry) for geometry in geometries]
    return [float(area) / _SQUARE_METRES for area in shapely.area(np.array(flat, dtype=object))]


def km_between(one: BaseGeometry, other: BaseGeometry) -> float:
    """How far (km) the boxes of two geometries in degrees are from each other; 0 where they meet."""
    west, south, east, north = one.bounds
    left, low, right, high = other.bounds
    across = max(left - east, west - right, 0.0) * math.cos(math.radians((south + high) / 2))
    return _KM_A_DEGREE * math.hypot(across, max(low - north, south - high, 0.0))


def projected(geometry: BaseGeometry) -> BaseGeometry:
    """The geometry in metres, in the equal-area projection."""
    return shapely.transform(geometry, _to_equal_area)


def _to_equal_area(coordinates: np.ndarray) -> np.ndarray:
    return np.column_stack(_transformer().transform(coordinates[:, 0], coordinates[:, 1]))


@cache
def _transformer() -> Transformer:
    return Transformer.from_crs("EPSG:4326", _EQUAL_AREA, always_xy=True)


def _reason(told: str) -> str:
    return _REASONS.get(told.partition("[")[0].strip(), "la géométrie n’est pas valide")


def _polygons_of(geometry: BaseGeometry) -> MultiPolygon:
    found = [part for part in _leaves(geometry) if isinstance(part, Polygon) and part.area > 0]
    return MultiPolygon(found)


def _leaves(geometry: BaseGeometry) -> list[BaseGeometry]:
    parts = getattr(geometry, "geoms", None)
    return [geometry] if parts is None else [leaf for part in parts for leaf in _leaves(part)]
