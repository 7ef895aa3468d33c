from dataclasses import replace
from decimal import Decimal

from regain.domain.indicators.rules.figures import Figure, Spot
from regain.domain.indicators.rules.gaps import Side, Turn, change, gap, gap_change, longest_change
from tests.domain.indicators.real import INCOME, POPULATION, POVERTY, commune, filosofi, population

REGAIN = "QP062007"
TOWN = Spot("commune", "62083")


def test_the_gap_of_the_regain_with_barlin(shared):
    quarter, town = filosofi(shared, REGAIN, "median_income")[2021], commune(shared, "62083")["median_income"]

    found = gap(quarter, town, definition=INCOME)

    assert (found.apart, found.side) == (quarter.value - town.value, Side.WORSE)


def test_the_sense_of_an_indicator_decides(shared):
    poverty = filosofi(shared, REGAIN, "poverty_rate")[2021]
    town = Figure("poverty_rate", TOWN, 2021, Decimal(20), "%", "filosofi_qpv")

    assert gap(poverty, town, definition=POVERTY).side == Side.WORSE
    assert gap(town, poverty, definition=POVERTY).side == Side.BETTER
    assert gap(poverty, town, definition=replace(POVERTY, more_is_better=None)).side == Side.UNTOLD
    assert gap(poverty, replace(town, value=poverty.value), definition=POVERTY).side == Side.LEVEL


def test_a_gap_within_the_noise_is_no_gap(shared):
    here, near, far = (
        replace(filosofi(shared, code, "median_income")[2021], noised=True)
        for code in (REGAIN, "QP062002", "QP062057")  # 15 990 €, 15 960 € and 15 570 €
    )

    assert gap(here, near, definition=INCOME).side == Side.LEVEL
    assert gap(here, far, definition=INCOME).side == Side.BETTER
    assert gap(replace(here, noised=False), replace(near, noised=False), definition=INCOME).side == Side.BETTER


def test_a_refused_gap_has_no_number(shared):
    quarter, town = filosofi(shared, REGAIN, "median_income")[2020], commune(shared, "62083")["median_income"]

    found = gap(quarter, town, definition=INCOME)

    assert (found.apart, found.side, found.verdict.is_refused) == (None, Side.UNTOLD, True)


def test_population_fell_by_374(shared):
    people = population(shared, REGAIN)

    found = change(people[2013], people[2018], definition=POPULATION)

    assert (found.by, found.side) == (Decimal(-374), Side.UNTOLD)


def test_the_longest_evolution_stays_within_one_stretch(shared):
    poverty = list(filosofi(shared, REGAIN, "poverty_rate").values())

    found = longest_change(poverty, definition=POVERTY)

    assert (found.first.year, found.last.year, found.by, found.side) == (2012, 2015, Decimal("3.2"), Side.WORSE)


def test_no_evolution_of_a_single_year(shared):
    assert longest_change([population(shared, REGAIN)[2018]], definition=POPULATION) is None


def gap_of(shared, year, town, definition=POVERTY):
    reference = Figure("poverty_rate", TOWN, year, Decimal(town), "%", "filosofi_qpv")
    return gap(filosofi(shared, REGAIN, "poverty_rate")[year], reference, definition=definition)


def test_a_gap_is_followed_across_a_break_with_a_warning(shared):
    found = gap_change(gap_of(shared, 2015, 20), gap_of(shared, 2017, 20))

    assert (found.by, found.turn) == (Decimal(-1), Turn.NARROWED)
    assert found.verdict.sentences[0].startswith("À partir de 2016")


def test_a_gap_widens_or_stays(shared):
    assert gap_change(gap_of(shared, 2013, 20), gap_of(shared, 2015, 19)).turn == Turn.WIDENED
    assert gap_change(gap_of(shared, 2013, 20), gap_of(shared, 2015, 20)).turn == Turn.STEADY


def test_a_gap_is_not_followed_onto_another_perimeter(shared):
    first, last = gap_of(shared, 2015, 20), gap_of(shared, 2017, 20)
    moved = replace(last, subject=replace(last.subject, spot=Spot("qpv", "QN06207M", 2024)))

    assert gap_change(first, moved) is None
    assert gap_change(replace(first, apart=None), last) is None
