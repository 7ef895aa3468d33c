"""« Fiches quartier »: a line of kind and code, figures as bullets, wide tables, one table for several neighbourhoods."""

import pytest

from tests.exchange.reading.agreement.papers import COVER, findings, quarter, read, read_below_cover


def quarters(words: str):
    return read(f"{COVER}{words}").draft.neighbourhoods


@pytest.mark.parametrize(
    "line",
    [
        "QPV – QN06299M",
        "Quartier prioritaire n° QN 06 29 9 M",
        "# QPV (QN06299M)",
        "**Code QN06299M – QPV",
        "QN06299M",
        "- QPV : QN06299M",
        "# Quartier n° QN06299M",
        "# Quartier (QN 06 29 9 M)",
        "# QPV – QN06299M – 2024",
        "# QPV QN06299M (périmètre de 2024)",
    ],
)
def test_a_line_of_kind_and_code_says_what_the_neighbourhood_above_is(line):
    (one,) = quarters(f"# Fiche quartier : Les Ormes\n{line}\nLes irritants\n- Du bruit")

    assert (one.name, one.kind, one.code, one.irritants) == ("Les Ormes", "QPV", "QN06299M", ("Du bruit",))


def test_a_kind_and_a_code_before_a_name_open_it():
    (one,) = quarters("# QPV QN06299M – Les Ormes\nLes irritants\n- Du bruit")

    assert (one.name, one.code) == ("Les Ormes", "QN06299M")


@pytest.mark.parametrize(
    "title",
    [
        "Quartier Quartier Du Mont Liébaut",
        "Projet de quartier « Quartier du Mont Liébaut »",
        "Quartier du Mont Liébaut",
    ],
)
def test_a_doubled_word_is_no_part_of_the_name(title):
    (one,) = quarters(f"# {title}\nStatut : QPV\nLes irritants\n- Du bruit")

    assert one.name == "Mont Liébaut"


@pytest.mark.parametrize("number", ["I.1", "A.2", "II.3.", "2.1.4", "b)"])
def test_titles_are_known_below_any_numbering(number):
    assert quarter(f"# {number} Points faibles\n- Du bruit").irritants == ("Du bruit",)


def test_figures_as_bullets_and_their_comparison():
    figures = quarter(
        "Chiffres clés\n- 1 480 habitants\n- 41,5 % de taux de pauvreté (agglomération : 18,8 %)\n- Revenu médian : 11 200 €"
    ).portrait.figures

    assert [(one.indicator, one.value, one.comparison) for one in figures] == [
        ("population", 1480, None),
        ("poverty_rate", 41.5, 18.8),
        ("other:revenu-median", 11200, None),
    ]


@pytest.mark.parametrize("told", ["41,5 % de pauvreté, agglomération : 18,8 %", "41,5 % de pauvreté – agglo : 18,8 %"])
def test_a_figure_before_a_colon_is_no_label(told):
    (figure,) = quarter(f"Chiffres clés\n- {told}").portrait.figures

    assert (figure.indicator, figure.value, figure.comparison) == ("poverty_rate", 41.5, 18.8)


@pytest.mark.parametrize(
    "heads", ["Thématique | Objectif | Action | Pilote | Échéance", "Thème | Objectifs | Mesures | Budget | Délai"]
)
def test_a_wide_table_of_objectives_is_read_and_what_has_no_field_is_told(heads):
    reading = read_below_cover(
        f"Objectifs 2024-2030\n| {heads} |\n| Santé | Soigner | Ouvrir un centre | CCAS | 2025 |"
    )

    (row,) = reading.draft.neighbourhoods[0].objectives
    assert (row.stake.title, row.intercommunal, row.operational) == ("Santé", "Soigner", ("Ouvrir un centre",))
    assert {one.where.quote for one in findings(reading, "unclaimed_text")} == {"CCAS", "2025"}


THREE = "# Quartier « Les Ormes »\nStatut : QPV\n{}# Quartier « La Gare »\nStatut : QPV\n# Quartier « Le Port »\nStatut : QIC\n{}"
DOWN = "Portrait statistique\n| Indicateur | Les Ormes | La Gare | Le Port |\n| Population | 100 | 200 | 300 |\n| Taux de pauvreté | 41 % | 42 % | 43 % |\n"
ACROSS = "Portrait statistique\n| Quartier | Code | Population | Taux de pauvreté |\n| Les Ormes | QN06299M | 100 | 41 % |\n| La Gare | QN06298M | 200 | 42 % |\n| Le Port | – | 300 | 43 % |\n"


@pytest.mark.parametrize("table", [DOWN, ACROSS])
@pytest.mark.parametrize("place", ["first", "last"])
def test_one_table_for_several_neighbourhoods_feeds_them_all(table, place):
    found = quarters(THREE.format(*(("", table) if place == "last" else (table, ""))))

    assert [[(one.indicator, one.value) for one in each.portrait.figures] for each in found] == [
        [("population", 100), ("poverty_rate", 41)],
        [("population", 200), ("poverty_rate", 42)],
        [("population", 300), ("poverty_rate", 43)],
    ]
