"""What Barlin's agreement says beside what INSEE publishes."""

from decimal import Decimal

from regain.domain.indicators.rules.quoted import Differs, Quote, differences
from tests.domain.indicators.real import POPULATION, POVERTY, filosofi, population

REGAIN = "QP062007"
SAID = Quote("population", Decimal(2000), "inhabitants", "approximate", Decimal(100), 2015, 2022)
"""« environ 2 000 habitants (+100 par rapport à 2015) », données de 2022 sur l'ancien périmètre."""


def test_barlin_says_a_rise_where_the_series_falls(shared):
    official = list(population(shared, REGAIN).values())

    (found,) = differences(SAID, official, definition=POPULATION)

    assert found.how == Differs.OTHER_WAY
    assert (found.series.first.value, found.series.last.value, found.series.by) == (2396, 2022, -374)


def test_about_2000_is_not_held_against_2022(shared):
    official = list(population(shared, REGAIN).values())
    quiet = Quote("population", Decimal(2000), "inhabitants", "approximate")

    assert differences(quiet, official, definition=POPULATION) == ()


def test_a_value_further_than_rounding_is_told(shared):
    official = list(filosofi(shared, REGAIN, "poverty_rate").values())  # 35,0 % in 2021; the text says 33 %

    (found,) = differences(Quote("poverty_rate", Decimal(33), "%"), official, definition=POVERTY)

    assert (found.how, found.official.year, found.official.value) == (Differs.OTHER_VALUE, 2021, Decimal("35.0"))


def test_a_value_is_held_against_the_year_it_tells(shared):
    official = list(filosofi(shared, REGAIN, "poverty_rate").values())

    assert differences(Quote("poverty_rate", Decimal("36.4"), "%", year=2018), official, definition=POVERTY) == ()


def test_an_evolution_since_a_year_of_the_series_is_held_against_it(shared):
    official = list(filosofi(shared, REGAIN, "poverty_rate").values())
    said = Quote("poverty_rate", None, "%", "missing", Decimal(-2), 2012)

    # Between 2012 and 2021 the series breaks: held against its longest stretch, 2012 to 2015.
    (found,) = differences(said, official, definition=POVERTY)

    assert (found.series.first.year, found.series.last.year) == (2012, 2015)


def test_a_rise_told_as_a_rise_is_no_difference(shared):
    official = list(filosofi(shared, REGAIN, "poverty_rate").values())
    said = Quote("poverty_rate", None, "%", "missing", Decimal(3), 2012)

    assert differences(said, official, definition=POVERTY) == ()


def test_nothing_is_told_without_an_official_figure(shared):
    assert differences(SAID, [], definition=POPULATION) == ()
    assert differences(SAID, list(population(shared, REGAIN).values()), definition=POVERTY) == ()
