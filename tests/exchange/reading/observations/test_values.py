"""A cell is a number, a sign of secrecy, a lack; anything else is refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regain.core.french import number
from regain.exchange.reading.observations.codes import code_of, kind_told_by
from regain.exchange.reading.observations.values import CellInError, NotANumber, value_of, year_of


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("2493.0", "2493"),
        ("4,8", "4.8"),
        ("47", "47"),
        ("1 234,5", "1234.5"),
        ("1\u202f234,5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("45 %", "45"),
        ("14 520 €", "14520"),
        ("-10.3486441615938", "-10.348644"),
        ("\u221212,5", "-12.5"),
        ("2.7880000000000003", "2.788"),
        ("1e3", "1000"),
    ],
)
def test_numbers_are_read_however_they_are_written(raw, value):
    assert value_of(raw) == (Decimal(value), "ok")


@pytest.mark.parametrize("raw", ["", "  ", "S", "s", "nd", "N.D.", "ns", "NS", "< 11", "moins de 5"])
def test_secrecy_has_many_signs(raw):
    assert value_of(raw) == (None, "suppressed")


@pytest.mark.parametrize("raw", ["-", "…", "NA", "n/a", "null", "NaN"])
def test_what_is_lacking_is_missing(raw):
    assert value_of(raw) == (None, "missing")


@pytest.mark.parametrize(
    "raw", ["#N/A", "#N/D", "#REF!", "#DIV/0!", "#VALEUR!", "#NOM ?", "#NAME?", "#NOMBRE!", "Err:502", "Err :508"]
)
def test_a_formula_that_failed_is_neither_secret_nor_missing(raw):
    with pytest.raises(CellInError):
        value_of(raw)


@pytest.mark.parametrize("raw", ["~45", "env. 45", "environ 45", "≈ 45", "> 45"])
def test_about_is_approximate(raw):
    assert value_of(raw) == (Decimal(45), "approximate")


@pytest.mark.parametrize("raw", ["rien", "4,5,6", "12 rue", "inf", "1e99", "=1+1", "--5", "12%5"])
def test_words_are_refused(raw):
    with pytest.raises(NotANumber):
        value_of(raw)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4))
def test_what_french_writes_is_read_back(value):
    assert value_of(number(value, 4)) == (value.quantize(Decimal("0.000001")), "ok")


@given(st.text(max_size=30))
def test_no_text_breaks_the_reader_and_a_value_has_a_flag(raw):
    try:
        value, flag = value_of(raw)
    except NotANumber:
        return
    assert (value is None) == (flag in {"suppressed", "missing"})


@pytest.mark.parametrize(
    ("raw", "year"),
    [("2021", 2021), ("2021.0", 2021), ("2022-2023", 2022), ("01/01/2018", 2018), ("2021-01-01", 2021), ("21", None)],
)
def test_years(raw, year):
    assert year_of(raw) == year


@pytest.mark.parametrize(
    ("raw", "kind", "code", "vintage", "is_repaired"),
    [
        ("QP062007", "qpv", "QP062007", 2015, False),
        (" qn06207m ", "qpv", "QN06207M", 2024, False),
        ("QP62007", "qpv", "QP062007", 2015, True),
        ("QN6207M", "qpv", "QN06207M", 2024, True),
        ("QP02A001", "qpv", "QP02A001", 2015, False),
        ("1004", "commune", "01004", None, True),
        ("62083.0", "commune", "62083", None, False),
        ("620967P", "school", "0620967P", None, True),
        ("1", "department", "01", None, True),
    ],
)
def test_codes_are_normalised_and_zeros_put_back(raw, kind, code, vintage, is_repaired):
    assert code_of(raw, kind) == (code, vintage, is_repaired)


@pytest.mark.parametrize(
    ("raw", "kind"), [("QX062007", "qpv"), ("", "commune"), ("083", "commune"), ("Barlin", "commune")]
)
def test_what_is_no_code_is_none(raw, kind):
    assert code_of(raw, kind) is None


def test_the_kind_of_place_is_told_by_the_codes():
    told = [
        kind_told_by(codes) for codes in (["QP062007", "QN06207M"], ["62083", "1004"], ["0620967P"], ["a", "b"], [])
    ]

    assert told == ["qpv", "commune", "school", None, None]
