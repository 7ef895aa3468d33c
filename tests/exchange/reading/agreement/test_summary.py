"""A draft told in the terminal."""

from regain.exchange.reading.agreement_summary import summary_lines
from tests.exchange.reading.agreement.papers import read, read_below_cover


def test_the_main_facts_and_the_findings_are_told():
    reading = read_below_cover(
        "Irritants\n- Du bruit\nGouvernance\nRéférent élu : le maire\nUn groupe de travail « A » se réunit chaque mois.\n"
        "Animation citoyenne\nLe conseil citoyen siège.\nLes signataires\nIls s’engagent à agir avant le 31 décembre 2030.\n"
        "Pour l’État\nFait à Vaubourg, le 9 juillet 2024"
    )
    told = "\n".join(summary_lines(reading.draft))

    for words in (
        "Convention de Vaubourg", "Contrat : Ensemble", "Signée le : 09/07/2024", "Quartier Les Ormes (QPV, code sans)", "Irritants : 1",
        "Référent élu : le maire", "groupe de travail (A), 12 fois par an", "instance citoyenne « conseil citoyen »",
        "engagement des signataires, avant le 31/12/2030 : agir", "Signataires : État", "À vérifier (",
    ):  # fmt: skip
        assert words in told


def test_a_question_shows_how_to_answer():
    reading = read("Convention d’application\nContrat de ville\nProjet de quartier « X »\nIrritants\n- Du bruit")
    told = "\n".join(summary_lines(reading.draft))

    assert "[--choose kind_uncertain:x=QPV|QIC]" in told
    assert "[--choose commune_missing=…]" in told
    assert "Convention de commune inconnue" in told
    assert "ligne 3 : " in told
