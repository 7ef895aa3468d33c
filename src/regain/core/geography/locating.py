"""Which surfaces a point falls in, for one point or for thousands."""

from collections.abc import Sequence
from typing import Generic, TypeVar

import numpy as np
import shapely
from shapely import STRtree
from shapely.geometry.base import BaseGeometry

T = TypeVar("T")


class Locator(Generic[T]):
    """Surfaces to look points up in, each with what it stands for. A point on the edge of a surface is in it."""

    def __init__(self, surfaces: Sequence[tuple[T, BaseGeometry]]) -> None:
        self._things = [thing for thing, _ in surfaces]
        self._tree = STRtree([geometry for _, geometry in surfaces])

    def at(self, longitude: float, latitude: float) -> list[T]:
        """What the point falls in, in the order given."""
        return self.at_all([(longitude, latitude)])[0]

    def at_all(self, points: Sequence[tuple[float, float]]) -> list[list[T]]:
        """The same for each of many points."""
        found: list[list[T]] = [[] for _ in points]
        if not points:
            return found
        pairs = self._tree.query(shapely.points(np.array(points, dtype=float)), predicate="intersects")
        for point, surface in sorted(zip(*pairs.tolist(), strict=True)):
            found[point].append(self._things[surface])
        return found
