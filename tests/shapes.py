"""Surfaces to put on a map, in WGS84 degrees."""

from shapely import MultiPolygon, box


def square(west: float = 2.60, south: float = 50.45, side: float = 0.01) -> MultiPolygon:
    """A square by its south-west corner and its side in degrees."""
    return MultiPolygon([box(west, south, west + side, south + side)])
