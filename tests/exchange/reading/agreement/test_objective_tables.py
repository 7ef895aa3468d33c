"""Tables of objectives: columns by their headers, merged and cut cells, several statements in one."""

import pytest

from tests.exchange.reading.agreement.papers import codes, findings, quarter, read, read_below_cover

HEAD = "| Objectif stratégique | Objectif intercommunal | Objectif opérationnel |\n"
STAKE = "| ENJEU 1 : BIEN VIVRE | | |\n"


def rows(words: str) -> list[tuple[object, ...]]:
    found = quarter(f"Objectifs poursuivis sur le quartier\n{words}").objectives
    return [(row.stake.number, row.strategic, row.intercommunal, row.operational) for row in found]


ONE = [(1, "Soigner", "Accueillir", ("Ouvrir un centre",)), (1, "Soigner", "Prévenir", ("Informer",))]


@pytest.mark.parametrize(
    "words",
    [
        f"{STAKE}{HEAD}| Soigner | Accueillir | Ouvrir un centre |\n| ^ | Prévenir | Informer |",
        f"{STAKE}{HEAD}| Soigner | Accueillir | Ouvrir un centre |\n| | Prévenir | Informer |",
        f"{STAKE}{HEAD}| Soigner | Accueillir | Ouvrir un centre |\n{HEAD}| Soigner | Prévenir | Informer |",
        "| ENJEU 1 : BIEN VIVRE | | |\n| Objectifs de la stratégie intercommunale du Contrat de ville | | Objectifs opérationnels pour le quartier |\n"
        "| Soigner | Accueillir | Ouvrir un centre |\n| | Prévenir | Informer |",
        "| Objectifs de la stratégie intercommunale | > | Objectifs opérationnels |\n| Objectifs stratégiques | Objectifs intercommunaux | ^ |\n"
        "| Enjeu n°1 – Bien vivre | > | > |\n| Soigner | Accueillir | Ouvrir un centre |\n| ^ | Prévenir | Informer |",
        "| Enjeux | Objectifs stratégiques | Objectifs intercommunaux | Objectifs opérationnels |\n"
        "| Enjeu I. Bien vivre | Soigner | Accueillir | Ouvrir un centre |\n| ^ | ^ | Prévenir | Informer |",
        "| Enjeux | Objectifs stratégiques | Objectifs intercommunaux | Objectifs opérationnels |\n"
        "| Enjeu n° 1 // Bien vivre | Soigner | Accueillir | Ouvrir un centre |\n| Enjeu n° 1 // Bien vivre | Soigner | Prévenir | Informer |",
        "Axe 1 : Bien vivre\nObjectif stratégique 1 : Soigner\n| Objectif intercommunal | Objectif opérationnel |\n"
        "| Accueillir | Ouvrir un centre |\n| Prévenir | Informer |",
        "Enjeu 1\nBIEN VIVRE\n| Soigner | Accueillir | Ouvrir un centre |\n| | Prévenir | Informer |",
        "| Enjeu 1 : Bien vivre | Soigner | Accueillir | Ouvrir un centre |\n| | | Prévenir | Informer |",
        "Enjeu 1 - Bien vivre\n| Objectif intercommunal | Objectif opérationnel |\n| Objectif stratégique 1.1 : Soigner | |\n"
        "| OI 1.1.1 : Accueillir | Ouvrir un centre |\n| 1.1.2 Prévenir | Objectif opérationnel 2 : Informer |",
        f"{STAKE}{HEAD}| Soigner | Accueillir | Ouvrir un centre |\nPage suivante\n| | Prévenir | Informer |",
        "| Objectif opérationnel | Objectif intercommunal | Objectif stratégique | Enjeu |\n"
        "| Ouvrir un centre | Accueillir | Soigner | Enjeu 1 : Bien vivre |\n| Informer | Prévenir | | |",
    ],
)  # fmt: skip
def test_one_tree_in_many_tables(words):
    assert rows(words) == ONE


def test_the_title_of_a_stake_is_put_in_sentence_case():
    (row, *_) = quarter(f"Objectifs\n{STAKE}{HEAD}| Soigner | Accueillir | Ouvrir |").objectives
    assert row.stake.title == "Bien vivre"


def test_a_strategic_cell_cut_over_two_rows_is_joined_again():
    words = (
        f"Objectifs\n{STAKE}{HEAD}| Soigner et | Accueillir | Ouvrir |\n| accompagner chacun | Prévenir | Informer |"
    )
    reading = read_below_cover(words)

    (one,) = reading.draft.neighbourhoods
    assert {row.strategic for row in one.objectives} == {"Soigner et accompagner chacun"}
    (finding,) = findings(reading, "cell_joined")
    assert "accompagner chacun" in finding.message
    assert finding.where.quote == "Soigner et accompagner chacun"


def test_an_intercommunal_cell_cut_over_two_rows_is_joined_with_its_operational_one():
    words = (
        f"{STAKE}{HEAD}| Soigner | Accueillir toutes | Ouvrir un centre dans |\n| | les familles | la rue du Puits |"
    )

    assert rows(words) == [(1, "Soigner", "Accueillir toutes les familles", ("Ouvrir un centre dans la rue du Puits",))]


def test_an_operational_cell_may_go_on_below_an_empty_intercommunal_one():
    words = f"{STAKE}{HEAD}| Soigner | Accueillir | Ouvrir un centre dans |\n| | | la rue du Puits |\n| | | Former |"

    assert rows(words) == [(1, "Soigner", "Accueillir", ("Ouvrir un centre dans la rue du Puits", "Former"))]


