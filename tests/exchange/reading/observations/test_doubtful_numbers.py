"""A number that may be read in two ways is asked about, never guessed."""

from decimal import Decimal

import pytest

from regain.exchange.reading.observations import read_observations
from regain.exchange.reading.observations.writings import Cell, Said, marks_seen, writing_of

HEADER = "code_qp;nom_qp;annee;revenu_median_uc;taux_pauvrete_60;gini;s80s20"
MIXED = ["14.230", "14,230", "14.230,50"]


def csv(*rows):
    lines = [f"QP06200{number};Q;2020;{row}" for number, row in enumerate(rows, 4)]
    return "\n".join([HEADER, *lines]).encode()


def values(reading, indicator):
    return [one.value for one in reading.figures if one.indicator == indicator]


def written(cells, *, file=(), bounds=lambda _value: True, said=None):
    told = [Cell(at, raw, True) for at, raw in enumerate(cells)]
    seen = marks_seen(Cell(0, raw, True) for raw in (*file, *cells))
    return writing_of(told, file=seen, fits=bounds, is_rate=False, said=said or Said())


def test_a_point_before_three_digits_is_asked_about_and_the_rest_is_read():
    content = csv(*(f"{income};42,1;0,244;3,2" for income in MIXED))

    reading = read_observations(content)

    assert values(reading, "median_income") == [Decimal("14230.5")]
    assert values(reading, "poverty_rate") == [Decimal("42.1")] * 3
    assert reading.counts == {"mark_doubtful": 2}
    assert reading.refused == 2
    assert "14\u202f230 ou 14,23" in reading.findings[1].message


@pytest.mark.parametrize(
    ("answer", "expected"), [("thousands", ["14230", "14230", "14230.5"]), ("decimals", ["14.23", "14.23", "14230.5"])]
)
def test_an_answer_settles_it(answer, expected):
    content = csv(*(f"{income};42,1;0,244;3,2" for income in MIXED))

    reading = read_observations(content, said=Said(marks=answer))

    assert values(reading, "median_income") == [Decimal(one) for one in expected]
    assert reading.refused == 0


@pytest.mark.parametrize(
    ("cells", "file", "grouping", "doubtful"),
    [
        (["2.788", "3.2"], [], "", ""),
        (["2.788", "3.211"], ["42.1"], "", ""),
        (["2,788", "3,211"], ["42,1"], "", ""),
        (["14.230", "13.999,5"], [], ".", ""),
        (["1.234.567", "12.000"], [], ".", ""),
        (["14.230", "13.999"], ["42,1"], "", "."),
        (["14,230", "13,999"], ["42.1"], "", ","),
        (["14.230", "13.999"], [], "", "."),
        (["14.230", "0.244"], [], "", ""),
        (["14.230", "13,5"], [], "", "."),
    ],
)
def test_the_column_then_the_file_say_what_a_mark_is(cells, file, grouping, doubtful):
    found = written(cells, file=file)

    assert ("".join(found.grouping), "".join(found.doubtful)) == (grouping, doubtful)


def test_what_could_not_be_that_many_is_decimal():
    found = written(["42.123", "33.456"], bounds=lambda value: value <= 100)

    assert found.doubtful == frozenset()


def test_a_number_of_a_workbook_is_what_it_is():
    cells = [Cell(1, "2.788", False), Cell(2, "3.211", False)]

    assert writing_of(cells, file=marks_seen(cells), fits=bool, is_rate=False, said=Said()).doubtful == frozenset()


@pytest.mark.parametrize(
    ("rates", "counts", "expected"),
    [
        (["0,421", "0,334"], {"rates_doubtful": 1}, []),
        (["0,421", ""], {"rates_doubtful": 1}, [None]),
        (["0,421", "33,4"], {}, ["0.421", "33.4"]),
        (["0,4 %", "0,3 %"], {}, ["0.4", "0.3"]),
        (["0", "0"], {}, ["0", "0"]),
    ],
)
def test_rates_that_are_all_under_one_are_doubtful(rates, counts, expected):
    reading = read_observations(csv(*(f"14230,5;{rate};0,244;3,2" for rate in rates)))

    assert reading.counts == counts
    assert values(reading, "poverty_rate") == [None if one is None else Decimal(one) for one in expected]
    assert values(reading, "gini") == [Decimal("0.244")] * 2


@pytest.mark.parametrize(("answer", "expected"), [("of_one", "42.1"), ("of_hundred", "0.421")])
def test_an_answer_says_what_small_rates_are(answer, expected):
    reading = read_observations(csv("14230,5;0,421;0,244;3,2"), said=Said(rates=answer))

    assert values(reading, "poverty_rate") == [Decimal(expected)]
