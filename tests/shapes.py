"""Surfaces to put on a map, in WGS84 degrees."""

from shapely import MultiPolygon, Polygon, box


def square(west: float = 2.60, south: float = 50.45, side: float = 0.01) -> MultiPolygon:
    """A square by its south-west corner and its side in degrees."""
    return MultiPolygon([box(west, south, west + side, south + side)])


def comb(teeth: int, *, across: bool = False) -> MultiPolygon:
    """A comb around Barlin. Two of them, one across the other, cross 4 × teeth² times."""
    step = 1 / teeth
    edge = [(x, y) for rank in range(teeth) for x, y in _tooth(rank * step, step)]
    points = [(0.0, 0.0), *edge, (1.0, 0.0)]
    return MultiPolygon([Polygon([_placed(y, x) if across else _placed(x, y) for x, y in points])])


def _tooth(start: float, step: float) -> list[tuple[float, float]]:
    left, right = start + step / 4, start + step * 3 / 4
    return [(left, 0.01), (left, 1.0), (right, 1.0), (right, 0.01)]


def _placed(x: float, y: float) -> tuple[float, float]:
    return (2.55 + x / 10, 50.40 + y / 10)