def test_a_paper_written_in_small_letters_is_not_joined():
    words = f"{STAKE}{HEAD}| soigner | accueillir | ouvrir |\n| loger | bâtir | louer |\n| aider | écouter | former |"

    assert [row[1] for row in rows(words)] == ["soigner", "loger", "aider"]


def test_a_label_said_on_two_rows_is_one_entry():
    words = f"Objectifs\n{STAKE}{HEAD}| Soigner | Accueillir | Ouvrir |\n| Soigner | ACCUEILLIR | Former |"
    reading = read_below_cover(words)

    (row,) = reading.draft.neighbourhoods[0].objectives
    assert row.operational == ("Ouvrir", "Former")
    assert "label_repeated" in codes(reading)


def test_an_empty_operational_cell_is_an_empty_list_and_told():
    reading = read_below_cover(f"Objectifs\n{STAKE}{HEAD}| Soigner | Accueillir | |")

    assert reading.draft.neighbourhoods[0].objectives[0].operational == ()
    assert "objective_without_operational" in codes(reading)


@pytest.mark.parametrize(
    "cell",
    [
        "Ouvrir un centre // Former dix bénévoles",
        "- Ouvrir un centre // - Former dix bénévoles",
        "\uf0b7 Ouvrir un centre \uf0b7 Former dix bénévoles",
        "Ouvrir un centre ; Former dix bénévoles",
        "ouvrir un centre ; former dix bénévoles ;",
        "1. Ouvrir un centre 2. Former dix bénévoles",
        "Ouvrir un // centre // Former dix bénévoles",
        "1) Ouvrir un centre // 2) Former dix bénévoles",
    ],
)
def test_several_statements_in_one_cell_are_told_apart(cell):
    ((*_, operational),) = rows(f"{STAKE}{HEAD}| Soigner | Accueillir | {cell} |")

    assert [each.lower() for each in operational] == ["ouvrir un centre", "former dix bénévoles"]


@pytest.mark.parametrize(
    "cell",
    ["Ouvrir un centre (accueil ; soins)", "Ouvrir un lieu - avec la CAF - pour tous", "Passer de 1. à 3 classes"],
)
def test_one_statement_with_semicolons_or_dashes_stays_one(cell):
    ((*_, operational),) = rows(f"{STAKE}{HEAD}| Soigner | Accueillir | {cell} |")

    assert operational == (cell,)


def test_a_column_nobody_knows_is_listed_and_not_dropped():
    reading = read_below_cover(
        "Objectifs\nEnjeu 1 : Bien vivre\n"
        "| Objectif stratégique | Objectif intercommunal | Objectif opérationnel | Pilote |\n| Soigner | Accueillir | Ouvrir | CCAS |"
    )

    (finding,) = findings(reading, "unclaimed_text")
    assert finding.where.quote == "CCAS"


def test_operational_objectives_without_an_intercommunal_one_are_a_doubt():
    reading = read_below_cover(f"Objectifs\n{STAKE}{HEAD}| Soigner | | Ouvrir |\n| Loger | Bâtir | Louer |")

    assert [row.intercommunal for row in reading.draft.neighbourhoods[0].objectives] == ["", "Bâtir"]
    assert "intercommunal_missing" in codes(reading)


def test_objectives_without_a_strategic_one_are_a_doubt():
    reading = read_below_cover(
        "Objectifs\nEnjeu 1 : Vivre\n| Objectif intercommunal | Objectif opérationnel |\n| Bâtir | Louer |"
    )

    assert "strategic_missing" in codes(reading)


TWO = (
    "Contrat de ville\nConvention d’application communale\nCommune de Vaubourg\n"
    "# Projet de quartier « Les Ormes »\nStatut : QPV\n# Projet de quartier « Le Pré »\nStatut : QIC\n"
)


def test_a_table_for_all_neighbourhoods_is_taken_by_each():
    reading = read(
        f"{TWO}# Objectifs poursuivis sur les quartiers\nEnjeu 1 : Vivre\n{HEAD}| Soigner | Accueillir | Ouvrir |"
    )

    assert [len(one.objectives) for one in reading.draft.neighbourhoods] == [1, 1]
    assert "objectives_shared" in codes(reading)


def test_a_column_says_which_neighbourhoods_are_concerned():
    reading = read(
        f"{TWO}# Objectifs\nEnjeu 1 : Vivre\n| Objectif intercommunal | Objectif opérationnel | Quartiers |\n"
        "| A | Louer | Les Ormes |\n| B | Bâtir | tous |\n| C | Vendre | Le Pré |\n| D | Prêter | Les Ormes et Le Pré |\n| E | Dire | ? |"
    )

    told = [[row.intercommunal for row in one.objectives] for one in reading.draft.neighbourhoods]
    assert told == [["A", "B", "D", "E"], ["B", "C", "D", "E"]]


def test_objectives_of_the_last_neighbourhood_are_its_own():
    reading = read(
        f"{TWO}## Objectifs poursuivis sur le quartier\nEnjeu 1 : Vivre\n{HEAD}| Soigner | Accueillir | Ouvrir |"
    )

    assert [len(one.objectives) for one in reading.draft.neighbourhoods] == [0, 1]
    assert "neighbourhood_without_objectives" in codes(reading)
