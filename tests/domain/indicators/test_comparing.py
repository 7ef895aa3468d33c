"""Each refusal and each warning, on figures of the shared files as they are published.

One is not to be found there yet: INSEE blurs what it has published since 2024, and the shared files are older. Its
tests take real figures and say them blurred; nothing else is altered.
"""

from dataclasses import replace
from decimal import Decimal

import pytest

from regain.domain.indicators.rules.comparing import Level, Why, compare
from tests.domain.indicators.real import (
    GINI,
    INCOME,
    POPULATION,
    POVERTY,
    SOCIAL_POSITION,
    SRU_RATE,
    SURFACE,
    WOMEN_ALONE,
    commune,
    filosofi,
    population,
    school,
    single_parents,
    social_dwellings,
    surfaces,
)

REGAIN, RIMBERT, CENTRE = "QP062007", "QP062006", "QP062004"


def whys(verdict):
    return [reason.why for reason in verdict.reasons]


def test_never_across_perimeters(shared):
    said, drawn = surfaces(shared)  # 56 ha in the agreement, 61.9 ha in the decree: other streets, other people

    verdict = compare(said, drawn, definition=SURFACE)

    assert (said.value, drawn.value, verdict.is_refused) == (56, Decimal("61.9"), True)
    assert Why.OTHER_PERIMETER in whys(verdict)
    assert "périmètre de 2015, l’autre sur celui de 2024" in " ".join(verdict.sentences)


@pytest.mark.parametrize("year", [2016, 2018, 2019, 2020, 2021])
def test_no_evolution_across_a_break_of_filosofi(shared, year):
    poverty = filosofi(shared, REGAIN, "poverty_rate")

    verdict = compare(poverty[2013], poverty[year], definition=POVERTY)

    assert verdict.is_refused
    assert f"On ne peut pas comparer 2013 et {year}" in verdict.sentences[0]


def test_no_evolution_between_consecutive_vintages_of_a_neighbourhood(shared):
    poverty = filosofi(shared, REGAIN, "poverty_rate")  # 35,9 % in 2012, 39,1 % in 2013: noise, INSEE warns

    verdict = compare(poverty[2012], poverty[2013], definition=POVERTY)

    assert whys(verdict) == [Why.CONSECUTIVE]
    assert verdict.is_refused


def test_consecutive_vintages_of_a_commune_may_be_compared(shared):
    income = commune(shared, "62083")["median_income"]

    verdict = compare(income, replace(income, year=2022), definition=INCOME)

    assert verdict.level == Level.ALLOWED


def test_two_years_of_one_stretch_are_compared(shared):
    poverty = filosofi(shared, REGAIN, "poverty_rate")

    assert compare(poverty[2012], poverty[2015], definition=POVERTY).level == Level.ALLOWED


def test_a_suppressed_figure_is_not_compared(shared):
    poverty = filosofi(shared, RIMBERT, "poverty_rate")  # 2021 is not published for Rimbert

    verdict = compare(poverty[2021], filosofi(shared, REGAIN, "poverty_rate")[2021], definition=POVERTY)

    assert whys(verdict) == [Why.SUPPRESSED]
    assert verdict.sentences[0].startswith("Le chiffre de 2021 n’est pas diffusé\u00a0:")


def test_a_missing_figure_is_not_compared(shared):
    gini = filosofi(shared, REGAIN, "gini")  # 2012: nobody has it

    verdict = compare(gini[2012], gini[2014], definition=GINI)

    assert whys(verdict) == [Why.MISSING]


def test_other_units_are_not_compared(shared):
    dwellings, rate = social_dwellings(shared, REGAIN), commune(shared, "62083")["sru_rate"]  # 935, and 57 %

    verdict = compare(dwellings, rate, definition=SRU_RATE)

    assert Why.OTHER_UNIT in whys(verdict)
    assert verdict.is_refused


def test_other_indicators_are_not_compared(shared):
    poverty, income = (filosofi(shared, REGAIN, name)[2021] for name in ("poverty_rate", "median_income"))

    assert Why.OTHER_INDICATOR in whys(compare(poverty, income, definition=POVERTY))


