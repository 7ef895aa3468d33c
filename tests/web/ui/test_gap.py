"""The geometry of the gap chart: nothing overlaps, nothing goes out, whatever the values."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regain.web.ui.charts.gap import CLEARANCE, MARGIN, UNITS, GapChart, GapRow, Point, draw_row, draw_rows, text_width

NARROWEST = 18.0
"""Width of the scale, in em, in the narrowest place that writes values beside the points (charts.css, 30rem)."""

shares = st.decimals(min_value=0, max_value=100, places=1)
indices = st.decimals(min_value=0, max_value=1000, places=1)
amounts = st.integers(min_value=0, max_value=10**5).map(Decimal)
"""Inhabitants, hectares: as many as a neighbourhood, or the agglomeration it is compared with, has."""


def numbers(unit: str):
    return {"%": shares, "index": indices}.get(unit, amounts)


def rows():
    """Rows as agreements quote them: compared or not, exact or about."""
    measured = st.sampled_from(sorted(UNITS)).flatmap(
        lambda unit: st.builds(
            GapRow,
            label=st.just("Indicateur"),
            value=numbers(unit),
            comparison=st.none() | numbers(unit),
            unit=st.just(unit),
            flag=st.sampled_from(["ok", "approximate"]),
        )
    )
    unknown = st.builds(
        GapRow,
        label=st.just("Indicateur"),
        value=st.none(),
        comparison=st.none() | shares,
        flag=st.sampled_from(["suppressed", "missing"]),
    )
    return measured | unknown


def extent(point: Point) -> tuple[float, float]:
    """From where to where the value of a point is written, in em from the start of the scale."""
    middle, width = point.x / 100 * NARROWEST, text_width(point.text)
    if point.side == "left":
        return middle - point.clearance - width, middle - point.clearance
    return middle + point.clearance, middle + point.clearance + width


@given(rows())
def test_points_stand_on_the_scale(row):
    drawn = draw_row(row)

    assert all(0 <= point.x <= 100 for point in (drawn.subject, drawn.reference) if point)


@given(rows())
def test_values_are_written_within_the_margins(row):
    drawn = draw_row(row)
    extents = [extent(point) for point in (drawn.subject, drawn.reference) if point]

    assert all(start >= -MARGIN and end <= NARROWEST + MARGIN for start, end in extents)


@given(rows())
def test_values_never_overlap(row):
    drawn = draw_row(row)

    if drawn.subject and drawn.reference:
        (_, left_end), (right_start, _) = sorted([extent(drawn.subject), extent(drawn.reference)])
        assert right_start - left_end >= 2 * CLEARANCE


@given(rows())
def test_a_row_says_everything_in_words(row):
    drawn = draw_row(row)

    assert all((drawn.label, drawn.subject_text, drawn.reference_text, drawn.gap, drawn.low, drawn.high))


def test_the_lower_value_is_written_on_the_left():
    drawn = draw_row(GapRow("Taux d’emploi", Decimal("40.1"), Decimal("58.8")))

    assert (drawn.subject.side, drawn.reference.side) == ("left", "right")


def test_points_are_placed_as_svg_writes_them():
    point = draw_row(GapRow("Taux de pauvreté", Decimal("33.3"))).subject

    assert (point.place, point.anchor, point.shift) == ("33.3%", "start", "0.75em")


def test_equal_values_are_drawn_as_a_point_in_a_rim():
    drawn = draw_row(GapRow("Taux de pauvreté", Decimal(20), Decimal(20)))

    assert (drawn.is_close, drawn.gap) == (True, "aucun écart")


def test_a_share_is_measured_from_0_to_100():
    drawn = draw_row(GapRow("Part du parc social", Decimal(95), Decimal("25.6")))

    assert (drawn.low, drawn.high, drawn.gap) == ("0\u00a0%", "100\u00a0%", "écart de 69,4\u00a0points")


def test_an_index_has_a_scale_of_its_own():
    drawn = draw_row(GapRow("Position sociale", Decimal(83), Decimal(104), unit="index"))

    assert (drawn.low, drawn.high, drawn.gap) == ("50", "140", "écart de 21")


def test_a_change_that_goes_below_zero_keeps_its_scale_round():
    drawn = draw_row(GapRow("Évolution", Decimal("-4.5"), Decimal(2), unit="index"))

    assert (drawn.low, drawn.high) == ("\u221211", "9")


def test_without_comparison_a_share_is_a_single_point():
    drawn = draw_row(GapRow("Moins de 25 ans", Decimal(40)))

    assert (drawn.reference, drawn.gap, drawn.subject.text) == (None, "pas de comparaison", "40\u00a0%")


def test_without_comparison_a_count_is_said_and_not_drawn():
    drawn = draw_row(GapRow("Population", Decimal(2000), unit="inhabitants", flag="approximate"))

    assert (drawn.is_drawn, drawn.subject_text) == (False, "env.\u00a02\u202f000\u00a0hab.")


def test_a_suppressed_value_says_so_and_leaves_the_agglomeration_drawn():
    drawn = draw_row(GapRow("Sans école ni emploi", None, Decimal("23.5"), flag="suppressed"))

    assert (drawn.subject, drawn.reference.text, drawn.gap) == (None, "23,5\u00a0%", "non diffusé pour le quartier")


def test_nothing_known_is_nothing_drawn():
    assert not draw_row(GapRow("Surface", None, unit="ha", flag="missing")).is_drawn


def test_a_long_value_leaves_its_unit_to_the_ends_of_the_scale():
    drawn = draw_row(GapRow("Population", Decimal(123456), Decimal(654321), unit="inhabitants"))

    assert (drawn.subject.text, drawn.subject_text) == ("123\u202f456", "123\u202f456\u00a0hab.")


@pytest.mark.parametrize(
    "facts",
    [
        {"value": Decimal(1), "unit": "€"},
        {"value": Decimal(1), "flag": "perhaps"},
        {"value": None, "flag": "ok"},
        {"value": Decimal(1), "flag": "suppressed"},
    ],
)
def test_a_row_that_contradicts_itself_is_refused(facts):
    with pytest.raises(ValueError, match="gap chart"):
        GapRow("Taux de pauvreté", **facts)


def test_a_chart_draws_its_rows_in_order():
    chart = GapChart("Écarts", "Le Regain", (GapRow("Un", Decimal(1)), GapRow("Deux", Decimal(2))))

    assert [row.label for row in draw_rows(chart)] == ["Un", "Deux"]
