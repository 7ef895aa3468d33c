"""Tables of figures: columns in any order, indicators down or across."""

import pytest

from tests.exchange.reading.agreement.papers import read, read_below_cover


def told(rows: str) -> list[tuple[object, ...]]:
    (one,) = read_below_cover(f"Portrait statistique\n{rows}").draft.neighbourhoods
    return [(figure.indicator, figure.value, figure.comparison) for figure in one.portrait.figures]


@pytest.mark.parametrize(
    "rows",
    [
        "| Indicateur | Quartier | Agglomération |\n| Population | 980 | 54 000 |\n| Taux de pauvreté | 47,5 % | 19 % |",
        "| Indicateur | Agglomération | Commune | Les Ormes |\n| Population | 54 000 | 1 | 980 |\n| Taux de pauvreté (%) | 19 | 2 | 47,5 |",
        "| | QPV | EPCI | France |\n| Population | 980 | 54 000 | 3 |\n| Pauvreté | 47,5 | 19 | 4 |",
        "| | Population | Taux de pauvreté |\n| Quartier | 980 | 47,5 |\n| Agglomération | 54 000 | 19 |",
        "| Population | 980 | 54 000 |\n| Taux de pauvreté | 47,5 | 19 |",
        "| Indicateur | 2021 | 2015 | Agglomération |\n| Population | 980 | 1 | 54 000 |\n| Taux de pauvreté | 47,5 | 2 | 19 |",
        "| Indicateur | QPV | Précision | Agglomération |\n| Population | 980 | 1 | 54 000 |\n| Taux de pauvreté | 47,5 | 2 | 19 |",
        "| Indicateur | 2015 | 2021 | Agglomération |\n| Population | 1 | 980 | 54 000 |\n| Taux de pauvreté | 2 | 47,5 | 19 |",
    ],
)  # fmt: skip
def test_the_columns_are_found_by_their_headers(rows):
    assert told(rows) == [("population", 980.0, 54000.0), ("poverty_rate", 47.5, 19.0)]


def test_a_column_of_changes_and_withheld_values():
    (one,) = read_below_cover(
        "Portrait statistique\n| Indicateur | Source | Quartier | Évolution depuis 2018 |\n| Population | INSEE | 980 | -12 |\n"
        "| Taux de pauvreté | | ns | +2 points |\n| Ménages sans voiture | | 44 % | |\n| Commerces | | | |\n| | | 3 | |"
    ).draft.neighbourhoods

    assert [(f.indicator, f.value, f.flag, f.change, f.change_since) for f in one.portrait.figures] == [
        ("population", 980.0, "ok", -12.0, 2018),
        ("poverty_rate", None, "suppressed", 2.0, 2018),
        ("other:menages-sans-voiture", 44.0, "ok", None, None),
    ]
    assert one.portrait.figures[2].unit == "%"


def test_a_table_for_two_neighbourhoods_gives_each_its_column():
    reading = read(
        "Contrat de ville\nConvention d’application communale\nCommune de Vaubourg\n"
        "Projet de quartier « Les Ormes »\nStatut : QPV\nPortrait statistique\n"
        "| Indicateur | Les Ormes | Le Pré | Agglomération |\n| Population | 980 | 400 | 54 000 |\n"
        "Projet de quartier « Le Pré »\nStatut : QIC\nPortrait statistique\n"
        "| Indicateur | Les Ormes | Le Pré | Agglomération |\n| Population | 980 | 400 | 54 000 |\n"
    )

    assert [[f.value for f in one.portrait.figures] for one in reading.draft.neighbourhoods] == [[980.0], [400.0]]


def test_an_empty_header_is_for_nothing():
    assert told("| Indicateur | | Quartier |\n| Population | | 980 |") == [("population", 980.0, None)]


def test_a_table_without_a_column_for_the_neighbourhood_gives_nothing():
    assert told("| Indicateur | Agglomération |\n| Population | 54 000 |") == []
