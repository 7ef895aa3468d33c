"""Figures told by sentences: label, value, comparison, change, and what is withheld."""

import pytest

from regain.exchange.reading.agreement.numbers import numbers_in
from tests.exchange.reading.agreement.papers import codes, quarter, read_below_cover


def told(words: str) -> list[tuple[object, ...]]:
    """The figures of a portrait, without unit and sentence."""
    figures = quarter(f"Portrait statistique\n{words}").portrait.figures
    return [(one.indicator, one.value, one.flag, one.comparison, one.change, one.change_since) for one in figures]


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("2\u202f000 habitants", 2000.0, "inhabitants"),
        ("18,8%", 18.8, "%"),
        ("18.8 %", 18.8, "%"),
        ("1.250 hab.", 1250.0, "inhabitants"),
        ("-3,2 pts", -3.2, "point"),
        ("0,56 km²", 0.56, "km2"),
        ("12 345 678", 12345678.0, None),
        ("12 ha", 12.0, "ha"),
        ("45 pour cent", 45.0, "%"),
    ],
)
def test_numbers_as_people_type_them(words, value, unit):
    from regain.exchange.reading.agreement.folding import fold

    (number,) = numbers_in(fold(words))
    assert (number.value, number.unit) == (value, unit)


@pytest.mark.parametrize("words", ["15-64 ans", "moins de 25 ans", "de 16 à 25 ans", "QP062007", "n°12"])
def test_ages_and_codes_are_no_numbers(words):
    from regain.exchange.reading.agreement.folding import fold

    assert list(numbers_in(fold(words))) == []


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("Population : environ 1 200 habitants (+35 par rapport à 2016).", ("population", 1200.0, "approximate", None, 35.0, 2016)),
        ("Population : ~ 1 200 hab., en baisse de 40 habitants depuis 2018", ("population", 1200.0, "approximate", None, -40.0, 2018)),
        ("Superficie : 42 ha", ("surface_ha", 42.0, "ok", None, None, None)),
        ("Taux de pauvreté : 41 % (19,2 % pour l’agglomération)", ("poverty_rate", 41.0, "ok", 19.2, None, None)),
        ("Taux de pauvreté : 41 %, contre 19,2 % dans l’agglomération", ("poverty_rate", 41.0, "ok", 19.2, None, None)),
        ("Taux de pauvreté : agglomération 19,2 % ; quartier 41 %", ("poverty_rate", 41.0, "ok", 19.2, None, None)),
        ("Taux de pauvreté : 41 % (agglomération 19,2 %, EPCI 20 %)", ("poverty_rate", 41.0, "ok", 19.2, None, None)),
        ("Taux de pauvreté : 41 % (-2,5 points depuis 2019)", ("poverty_rate", 41.0, "ok", None, -2.5, 2019)),
        ("Taux d’emploi des 15-64 ans : nd (58 % dans l’EPCI)", ("employment_rate", None, "suppressed", 58.0, None, None)),
        ("Part des - de 25 ans : secret statistique", ("under_25_share", None, "suppressed", None, None, None)),
        ("Part des - de 25 ans : S", ("under_25_share", None, "suppressed", None, None, None)),
        ("Part du parc social : -", ("social_housing_share", None, "missing", None, None, None)),
        ("Part du parc social :", ("social_housing_share", None, "missing", None, None, None)),
        ("Part des 16-25 ans non scolarisés et sans emploi : 31,4%", ("neet_rate", 31.4, "ok", None, None, None)),
        ("Indice de positionnement social (IPS) : 83 (104 dans l’agglomération)", ("social_position_index", 83.0, "ok", 104.0, None, None)),
        ("Le taux de pauvreté s’élève à 41,3 %.", ("poverty_rate", 41.3, "ok", None, None, None)),
        ("37 % des habitants ont moins de 25 ans", ("under_25_share", 37.0, "ok", None, None, None)),
        ("Taux de chômage : 21 %", ("other:taux-de-chomage", 21.0, "ok", None, None, None)),
    ],
)  # fmt: skip
def test_a_sentence_gives_one_figure(words, figure):
    assert told(words) == [figure]


def test_a_sentence_may_give_several_figures():
    assert [figure[:2] for figure in told("Le quartier compte 1 830 habitants sur 42 ha. 12 % sont en emploi.")] == [
        ("population", 1830.0),
        ("surface_ha", 42.0),
    ]
    assert told("Taux de pauvreté de 41 % et taux d’emploi de 38 %, contre 58 % dans l’agglomération") == [
        ("poverty_rate", 41.0, "ok", None, None, None),
        ("employment_rate", 38.0, "ok", 58.0, None, None),
    ]


def test_a_figure_wrapped_over_lines_is_one():
    words = "Indice de positionnement social (IPS) des écoles où vont les enfants du\nquartier : 83\n(104 pour l’agglomération)."
    assert told(words) == [("social_position_index", 83.0, "ok", 104.0, None, None)]


def test_a_label_alone_takes_the_figure_of_the_next_line():
    assert told("Taux de pauvreté\n41 %\nTaux d’emploi :\n38 %\nSurface") == [
        ("poverty_rate", 41.0, "ok", None, None, None),
        ("employment_rate", 38.0, "ok", None, None, None),
    ]


