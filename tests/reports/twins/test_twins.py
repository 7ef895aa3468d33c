"""What must hold of twins whatever the figures."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from regain.reports.twins.core import Pool, distances, nearest, standardised
from regain.reports.twins.interval import FEWEST, expected
from regain.reports.twins.standing import Doubt, Place, standing

calm = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
values = st.floats(-1e4, 1e4).map(lambda value: round(value, 3))
tables = st.integers(3, 40).flatmap(lambda rows: arrays(np.float64, (rows, 3), elements=values))
codes_of = lambda rows: tuple(f"QP{row:06d}" for row in range(rows))  # noqa: E731


@calm
@given(tables)
def test_a_neighbourhood_is_its_own_nearest(known):
    for row in (0, len(known) - 1):
        apart = distances(known, row)
        assert (apart[row], np.nanmin(apart)) == (0, 0)


@calm
@given(tables, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(known, random):
    codes = codes_of(len(known))
    order = list(range(len(known)))
    random.shuffle(order)
    eligible = np.ones(len(known), dtype=bool)
    here, there = 0, order.index(0)

    found = [codes[row] for row in nearest(codes, distances(known, here), eligible, 5)]
    shuffled = tuple(codes[row] for row in order)
    again = [shuffled[row] for row in nearest(shuffled, distances(known[order], there), eligible, 5)]

    assert found == again


@calm
@given(tables, st.sampled_from([0.01, 1000.0]), st.integers(0, 2))
def test_the_unit_of_a_feature_does_not_matter(known, factor, column):
    scaled = known.copy()
    scaled[:, column] = scaled[:, column] * factor + 7

    # What does not vary, or hardly, has no scale: rounding would decide.
    varied = known[:, np.median(np.abs(known - np.median(known, axis=0)), axis=0) > 1]
    if varied.shape[1] == 3:
        assert np.allclose(distances(known, 0), distances(scaled, 0), rtol=1e-6, atol=1e-6)


@calm
@given(tables)
def test_what_is_not_known_of_the_neighbourhood_does_not_count(known):
    lacking = known.copy()
    lacking[0, 2] = np.nan
    rest = known.copy()[:, :2]

    assert np.allclose(distances(lacking, 0), distances(rest, 0), equal_nan=True)


@calm
@given(tables)
def test_a_row_of_which_less_is_known_is_no_twin(known):
    lacking = known.copy()
    lacking[1, 0] = np.nan
    apart = distances(lacking, 0)

    assert np.isnan(apart[1])
    assert 1 not in nearest(codes_of(len(known)), apart, np.ones(len(known), dtype=bool), 50)


def test_extremes_do_not_set_the_scale():
    known = np.array([[0.0], [1], [2], [3], [4], [1e6]])

    assert np.abs(standardised(known)[:5]).max() < 2


def test_a_column_that_does_not_vary_says_nothing():
    assert (standardised(np.full((5, 1), 3.0)) == 0).all()


def test_the_interval_is_that_of_one_more_draw():
    draws = np.random.default_rng(7).normal(40, 5, (4000, 21))
    within = [expected(row[:20]).places(row[20]) == 0 for row in draws]

    assert np.mean(within) == pytest.approx(0.95, abs=0.01)


def test_too_few_values_make_no_interval():
    assert expected(np.arange(FEWEST - 1.0)) is None
    assert expected(np.arange(float(FEWEST))).count == FEWEST


def pool(latest=None, *, rows=60, own=None, start=40.0):
    """Neighbourhoods that all started around 40; the first is the one we ask about."""
    random = np.random.default_rng(3)
    known = np.column_stack([random.normal(40, 1, rows), random.normal(13000, 500, rows)])
    known[0] = (start, 13000)
    outcome = random.normal(40, 2, rows) if latest is None else np.full(rows, latest)
    outcome[0] = 40 if own is None else own
    return Pool(codes_of(rows), ("poverty_rate", "median_income"), known, known[:, 0].copy(), outcome)


@pytest.mark.parametrize(
    ("own", "more_is_better", "place"),
    [
        (10, False, Place.BETTER),
        (10, True, Place.WORSE),
        (70, False, Place.WORSE),
        (70, True, Place.BETTER),
        (70, None, Place.HIGHER),
        (10, None, Place.LOWER),
        (40, False, Place.ALIKE),
    ],
)
def test_a_neighbourhood_is_told_apart_only_out_of_the_interval(own, more_is_better, place):
    found = standing(pool(own=own), "QP000000", more_is_better=more_is_better)

    assert (found.place, found.doubt) == (place, None)
    assert [one.count for one in found.intervals] == [10, 20, 30]


def test_the_neighbourhood_is_not_among_its_twins():
    found = standing(pool(), "QP000000", more_is_better=False)

    assert "QP000000" not in [twin.code for twin in found.twins]
    assert [twin.distance for twin in found.twins] == sorted(twin.distance for twin in found.twins)


def blank(array, *where):
    array[where] = np.nan
    return array


def test_why_nothing_is_said():
    few = pool(rows=15)
    lonely = pool(start=90.0)
    hidden, lost, bare = pool(), pool(), pool()
    blank(hidden.outcome_latest, 0)
    blank(lost.outcome_start, 0)
    blank(bare.known, 0)
    asked = {
        Doubt.TOO_FEW_TWINS: few,
        Doubt.NOBODY_ALIKE: lonely,
        Doubt.UNKNOWN_LATEST: hidden,
        Doubt.UNKNOWN_START: lost,
        Doubt.TOO_LITTLE_KNOWN: bare,
    }

    for doubt, told in asked.items():
        found = standing(told, "QP000000", more_is_better=False)
        assert (found.place, found.doubt) == (Place.UNTOLD, doubt)
    assert standing(pool(), "QP999999", more_is_better=False).doubt == Doubt.UNKNOWN_PLACE


def test_an_answer_that_depends_on_the_number_of_twins_is_not_given():
    told = pool()
    order = nearest(told.codes, distances(told.known, 0), np.arange(60) > 0, 30)
    told.outcome_latest[order[:10]] = np.linspace(30, 50, 10)
    told.outcome_latest[order[10:]] = 40.0
    told.outcome_latest[0] = 50.0

    found = standing(told, "QP000000", more_is_better=False)

    assert (found.place, found.doubt) == (Place.UNTOLD, Doubt.DEPENDS_ON_COUNT)


def test_those_whose_latest_figure_is_not_published_are_counted():
    told = pool()
    blank(told.outcome_latest, slice(50, 60))

    found = standing(told, "QP000000", more_is_better=False)

    assert (found.left_out, found.among) == (10, 49)
