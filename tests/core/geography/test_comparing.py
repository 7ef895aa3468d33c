"""Two outlines compared: as shapely does where it is cheap, unknown where it would cost too much."""

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, Polygon, affinity, box
from shapely.geometry.base import BaseGeometry

from regain.core.geography import Comparisons
from tests.shapes import comb, square

STEPS = st.integers(0, 12)
SHAPES = (
    st.lists(st.tuples(STEPS, STEPS), min_size=3, max_size=8)
    .map(lambda points: shapely.make_valid(Polygon(points)))
    .map(lambda shape: MultiPolygon([part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]))
    .filter(lambda shape: shape.area > 0)
)
WITH_A_HOLE = box(0, 0, 12, 12).difference(box(4, 4, 8, 8))


@pytest.fixture
def without_intersection(monkeypatch):
    def never(*_, **__):
        raise AssertionError

    for name in ("intersection", "intersects", "overlaps"):
        monkeypatch.setattr(BaseGeometry, name, never)
        monkeypatch.setattr(shapely, name, never)


@pytest.mark.parametrize("teeth", [50, 300])
def test_two_combs_are_not_intersected(teeth, without_intersection):
    one, other = comb(teeth), comb(teeth, across=True)

    assert Comparisons().shares_of(one, {"Barlin": other}) == {"Barlin": None}
    assert Comparisons().overlap_of(one, other) is None


def test_segments_side_by_side_on_the_slant_are_too_many_without_one_crossing(without_intersection):
    strips = [Polygon([(x, 0), (x + 1000, 1000), (x + 1000.5, 1000), (x + 0.5, 0)]) for x in range(300)]
    between = affinity.translate(MultiPolygon(strips), 0.6)

    assert Comparisons().common_area(MultiPolygon(strips), between) is None


def test_many_small_comparisons_are_bounded_together():
    comparisons = Comparisons(500)

    shares = [comparisons.shares_of(square(), {"Barlin": comb(20)})["Barlin"] for _ in range(20)]

    assert shares[0] == pytest.approx(0.5, abs=0.1)
    assert shares[-1] is None


@given(SHAPES, SHAPES)
@settings(max_examples=40, deadline=None)
def test_small_shapes_have_the_overlap_that_shapely_finds(one, other):
    expected = round(one.intersection(other).area / min(one.area, other.area), 3)

    assert Comparisons().overlap_of(one, other) == pytest.approx(expected, abs=0.001)


def test_a_part_that_is_apart_or_only_touched_has_no_share():
    parts = {"apart": square(2.7), "beside": square(2.61), "around": square(2.6, side=0.02), "half": square(2.605)}

    shares = Comparisons().shares_of(square(), parts)

    assert shares == {"around": pytest.approx(1), "half": pytest.approx(0.5)}
    assert list(shares) == ["around", "half"]


@given(SHAPES | st.just(WITH_A_HOLE), SHAPES | st.just(WITH_A_HOLE), st.sampled_from([0.1, 0.77, 1.3, 2.9, 6.1]))
@settings(max_examples=40, deadline=None)
def test_the_same_line_is_what_hausdorff_says(one, other, within):
    expected = shapely.hausdorff_distance(one, other) <= within

    assert Comparisons().is_same_line(one, other, within=within) is bool(expected)


@given(SHAPES, st.floats(-0.5, 0.5), st.sampled_from([0.1, 0.33]))
@settings(max_examples=20, deadline=None)
def test_a_line_moved_a_little_and_drawn_the_other_way_round_too(one, by, within):
    other = affinity.translate(one, by).reverse()

    assert Comparisons().is_same_line(one, other, within=within) is bool(
        shapely.hausdorff_distance(one, other) <= within
    )


def test_thousands_of_points_moved_a_little_cost_in_proportion():
    def cost(points):
        circle = shapely.Point(2.6, 50.4).buffer(0.02, quad_segs=points // 4)
        comparisons = Comparisons()
        assert comparisons.is_same_line(circle, affinity.translate(circle, 1e-7).reverse(), within=3e-6)
        return Comparisons().left - comparisons.left

    assert cost(8000) < 6 * cost(2000)


def test_a_line_too_cut_up_to_be_compared_is_unknown():
    assert Comparisons(100).is_same_line(comb(30), comb(30).reverse(), within=3e-6) is None
