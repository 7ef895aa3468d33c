"""Figures are read in force, in order, in one query, with what tells their source."""

from decimal import Decimal

import pytest

from regain.core.member import NOBODY, SYSTEM
from regain.domain.indicators.models import Edition
from regain.domain.indicators.queries import (
    corrected_by,
    corrections_of,
    datasets_visible_to,
    editions_visible_to,
    figure_key,
    series_of_places,
    source_line,
)
from tests.factories.observations import FILOSOFI, filosofi, load

pytestmark = pytest.mark.django_db

REGAIN = ("qpv", "QP062007")


@pytest.fixture
def loaded():
    load(FILOSOFI)
    load(filosofi(poverty="44,1", years=(2021,)))


def told(figures):
    return [(one.place_code, one.indicator.code, one.year, one.value) for one in figures]


def test_the_series_of_a_place_is_in_force_and_in_order(loaded, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = told(series_of_places([REGAIN], seen_by=SYSTEM, indicators=["poverty_rate", "median_income"]))

    assert found == [
        ("QP062007", "median_income", 2020, Decimal(14520)),
        ("QP062007", "median_income", 2021, Decimal(14520)),
        ("QP062007", "poverty_rate", 2020, Decimal(45)),
        ("QP062007", "poverty_rate", 2021, Decimal("44.1")),
    ]


@pytest.mark.parametrize("how_many", [1, 2])
def test_the_series_of_several_places_cost_one_query(loaded, django_assert_num_queries, how_many):
    places = [REGAIN, ("qpv", "QP062004"), ("commune", "62083")][:how_many]

    with django_assert_num_queries(1):
        found = told(series_of_places(places, seen_by=SYSTEM, indicators=["poverty_rate"]))

    assert len(found) == 2 * how_many


def test_no_place_has_no_figure(loaded):
    assert list(series_of_places([], seen_by=SYSTEM)) == []


def test_what_was_corrected_is_history(loaded):
    edition = Edition.objects.latest("pk")

    before = list(corrections_of(edition, seen_by=SYSTEM))

    after = corrected_by(edition, before)
    assert [(one.value, after[figure_key(one)].value) for one in before if one.place_code == "QP062007"] == [
        (Decimal(45), Decimal("44.1"))
    ]


def test_the_source_of_figures_is_one_line(loaded, django_assert_num_queries):
    figures = list(series_of_places([REGAIN], seen_by=SYSTEM))

    with django_assert_num_queries(0):
        assert source_line(figures) == "INSEE, Filosofi 2020-2021, Licence Ouverte 2.0"
    assert source_line(figures[:1]) == "INSEE, Filosofi 2020, Licence Ouverte 2.0"
    assert source_line([]) == ""


def test_the_list_of_data_sets_says_what_is_loaded(loaded):
    dataset = datasets_visible_to(SYSTEM).get(code="filosofi_qpv")

    assert (dataset.figures, dataset.edition_count, dataset.last_vintage) == (16, 2, "2021")


def test_a_stranger_sees_nothing(loaded):
    assert not datasets_visible_to(NOBODY).exists()
    assert not editions_visible_to(NOBODY).exists()
