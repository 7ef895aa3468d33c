"""From degrees to the pixels of a picture: an equirectangular frame, true at its own latitude."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import Point
from shapely.geometry.base import BaseGeometry

_FRANCE = (-5.2, 41.3, 9.7, 51.2)
_METRES_PER_DEGREE = 111_320
_LEAST_DEGREES = 0.004
"""A frame is never narrower (some 400 m): a tiny outline is not blown up to fill the page."""
_SIMPLIFIED_BY = 0.4
"""Pixels that simplification may move a line by."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What the picture shows: west, south, east, north in degrees; its size in pixels."""

    bounds: tuple[float, float, float, float]
    width: int
    height: int

    @property
    def metres_across(self) -> float:
        """How many metres on the ground the width of the picture stands for."""
        west, south, east, north = self.bounds
        return (east - west) * _METRES_PER_DEGREE * math.cos(math.radians((south + north) / 2))

    def place_of(self, point: Point) -> tuple[float, float]:
        """Where the point falls, in pixels from the top left corner."""
        west, south, east, north = self.bounds
        return (
            (point.x - west) / (east - west) * self.width,
            (north - point.y) / (north - south) * self.height,
        )

    def seen_of(self, geometry: BaseGeometry) -> BaseGeometry:
        """What of the geometry falls in the frame."""
        west, south, east, north = self.bounds
        margin = (east - west) * 0.02
        return shapely.clip_by_rect(geometry, west - margin, south - margin, east + margin, north + margin)

    def path_of(self, geometry: BaseGeometry) -> str:
        """The rings of what is seen of a surface, as the `d` of an SVG path; blank when nothing is."""
        west, _, east, _ = self.bounds
        tolerance = _SIMPLIFIED_BY * (east - west) / self.width
        seen = shapely.simplify(self.seen_of(geometry), tolerance, preserve_topology=True)
        polygons = shapely.get_parts(seen)
        rings = shapely.get_rings(polygons[shapely.get_type_id(polygons) == shapely.GeometryType.POLYGON])
        return "".join(self._ring(np.asarray(shapely.get_coordinates(ring))) for ring in rings)

    def _ring(self, coordinates: np.ndarray) -> str:
        west, south, east, north = self.bounds
        xs = (coordinates[:-1, 0] - west) / (east - west) * self.width
        ys = (north - coordinates[:-1, 1]) / (north - south) * self.height
        points = " ".join(f"{x:.1f} {y:.1f}" for x, y in zip(xs, ys, strict=True))
        return f"M{points}Z"


def frame_around(geometries: Sequence[BaseGeometry], *, width: int, height: int, margin: float) -> Frame:
    """The frame that shows all the geometries, centred, in the proportions of the picture; France when there are none."""
    boxes = [geometry.bounds for geometry in geometries if not geometry.is_empty] or [_FRANCE]
    west, south = min(box[0] for box in boxes), min(box[1] for box in boxes)
    east, north = max(box[2] for box in boxes), max(box[3] for box in boxes)
    squeeze = math.cos(math.radians((south + north) / 2))
    across = max(east - west, _LEAST_DEGREES) * (1 + 2 * margin)
    upward = max(north - south, _LEAST_DEGREES * squeeze) * (1 + 2 * margin)
    across = max(across, upward / squeeze * width / height)
    upward = across * squeeze * height / width
    x, y = (west + east) / 2, (south + north) / 2
    return Frame((x - across / 2, y - upward / 2, x + across / 2, y + upward / 2), width, height)