def test_square_kilometres_become_hectares_and_it_is_told():
    reading = read_below_cover("Portrait statistique\nSurface : 0,56 km²")

    assert reading.draft.neighbourhoods[0].portrait.figures[0].value == 56.0
    assert "unit_converted" in codes(reading)


def test_a_change_in_another_unit_is_not_kept():
    reading = read_below_cover("Portrait statistique\nPopulation : 1 200 habitants (+5 % depuis 2015)")

    assert reading.draft.neighbourhoods[0].portrait.figures[0].change is None
    assert "change_in_another_unit" in codes(reading)


@pytest.mark.parametrize(
    "words",
    [
        "41 % (commune : 20 %)",
        "41 % (+3 points depuis 2015, +5 points depuis 2010)",
        "41 % (écart de 12 points avec la France)",
        "41 % (12 %)",
    ],
)
def test_a_number_nobody_asked_for_is_told(words):
    reading = read_below_cover(f"Portrait statistique\nTaux de pauvreté : {words}")

    (figure,) = reading.draft.neighbourhoods[0].portrait.figures
    assert (figure.value, figure.comparison) == (41.0, None)
    assert "number_not_understood" in codes(reading)


def test_a_share_above_the_whole_is_a_doubt():
    assert "share_above_the_whole" in codes(read_below_cover("Portrait statistique\nTaux de pauvreté : 410 %"))


def test_brackets_compare_where_the_portrait_says_so():
    assert told("(entre parenthèses : l’agglomération)\nTaux de pauvreté : 41 % (19 %)")[0][3] == 19.0


def test_a_change_told_apart_joins_its_figure():
    assert told("Population : 1 200 habitants\nLa population a baissé de 40 habitants depuis 2018.") == [
        ("population", 1200.0, "ok", None, -40.0, 2018)
    ]


def test_a_figure_told_twice_is_a_doubt_when_it_differs():
    reading = read_below_cover(
        "Portrait statistique\nPopulation : 1 200\nPopulation : 1 300\nSurface : 4 ha\nSurface : 4 ha"
    )

    assert [figure.value for figure in reading.draft.neighbourhoods[0].portrait.figures] == [1200.0, 4.0]
    assert sum(finding.code == "figure_told_twice" for finding in reading.draft.findings) == 1


@pytest.mark.parametrize(
    ("words", "origin"),
    [
        ("(données sigville 2022 basées sur l’ancien périmètre)", ("sigville", 2022, "2015")),
        ("Source : INSEE, Filosofi 2021 (périmètre 2024)", ("INSEE, Filosofi", 2021, "2024")),
        ("Sources : Mission locale, 2023", ("Mission locale", 2023, None)),
        ("Données du périmètre de 2015", (None, None, "2015")),
        ("INSEE 2020, nouveau périmètre", ("INSEE", 2020, "2024")),
    ],
)
def test_where_the_figures_come_from(words, origin):
    portrait = quarter(f"Portrait statistique\n{words}\nPopulation : 12").portrait
    assert (portrait.source, portrait.vintage, portrait.perimeter) == origin


def test_figures_on_the_old_perimeter_are_a_doubt():
    assert "old_perimeter_figures" in codes(read_below_cover("Portrait (ancien périmètre)\nPopulation : 12 habitants"))


def test_a_portrait_without_figures_is_told():
    assert "section_empty" in codes(read_below_cover("Portrait statistique\nÀ venir."))


@pytest.mark.parametrize(
    ("words", "indicator", "comparison"),
    [
        ("Population : 1 O75 habitants", "population", None),
        ("Population : l2OO habitants", "population", None),
        ("Taux de pauvreté : 3l,4 % (agglomération : 18,2 %)", "poverty_rate", 18.2),
        ("Taux de pauvreté : 31,O % (agglomération : 18,2 %)", "poverty_rate", 18.2),
        ("Le quartier compte 1 I75 habitants.", "population", None),
    ],
)
def test_a_number_with_letters_for_figures_is_not_read_in_part(words, indicator, comparison):
    reading = read_below_cover(f"Portrait statistique\n{words}")
    figure = reading.draft.neighbourhoods[0].portrait.figures[0]

    assert (figure.indicator, figure.value, figure.comparison) == (indicator, None, comparison)
    assert "number_unclear" in codes(reading)
    assert reading.draft.coverage < 1


@pytest.mark.parametrize(
    "words", ["41 % de pauvreté", "Population : 1 200 hab.", "Surface : 12 ha (QP 62041)", "1er rang : 3 logements"]
)
def test_units_and_ranks_are_no_misread_figures(words):
    assert "number_unclear" not in codes(read_below_cover(f"Portrait statistique\n{words}"))


@pytest.mark.parametrize("words", ["Population : 3 × 10³ habitants", "Population : 10⁴", "Population : 850²"])
def test_number_with_an_exponent_is_told_and_not_read(words):
    reading = read_below_cover(f"Portrait statistique\n{words}")

    (population,) = reading.draft.neighbourhoods[0].portrait.figures
    assert population.value is None
    assert "number_unclear" in codes(reading)
