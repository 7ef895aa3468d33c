from dataclasses import replace
from decimal import Decimal

import pytest

from regain.domain.indicators.enums import Course, Direction
from regain.domain.indicators.rules.figures import Figure, Spot
from regain.domain.indicators.rules.trajectory import Aim, Status, Untold, expected_at, progress
from tests.domain.indicators.real import POVERTY, filosofi

HERE = Spot("qpv", "QN06207M", 2024)


def poverty(year, value, **more):
    return Figure("poverty_rate", HERE, year, Decimal(value), "%", "filosofi_qpv", **more)


AIM = Aim(poverty(2022, 36), Decimal(30), 2030, Direction.DOWN)


def test_the_line_is_straight_and_stays_at_the_target():
    assert [expected_at(AIM, year) for year in (2022, 2026, 2030, 2032)] == [36, 33, 30, 30]
    assert expected_at(replace(AIM, course=Course.AT_TERM), 2029) is None
    assert expected_at(replace(AIM, start=replace(AIM.start, value=None)), 2026) is None


@pytest.mark.parametrize(
    ("value", "status"),
    [("32", Status.ON_TRACK), ("33", Status.ON_TRACK), ("34", Status.OFF_TRACK), ("29", Status.REACHED)],
)
def test_a_target_is_judged_against_the_line(value, status):
    found = progress(AIM, [poverty(2026, value)], definition=POVERTY)

    assert (found.status, found.expected) == (status, 33)


def test_a_rise_is_judged_the_other_way():
    aim = replace(AIM, target=Decimal(42), direction=Direction.UP)

    assert progress(aim, [poverty(2026, "38.9")], definition=POVERTY).status == Status.OFF_TRACK
    assert progress(aim, [poverty(2026, "39")], definition=POVERTY).status == Status.ON_TRACK


def test_without_a_later_figure_nothing_is_told():
    found = progress(AIM, [poverty(2022, 36)], definition=POVERTY)

    assert (found.status, found.untold) == (Status.UNTOLD, Untold.NO_FIGURE)


def test_before_the_term_of_a_late_course_nothing_is_told():
    late = replace(AIM, course=Course.AT_TERM)

    assert progress(late, [poverty(2026, 35)], definition=POVERTY).untold == Untold.TOO_EARLY
    assert progress(late, [poverty(2030, 35)], definition=POVERTY).status == Status.OFF_TRACK


def test_within_the_noise_nothing_is_told():
    assert progress(AIM, [poverty(2026, "33.5", noised=True)], definition=POVERTY).untold == Untold.NOISE


def test_across_a_break_nothing_is_told(shared):
    series = filosofi(shared, "QP062007", "poverty_rate")
    aim = Aim(series[2015], Decimal(35), 2030, Direction.DOWN)

    found = progress(aim, list(series.values()), definition=POVERTY)

    assert (found.status, found.untold) == (Status.UNTOLD, Untold.NOT_COMPARABLE)
    assert "On ne peut pas comparer 2015 et 2021" in found.reasons[0].sentence


def test_an_older_figure_that_compares_is_preferred_to_a_later_one_that_does_not():
    moved = replace(poverty(2028, 31), spot=Spot("qpv", "QN06299N", 2030))

    found = progress(AIM, [moved, poverty(2026, 32)], definition=POVERTY)

    assert (found.status, found.latest.year) == (Status.ON_TRACK, 2026)
