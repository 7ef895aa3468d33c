"""A diagnosis in four lists: « AFOM », « SWOT »; each heading heads its list, and where each list goes is told."""

import pytest

from tests.exchange.reading.agreement.papers import findings, read_below_cover

GOOD, BAD = ("Un jardin", "Une régie", "Le tram"), ("Des halls noirs", "Pas de bus", "Le médecin part")
SHAPES = {
    "two tables in one": "# Diagnostic\n| Atouts | Faiblesses |\n| Un jardin // Une régie | Des halls noirs // Pas de bus |\n"
    "| Opportunités | Menaces |\n| Le tram | Le médecin part |",
    "a table with figures below the portrait": "# Portrait du quartier\n**Analyse\n| Points forts // Un jardin // Une régie "
    "| Points faibles // Des halls noirs // Pas de bus |\n| Opportunités // Le tram | Menaces // Le médecin part |",
    "four columns": "# Diagnostic\n| Forces | Faiblesses | Opportunités | Menaces |\n"
    "| Un jardin // Une régie | Des halls noirs // Pas de bus | Le tram | Le médecin part |",
    "heads down": "# Analyse\n| FORCES | Un jardin // Une régie |\n| FAIBLESSES | Des halls noirs // Pas de bus |\n"
    "| OPPORTUNITÉS | Le tram |\n| MENACES | Le médecin part |",
    "titles": "# Forces\n- Un jardin\n- Une régie\n# Faiblesses\n- Des halls noirs\n- Pas de bus\n# Opportunités\n- Le tram\n"
    "# Risques et menaces\n- Le médecin part",
    "plain lines": "Atouts :\n- Un jardin\n- Une régie\nFaiblesses :\n- Des halls noirs\n- Pas de bus\nOpportunités :\n- Le tram\n"
    "Menaces :\n- Le médecin part",
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_four_lists_are_read_and_where_each_goes_is_told(shape):
    reading = read_below_cover(SHAPES[shape])

    (one,) = reading.draft.neighbourhoods
    assert (one.opportunities, one.irritants) == (GOOD, BAD)
    told = [finding.message.replace("\u00a0", " ") for finding in findings(reading, "lists_gathered")]
    assert {message.rsplit(", ", 1)[1] for message in told} == {
        "parmi les opportunités du quartier.",
        "parmi les irritants du quartier.",
    }


def test_figures_among_the_statements_make_no_table_of_figures():
    (one,) = read_below_cover(
        "# Portrait statistique\nPopulation : 900 habitants\n| FORCES | FAIBLESSES |\n| Deux écoles // Le tram 4 | 30 halls noirs |"
    ).draft.neighbourhoods

    assert (one.opportunities, one.irritants) == (("Deux écoles", "Le tram 4"), ("30 halls noirs",))


def test_a_statement_that_speaks_of_a_threat_stays_one():
    (one,) = read_below_cover(
        "Les irritants\n- Menaces sur les commerçants du marché\n- Risques d’inondation"
    ).draft.neighbourhoods

    assert one.irritants == ("Menaces sur les commerçants du marché", "Risques d’inondation")
