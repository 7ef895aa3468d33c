"""Two outlines compared, with bounded work. Outlines come from outside: a few kilobytes may cross millions of times."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import shapely
from shapely import STRtree
from shapely.geometry.base import BaseGeometry

from regain.core.geography.shapes import projected

K = TypeVar("K")

ON_A_PLAN, ON_A_PAGE = 5_000_000, 500_000
"""How much all the comparisons of a file, or of a page, may cost together, in pairs of segments looked at."""
_PAIRS, _PAIRS_A_POINT = 50_000, 8
"""Pairs of segments whose boxes meet: two real outlines have some three a point, where they are the same line."""
_CROSSINGS, _CROSSINGS_A_POINT = 5_000, 1
"""Two editions of one outline cross about once a point; two combs, as often as the square of their teeth."""
_COST_OF_A_CROSSING = 20
"""What the intersection costs at each crossing, in pairs of segments."""
_PAIRS_AT_ONCE = 1_000_000
"""Found at most by one search: they must fit in memory before they are counted."""


@dataclass(slots=True)
class Comparisons:
    """Comparisons of outlines, each bounded and all of them together. What would cost more is unknown: None.

    The bounds are counts, so the same outlines in the same order always give the same answers.
    """

    left: int = ON_A_PAGE

    def common_area(self, one: BaseGeometry, other: BaseGeometry) -> float | None:
        """The area of the intersection, in the unit of the coordinates; None when they are too cut up for it."""
        if not _boxes_meet(one, other):
            return 0.0
        return float(one.intersection(other).area) if self.left > 0 and self._may_intersect(one, other) else None

    def overlap_of(self, one: BaseGeometry, other: BaseGeometry | None) -> float | None:
        """Which share (0 to 1) of the smaller surface lies in the other; None when it is not known."""
        smaller = min(one.area, other.area) if other is not None else 0
        common = self.common_area(one, other) if other is not None and smaller else None
        return None if common is None else round(common / smaller, 3)

    def shares_of(self, geometry: BaseGeometry, parts: Mapping[K, BaseGeometry]) -> dict[K, float | None]:
        """Which share (0 to 1) of the geometry's area lies in each of the parts it touches, the largest first.

        Last, the parts that it may touch and whose share is unknown (None).
        """
        near = {key: part for key, part in parts.items() if _boxes_meet(geometry, part)}
        whole = projected(geometry)
        met = {key: self.common_area(whole, projected(part)) for key, part in near.items()}
        shares = {key: None if area is None else float(area / whole.area) for key, area in met.items() if area != 0}
        return dict(sorted(shares.items(), key=lambda share: (-(share[1] or 0), str(share[0]))))

    def is_same_line(self, one: BaseGeometry, other: BaseGeometry, *, within: float) -> bool | None:
        """Whether each vertex of the two lies within this distance of the other's line (Hausdorff); None if unknown."""
        if _is_same_line_point_by_point(one, other, within):
            return True
        there = self._is_along(one, other, within) if self.left > 0 else None
        return self._is_along(other, one, within) if there else there

    def _is_along(self, one: BaseGeometry, other: BaseGeometry, within: float) -> bool | None:
        segments, points = _segments(other), shapely.points(shapely.get_coordinates(one))
        near = np.zeros(len(points), dtype=bool)
        reach = shapely.box(*_widened(shapely.bounds(points), within).T)
        for at, of in self._pairs(reach, segments):
            if at is None:
                return None
            near[at[shapely.distance(points[at], segments[of]) <= within]] = True
        return bool(near.all())

    def _may_intersect(self, one: BaseGeometry, other: BaseGeometry) -> bool:
        """Whether the two lines cross few enough times."""
        ours, theirs = _segments(one, beside=other), _segments(other, beside=one)
        ceiling = _CROSSINGS + _CROSSINGS_A_POINT * min(len(ours), len(theirs))
        crossings = 0
        for at, of in self._pairs(ours, theirs):
            if at is None:
                return False
            found = int(np.count_nonzero(shapely.crosses(ours[at], theirs[of])))
            crossings += found
            self.left -= found * _COST_OF_A_CROSSING
            if crossings > ceiling:
                return False
        return self.left > 0

    def _pairs(self, ours: np.ndarray, theirs: np.ndarray) -> Iterator[tuple[np.ndarray | None, np.ndarray]]:
        """The places of those whose boxes meet, some at a time; None for ours once they are too many."""
        self.left -= len(ours) + len(theirs)
        ceiling = _PAIRS + _PAIRS_A_POINT * (len(ours) + len(theirs))
        tree = STRtree(theirs)
        step = max(1, _PAIRS_AT_ONCE // max(1, len(theirs)))
        for start in range(0, len(ours), step):
            at, of = tree.query(ours[start : start + step])
            ceiling -= len(at)
            self.left -= len(at)
            if min(ceiling, self.left) < 0:
                yield None, of
                return
            yield at + start, of


def _is_same_line_point_by_point(one: BaseGeometry, other: BaseGeometry, within: float) -> bool:
    ours, theirs = shapely.get_coordinates(one), shapely.get_coordinates(other)
    return ours.shape == theirs.shape and bool((np.hypot(*(ours - theirs).T) <= within).all())


def _segments(geometry: BaseGeometry, beside: BaseGeometry | None = None) -> np.ndarray:
    """The segments of the outline; those alone that may meet the other, where one is given."""
    points, ring = shapely.get_coordinates(shapely.get_rings(shapely.get_parts(geometry)), return_index=True)
    ends = np.stack([points[:-1], points[1:]], axis=1)[ring[:-1] == ring[1:]]
    if beside is not None:
        west, south, east, north = beside.bounds
        low, high = ends.min(axis=1), ends.max(axis=1)
        ends = ends[(low <= (east, north)).all(axis=1) & (high >= (west, south)).all(axis=1)]
    found: np.ndarray = shapely.linestrings(ends)
    return found


def _widened(bounds: np.ndarray, by: float) -> np.ndarray:
    wider: np.ndarray = bounds + np.array([-by, -by, by, by])
    return wider


def _boxes_meet(one: BaseGeometry, other: BaseGeometry) -> bool:
    if one.is_empty or other.is_empty:
        return False
    west, south, east, north = one.bounds
    left, low, right, high = other.bounds
    return bool(west <= right and left <= east and south <= high and low <= north)
