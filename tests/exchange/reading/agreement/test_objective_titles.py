"""Objectives told by titles and lists."""

import pytest

from regain.exchange.reading.agreement.stakes import stake_of
from tests.exchange.reading.agreement.papers import passage, quarter, read_below_cover

TREE = [
    (1, "Soigner", "Accueillir", ("Ouvrir un centre", "Former")),
    (1, "Soigner", "Prévenir", ("Informer",)),
    (2, "Loger", "Rénover", ("Isoler",)),
]


@pytest.mark.parametrize(
    "words",
    [
        "# Enjeu 1 : Vivre\n## Soigner\n### Accueillir\n- Ouvrir un centre\n- Former\n### Prévenir\n- Informer\n"
        "# Enjeu 2 : Habiter\n## Loger\n### Rénover\n- Isoler",
        "Enjeu 1. Vivre\n**1.1 Soigner\n1.1.1 Accueillir\n- Ouvrir un centre\n- Former\n1.1.2 Prévenir\n- Informer\n"
        "Enjeu 2. Habiter\n**2.1 Loger\n2.1.1 Rénover\n- Isoler",
        "ENJEU 1 - VIVRE\nObjectif stratégique 1 : Soigner\nObjectif intercommunal 1.1 : Accueillir\nObjectifs opérationnels :\n"
        "- Ouvrir un centre\n- Former\nObjectif intercommunal 1.2 : Prévenir\nObjectif opérationnel : Informer\n"
        "ENJEU 2 - HABITER\nObjectif stratégique 2 : Loger\nObjectif intercommunal 2.1 : Rénover\nObjectif opérationnel\nIsoler",
        "Axe I : Vivre\nOS 1 : Soigner\nOI 1.1 : Accueillir\nOO 1.1.1 : Ouvrir un centre\nOO 1.1.2 : Former\nOI 1.2 : Prévenir\nOO 1.2.1 : Informer\n"
        "Axe II : Habiter\nOS 2 : Loger\nOI 2.1 : Rénover\nOO 2.1.1 : Isoler",
        "**ENJEU 1 : VIVRE\n**Soigner\nAccueillir\n- Ouvrir un centre\n- Former\nPrévenir\n- Informer\n**ENJEU 2 : HABITER\n**Loger\nRénover\n- Isoler",
        "Enjeu 1 : Vivre\nSoigner\nAccueillir\n- Ouvrir un centre\n- Former\nPrévenir\n- Informer\nEnjeu 2 : Habiter\nLoger\nRénover\n- Isoler",
        "Premier enjeu : Vivre\nObjectif stratégique :\nSoigner\nObjectif intercommunal :\nAccueillir\n- Ouvrir un centre\n- Former\n"
        "Objectif intercommunal :\nPrévenir\n- Informer\nDeuxième enjeu : Habiter\nObjectif stratégique :\nLoger\n"
        "Objectif intercommunal :\nRénover\n- Isoler",
    ],
)  # fmt: skip
def test_one_tree_told_in_many_ways(words):
    found = quarter(f"# Objectifs poursuivis\n{words}").objectives

    assert [(row.stake.number, row.strategic, row.intercommunal, row.operational) for row in found] == TREE
    assert [row.stake.title for row in found] == ["Vivre", "Vivre", "Habiter"]


def test_an_introduction_before_the_first_stake_is_prose():
    draft = read_below_cover(
        "Objectifs poursuivis\nNous avons retenu trois sujets, avec ceux qui vivent ici :\n- le soin\n"
        "Enjeu 1 : Vivre\nObjectif stratégique : Soigner\nObjectif intercommunal : Accueillir\n- Ouvrir\n"
    ).draft

    assert [row.operational for row in draft.neighbourhoods[0].objectives] == [("Ouvrir",)]
    assert "- le soin" in draft.sections[0].text


def test_a_stake_without_a_title_still_counts():
    (row,) = quarter(
        "Objectifs\nEnjeu 3\nObjectif stratégique : Soigner\nObjectif intercommunal : Aider\n- Ouvrir"
    ).objectives

    assert (row.stake.number, row.strategic) == (3, "Soigner")


@pytest.mark.parametrize(
    ("words", "number", "title"),
    [
        ("ENJEU1: VIVRE", 1, "VIVRE"),
        ("Enjeu n°2 – Vivre", 2, "Vivre"),
        ("Enjeu N° 2 - Vivre", 2, "Vivre"),
        ("Axe stratégique III. Vivre", 3, "Vivre"),
        ("Pilier 4/ Vivre", 4, "Vivre"),
        ("Troisième enjeu : Vivre", 3, "Vivre"),
        ("Enjeu deux : Vivre", 2, "Vivre"),
        ("Enjeu transversal : Vivre", None, "Vivre"),
        ("Enjeu 5", 5, ""),
        ("« Enjeu 1 » Vivre", 1, "Vivre"),
        ("Orientation 2 Vivre", 2, "Vivre"),
    ],
)
def test_stakes(words, number, title):
    stake = stake_of(passage(words))
    assert (stake.number, stake.title.words) == (number, title)


@pytest.mark.parametrize(
    "words", ["Les enjeux prioritaires", "Enjeu du quartier", "Enjeu 1 du contrat de ville", "Axes de travail", "x"]
)
def test_what_is_no_stake(words):
    assert stake_of(passage(words)) is None