def test_other_sources_are_not_compared(shared):
    primary, secondary = school(shared, "ecoles", "0620970T"), school(shared, "colleges", "0622268D")  # both of Barlin

    assert whys(compare(primary, secondary, definition=SOCIAL_POSITION)) == [Why.OTHER_SERIES]


def test_a_census_of_2018_does_not_stand_beside_the_commune_s_of_2023(shared):
    quarter, town = population(shared, REGAIN)[2018], commune(shared, "62083")["population"]

    assert whys(compare(quarter, town, definition=POPULATION)) == [Why.OTHER_SERIES, Why.OTHER_YEAR]


def test_two_places_are_compared_the_same_year_only(shared):
    quarter, town = filosofi(shared, REGAIN, "median_income"), commune(shared, "62083")["median_income"]

    assert whys(compare(quarter[2020], town, definition=INCOME)) == [Why.OTHER_YEAR]
    assert compare(quarter[2021], town, definition=INCOME).level == Level.ALLOWED


def test_two_neighbourhoods_are_compared_the_same_year_only(shared):
    here, there = (filosofi(shared, code, "poverty_rate") for code in (REGAIN, CENTRE))

    assert whys(compare(here[2013], there[2015], definition=POVERTY)) == [Why.OTHER_YEAR]
    assert compare(here[2015], there[2015], definition=POVERTY).level == Level.ALLOWED


def test_a_head_count_does_not_stand_beside_another(shared):
    here, there = (population(shared, code)[2018] for code in (REGAIN, CENTRE))

    assert whys(compare(here, there, definition=POPULATION)) == [Why.HEAD_COUNT]


def test_noised_figures_are_compared_with_a_warning(shared):
    quarter = replace(filosofi(shared, REGAIN, "median_income")[2021], noised=True)

    verdict = compare(quarter, commune(shared, "62083")["median_income"], definition=INCOME)

    assert (verdict.level, whys(verdict)) == (Level.WARNED, [Why.NOISE])
    assert "un petit écart peut n’être que du bruit" in verdict.sentences[0]


def test_an_approximate_figure_warns(shared):
    quarter, france = single_parents(shared)  # 104.3 % of women: an estimate, published so

    verdict = compare(quarter, france, definition=WOMEN_ALONE)

    assert (quarter.value, verdict.level, whys(verdict)) == (Decimal("104.3"), Level.WARNED, [Why.APPROXIMATE])


def test_every_reason_says_who_says_so(shared):
    poverty = filosofi(shared, RIMBERT, "poverty_rate")
    verdict = compare(poverty[2015], replace(poverty[2021], unit="euros", noised=True), definition=POVERTY)

    assert all(reason.source and reason.sentence.endswith(".") for reason in verdict.reasons)
    assert verdict.warnings != ()


def test_no_reason_is_left_untried(shared):
    poverty, income, gini = (filosofi(shared, REGAIN, name) for name in ("poverty_rate", "median_income", "gini"))
    hidden = filosofi(shared, RIMBERT, "poverty_rate")
    people, town = population(shared, REGAIN), commune(shared, "62083")
    schools = school(shared, "ecoles", "0620970T"), school(shared, "colleges", "0622268D")
    tried = (
        (poverty[2021], income[2021], POVERTY),
        (social_dwellings(shared, REGAIN), town["sru_rate"], SRU_RATE),
        (*schools, SOCIAL_POSITION),
        (hidden[2021], poverty[2021], POVERTY),
        (gini[2012], gini[2014], GINI),
        (*surfaces(shared), SURFACE),
        (income[2020], town["median_income"], INCOME),
        (people[2018], population(shared, CENTRE)[2018], POPULATION),
        (poverty[2013], poverty[2021], POVERTY),
        (poverty[2012], poverty[2013], POVERTY),
        (replace(income[2021], noised=True), town["median_income"], INCOME),
        (*single_parents(shared), WOMEN_ALONE),
    )

    found = {why for one, other, definition in tried for why in whys(compare(one, other, definition=definition))}

    assert found == set(Why)
