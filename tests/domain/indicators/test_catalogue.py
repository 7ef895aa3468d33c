"""The catalogue shipped with the code, the breaks of series, and how figures are written."""

from decimal import Decimal

import pytest

from regain.domain.indicators.enums import UNITS
from regain.domain.indicators.models import Dataset, Indicator
from regain.domain.indicators.rules import (
    breaks_between,
    breaks_of,
    cautions_of,
    figure,
    known_datasets,
    known_indicators,
    source_words,
)
from regain.domain.indicators.rules.breaks import known_breaks, known_cautions
from regain.domain.indicators.usecases import synchronise_catalogue
from regain.exchange.reading.observations.products import LAYOUTS


def test_no_two_indicators_have_the_same_name():
    labels = [entry.label for entry in known_indicators()]

    assert sorted(labels) == sorted(set(labels))


def test_products_only_give_indicators_and_data_sets_of_the_catalogue():
    indicators = {entry.code for entry in known_indicators()}
    datasets = {entry.code for entry in known_datasets()}

    assert {known.indicator for layout in LAYOUTS for known in layout.known} - indicators == set()
    assert {layout.dataset for layout in LAYOUTS} - datasets == set()


def test_the_catalogue_is_well_formed():
    indicators, datasets = known_indicators(), known_datasets()

    assert len({entry.code for entry in indicators}) == len(indicators)
    assert {entry.unit for entry in indicators} <= set(UNITS)
    assert all(entry.label and entry.producer for entry in indicators)
    assert all(entry.page.startswith("https://") and entry.licence and entry.producer for entry in datasets)


def test_breaks_and_cautions_speak_of_known_data_sets_and_say_their_source():
    datasets = {entry.code for entry in known_datasets()}

    assert {one.dataset for one in known_breaks()} <= datasets
    assert {code for one in known_cautions() for code in one.datasets} <= datasets
    assert all(one.why.endswith(".") and one.source for one in (*known_breaks(), *known_cautions()))
    assert all(one.after < one.before for one in known_breaks())


def test_the_series_of_income_breaks_in_2016_2018_2019_2020_and_2021():
    assert [one.before for one in breaks_of("filosofi_qpv", "median_income")] == [2016, 2018, 2019, 2020, 2021]
    assert breaks_of("population_qpv", "population") == ()


@pytest.mark.parametrize(
    ("start", "end", "crossed"),
    [(2012, 2015, []), (2015, 2016, [2016]), (2017, 2016, []), (2021, 2012, [2016, 2018, 2019, 2020, 2021])],
)
def test_a_comparison_crosses_the_breaks_between_its_years(start, end, crossed):
    assert [one.before for one in breaks_between("filosofi_qpv", "gini", start, end)] == crossed


def test_cautions_hold_below_the_commune():
    below = [one.code for one in cautions_of("filosofi_qpv", below_commune=True)]

    assert (below, cautions_of("filosofi_qpv", below_commune=False)) == (["consecutive_years", "noise"], ())


@pytest.mark.django_db
def test_the_catalogue_is_there_after_migrations_and_bringing_it_again_changes_nothing():
    Dataset.objects.filter(code="filosofi_qpv").update(file_url="https://exemple.fr/f.csv", title="Ancien titre")
    before = (Indicator.objects.count(), Dataset.objects.count())

    synchronise_catalogue()

    dataset = Dataset.objects.get(code="filosofi_qpv")
    assert (
        before
        == (Indicator.objects.count(), Dataset.objects.count())
        == (len(known_indicators()), len(known_datasets()))
    )
    assert dataset.file_url == "https://exemple.fr/f.csv"
    assert dataset.title.startswith("Revenus")


@pytest.mark.parametrize(
    ("value", "flag", "unit", "decimals", "written"),
    [
        (Decimal(14520), "ok", "euros", 0, "14\u202f520\u00a0€"),
        (Decimal(45), "ok", "%", 1, "45\u00a0%"),
        (Decimal("0.271"), "ok", "index", 3, "0,271"),
        (Decimal(2000), "approximate", "inhabitants", 0, "environ 2\u202f000\u00a0habitants"),
        (Decimal(12), "ok", "licenciés", 0, "12\u00a0licenciés"),
        (None, "suppressed", "%", 1, "Couverte par le secret statistique"),
        (None, "missing", "%", 1, "Non publiée"),
    ],
)
def test_figures_are_written_in_french(value, flag, unit, decimals, written):
    assert figure(value, flag=flag, unit=unit, decimals=decimals) == written


def test_the_source_is_told_in_one_line():
    assert (
        source_words("INSEE", "Filosofi", "2021", "Licence Ouverte 2.0") == "INSEE, Filosofi 2021, Licence Ouverte 2.0"
    )
