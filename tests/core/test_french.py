from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regain.core import french


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (1234.5, "1\u202f234,5"),
        (Decimal("18.80"), "18,8"),
        (Decimal("2.005"), "2,01"),
        (1_000_000, "1\u202f000\u202f000"),
        (-12, "\u221212"),
        (-0.001, "0"),
    ],
)
def test_a_number_is_written_as_french_people_do(value, written):
    assert french.number(value) == written


def test_a_number_keeps_the_decimals_one_asks_for():
    assert (french.number(Decimal("0.567"), 0), french.number(Decimal("0.567"), 1)) == ("1", "0,6")


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_not_a_number_is_refused(value):
    with pytest.raises(ValueError, match="not a number"):
        french.number(value)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_a_written_number_reads_back(value):
    written = french.number(value)

    assert Decimal(written.replace("\u202f", "").replace(",", ".").replace("\u2212", "-")) == value


@given(st.integers(min_value=0, max_value=10**12))
def test_thousands_are_groups_of_three(value):
    first, *others = french.number(value).split("\u202f")

    assert (1 <= len(first) <= 3, {len(group) for group in others} <= {3}) == (True, True)


def test_a_percentage_is_not_torn_from_its_sign():
    assert french.percent(33.0) == "33\u00a0%"


def test_dates_are_said_in_full():
    assert [french.long_date(date(2024, 7, 9)), french.long_date(date(2030, 1, 1))] == [
        "9 juillet 2024",
        "1er janvier 2030",
    ]


@given(st.dates())
def test_every_day_has_a_date(day):
    number, month, year = french.long_date(day).split()

    assert (int(number.removesuffix("er")), french.MONTHS.index(month) + 1, int(year)) == (day.day, day.month, day.year)


def test_zero_and_one_are_singular():
    assert [french.counted(count, "quartier") for count in (0, 1, 2)] == ["0 quartier", "1 quartier", "2 quartiers"]


def test_a_plural_may_be_given():
    assert french.counted(1200, "enjeu", "enjeux") == "1\u202f200 enjeux"


def test_what_is_below_two_is_singular():
    assert [french.agreed(1.9, "point"), french.agreed(-3, "point")] == ["point", "points"]


@pytest.mark.parametrize(
    ("items", "said"),
    [([], ""), (["Barlin"], "Barlin"), (["Barlin", "Bruay"], "Barlin et Bruay"), ([1, 2, 3], "1, 2 et 3")],
)
def test_a_list_ends_with_and(items, said):
    assert french.enumeration(items) == said


def test_quotation_marks_hold_their_text():
    assert french.quoted("Le Regain") == "«\u00a0Le Regain\u00a0»"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Barlin", "de Barlin"),
        ("Annezin", "d’Annezin"),
        ("Hersin-Coupigny", "d’Hersin-Coupigny"),
        ("Éleu", "d’Éleu"),
        ("Le Regain", "du Regain"),
        ("Les Alouettes", "des Alouettes"),
        ("La Couture", "de La Couture"),
        ("Quartier Des Cité 5", "du quartier Des Cité 5"),
        ("Regain", "du Regain"),
        ("", "de "),
    ],
)
def test_of_a_name(name, said):
    assert french.of(name) == said


@pytest.mark.parametrize(
    ("published", "written"),
    [
        ("Le Haut D'Houdain", "Le Haut d’Houdain"),
        ("Cités 6 Et 30", "Cités 6 et 30"),
        ("Quartier Des Cité 5", "Quartier des Cité 5"),
        ("Cité De La Gare", "Cité de la Gare"),
        ("Résidence Le Nôtre", "Résidence Le Nôtre"),
        ("De Gaulle Et Ses Abords", "De Gaulle et Ses Abords"),
        ("le Regain Et la Cité", "le Regain Et la Cité"),
        ("L'Hôpital", "L’Hôpital"),
        ("", ""),
    ],
)
def test_the_small_words_of_a_published_name_lose_their_capital(published, written):
    assert french.place_name(published) == written


@pytest.mark.parametrize(
    ("typed", "typeset"),
    [
        ("Deux dates : choisissez", "Deux dates\u00a0: choisissez"),
        ("« a » et « b »", "«\u00a0a\u00a0» et «\u00a0b\u00a0»"),
        ("Vraiment ?", "Vraiment\u00a0?"),
        ("33 % de :x", "33\u00a0% de :x"),
    ],
)
def test_spaces_that_do_not_break(typed, typeset):
    assert french.typeset(typed) == typeset


@pytest.mark.parametrize(
    ("page", "line", "words"),
    [(4, 112, "page 4, ligne 112"), (None, 112, "ligne 112"), (4, None, "page 4"), (None, None, "")],
)
def test_a_place_on_paper(page, line, words):
    assert french.place(page, line) == words


@pytest.mark.parametrize(
    ("days", "said"),
    [(1, "un jour"), (30, "30 jours"), (365, "un an"), (400, "400 jours"), (730, "2 ans"), (2190, "6 ans")],
)
def test_a_duration_is_told_in_years_when_it_is_whole_years(days, said):
    assert french.duration(days) == said


@pytest.mark.parametrize(
    ("name", "said"), [("Quartier Des Cités 5", "du quartier Des Cités 5"), ("Quartiers Nord", "de Quartiers Nord")]
)
def test_a_name_that_begins_by_quartier_is_told_as_one_says_it(name, said):
    assert french.of(name) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [("Regain", "Quartier Regain"), ("Quartier du Moulin", "Quartier du Moulin"), ("Secteur Nord", "Secteur Nord")],
)
def test_a_name_that_says_quartier_is_not_said_twice(name, said):
    assert french.quarter(name) == said
