"""Irritants, opportunities, priorities."""

import pytest

from tests.exchange.reading.agreement.papers import codes, quarter, read_below_cover

NOISE = ("Du bruit la nuit", "Des caves inondées")


@pytest.mark.parametrize(
    "words",
    [
        "- Du bruit la nuit\n- Des caves inondées",
        "1. Du bruit la nuit\n2. Des caves inondées",
        "a) Du bruit la nuit\nb) Des caves inondées",
        "Du bruit la nuit\nDes caves inondées",
        "\uf0b7 Du bruit la nuit\n\uf0b7 Des caves inondées",
        "- Du bruit\nla nuit\n- Des caves inondées ;",
        "- Du bruit la nuit,\n\n- Des caves inondées",
        "Cadre de vie\n- Du bruit la nuit\nLogement :\n- Des caves inondées",
        "**Cadre de vie\n- Du bruit la nuit\n**Logement\n- Des caves inondées",
        "- Du bruit la nuit\nDes caves inondées\n- Néant",
        "| - Du bruit la nuit // - Des caves inondées |",
    ],
)
def test_one_list_typed_in_many_ways(words):
    assert quarter(f"Les « irritants »\n{words}").irritants == NOISE


def test_short_statements_parted_by_semicolons():
    assert quarter("Atouts\nCentre social ; médiathèque ; clubs sportifs").opportunities == (
        "Centre social",
        "médiathèque",
        "clubs sportifs",
    )


def test_a_long_introduction_is_kept_as_prose():
    draft = read_below_cover(
        "Les irritants\nVoici ce que les habitants nous ont dit lors des ateliers du printemps :\n- Du bruit"
    ).draft

    assert draft.neighbourhoods[0].irritants == ("Du bruit",)
    assert draft.sections[0].text.startswith("Voici")


def test_priorities_may_be_numbered_as_stakes():
    assert quarter("Enjeux prioritaires\nEnjeu 1 : L’emploi\nEnjeu 2 : Le logement").priorities == (
        "L’emploi",
        "Le logement",
    )


@pytest.mark.parametrize("words", ["Néant", "Sans objet", "À compléter", ""])
def test_an_empty_list_is_told(words):
    reading = read_below_cover(f"Les irritants\n{words}\nLes opportunités\n- Un parc")

    assert reading.draft.neighbourhoods[0].irritants == ()
    assert "section_empty" in codes(reading)


def test_lists_side_by_side_in_a_table():
    one = quarter(
        "| Points faibles | Points forts | Priorités |\n| Du bruit la nuit // Des caves inondées | Un parc | Dormir |"
    )

    assert (one.irritants, one.opportunities, one.priorities) == (NOISE, ("Un parc",), ("Dormir",))


def test_lists_one_under_the_other_in_a_table():
    one = quarter("| Irritants | - Du bruit la nuit // - Des caves inondées |\n| Opportunités | - Un parc |")

    assert (one.irritants, one.opportunities) == (NOISE, ("Un parc",))


@pytest.mark.parametrize(
    "title",
    ["Les irritants", "IRRITANTS", "2.3 Les « irritants » : problématiques à traiter", "Points faibles", "**Difficultés rencontrées",
     "Ce qui ne va pas", "Principales problématiques du quartier", "III – Faiblesses"],
)  # fmt: skip
def test_titles_of_irritants(title):
    assert quarter(f"{title}\n- Du bruit la nuit\n- Des caves inondées").irritants == NOISE


@pytest.mark.parametrize(
    "title", ["Les opportunités", "Atouts et ressources", "Points forts", "Leviers", "Ce qui va bien", "FORCES"]
)
def test_titles_of_opportunities(title):
    assert quarter(f"{title}\n- Un parc").opportunities == ("Un parc",)


def test_in_a_dressed_paper_plain_words_of_a_list_are_statements():
    one = quarter("# Priorités\nL’emploi\nLa participation citoyenne\nLe partenariat local\n# Irritants\n- Du bruit")

    assert one.priorities == ("L’emploi", "La participation citoyenne", "Le partenariat local")
