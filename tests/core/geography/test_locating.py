"""In which surface a point is: what shapely says of each, one by one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Point, Polygon, make_valid

from regain.core.geography.locating import Locator
from tests.shapes import square

DEGREES = st.integers(0, 40).map(lambda step: 2.6 + step / 1000)
SURFACES = st.lists(st.lists(st.tuples(DEGREES, DEGREES), min_size=3, max_size=7), min_size=1, max_size=5)


@given(SURFACES, st.lists(st.tuples(DEGREES, DEGREES), max_size=20))
@settings(max_examples=100, deadline=None)
def test_a_locator_agrees_with_shapely(rings, points):
    surfaces = [(rank, make_valid(Polygon(ring))) for rank, ring in enumerate(rings)]

    found = Locator(surfaces).at_all(points)

    assert found == [[rank for rank, surface in surfaces if surface.intersects(Point(point))] for point in points]


@pytest.mark.parametrize(("longitude", "found"), [(2.605, ["a"]), (2.61, ["a", "b"]), (2.615, ["b"]), (2.63, [])])
def test_an_edge_belongs_to_both_sides(longitude, found):
    assert Locator([("a", square(2.60)), ("b", square(2.61))]).at(longitude, 50.455) == found


def test_nothing_is_in_no_surface():
    assert Locator([]).at_all([(2.6, 50.4)]) == [[]]
    assert Locator([("a", square())]).at_all([]) == []
