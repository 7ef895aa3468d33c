"""Papers that are no communal agreement are called by their name, and stopped there; those that only cite them are read."""

import pytest

from regain.exchange.reading.refusals import NotAnAgreement
from tests.exchange.reading.agreement.papers import COVER, PROJECT, read, read_below_cover

AMENDMENTS = {
    "titled": """
        Contrat de ville « Ensemble »
        Ville de Vaubourg
        Deuxième avenant à la convention d’application communale
        Article 1er : la convention est prolongée jusqu’au 31 décembre 2031.
        Fait à Vaubourg, le 3 mars 2026
        """,
    "at the end of a title": """
        Convention communale de Vaubourg – Avenant n° 3
        Projet de quartier « Les Ormes »
        Statut : QPV
        Objectifs
        L’article 4 de la convention est remplacé par le tableau qui suit.
        | Objectif stratégique | Objectif intercommunal | Objectifs opérationnels |
        | Soigner | Prévenir | Ouvrir un centre |
        """,
    "by its articles alone": """
        Commune de Vaubourg
        Projet de quartier « Les Ormes »
        L’article 2 est ainsi modifié : les mots « deux fois » sont supprimés.
        Il est inséré un article 7 : le comité de pilotage se réunit 3 fois par an.
        Les autres dispositions de la convention restent sans changement.
        """,
}

CITING_AN_AMENDMENT = {
    "in a sentence": "Toute modification de la présente convention fera l’objet d’un avenant signé par toutes les parties.",
    "as a title of its own": "# Révision\nLa convention peut être révisée par avenant. Il est créé un comité de suivi.",
    "in an appendix": "Fait à Vaubourg, le 9 juillet 2024\n# Annexe\nAvenant n° 1 au contrat de ville, signé le 2 mai 2023.",
}

NO_AMENDMENTS = ["Avenant : néant", "Avenant n° : ……", "Avenant : ____", "Avenant n° : sans objet", "Avenant aucun"]
ORDINARY_CLAUSES = """
Le tableau de suivi est complété chaque année.
En cas d’avenant, toutes les autres clauses de la convention restent inchangées.
L’article 9-1 de la loi du 21 février 2014 est complété par un alinéa sur la participation.
"""

FRAMEWORKS = {
    "titled": """
        Convention-cadre du contrat de ville
        Agglomération des Deux-Rives
        # Gouvernance
        Un comité de pilotage coprésidé par le préfet se réunit 1 fois par an.
        # Signataires
        Pour la ville de Vaubourg, le maire
        Pour la commune de Lormes, le maire
        """,
    "contract of an agglomeration": """
        Contrat de ville 2024-2030
        Communauté urbaine des Deux-Rives
        # Géographie prioritaire
        | Nom | Code | Ville | Habitants |
        | Les Ormes | QN06299M | Vaubourg | 1 200 |
        | La Gare | QN06298M | Lormes | 900 |
        # Pilier 1 : cohésion sociale
        # Pilier 2 : cadre de vie
        # Gouvernance
        Un comité technique se réunit 4 fois par an.
        """,
    "without title": """
        Quartiers 2030
        Projet de quartier « Les Ormes »
        Commune concernée : Vaubourg
        Projet de quartier « La Gare »
        Commune concernée : Lormes
        Les irritants
        - Le bruit
        # Axe 1 – Emploi
        # Axe 2 – Santé
        # Signatures
        Ville de Vaubourg
        Ville de Lormes
        """,
}

CITING_A_FRAMEWORK = {
    "in a sentence": "Préambule\nLa convention-cadre du contrat de ville associe onze communes signataires et trois axes.",
    "with the towns of the agglomeration": (
        "Préambule\nLe contrat de ville réunit les communes signataires.\n"
        "| Quartier | Code | Commune |\n| Les Ormes | QN06299M | Vaubourg |\n| La Gare | QN06298M | Lormes |\n"
        "Axe 1 : Santé\nAxe 2 : Emploi\nObjectif opérationnel : Ouvrir un centre"
    ),
}

OF_ONE_TOWN = """
{}
Projets de quartier
Projet de quartier « Les Ormes »
Le présent contrat de ville est coprésidé par le maire et la sous-préfète.
Les irritants
- Le bruit
Axe 1 – Emploi
Axe 2 – Santé
"""
TITLES_OF_ONE_TOWN = [
    "Contrat de ville de Vaubourg 2024-2030",
    "Convention partenariale d’application du contrat de ville",
    "Convention pluriannuelle communale",
    "Convention-communale",
    "Contrat de ville\nVille de St-Vaubourg sur Onde – 2024-2030\nCommune de Saint-Vaubourg-sur-Onde",
    "Contrat de ville\nCommunauté d’agglomération des Deux-Rives",
]
TABLE_OF_TOWNS = """
| Quartier | Code | Commune |
| Les Ormes | QN06299M | Vaubourg |
| La Gare | QN06298M | Lormes |
"""

OTHERS = {
    "délibération": """
        Extrait du registre des délibérations
        Séance du 4 juin 2024
        Étaient présents : M. Dupont, Mme Durand.
        Objet : signature de la convention d’application communale du contrat de ville, quartier prioritaire des Ormes
        Le conseil municipal, après en avoir délibéré, approuve la convention à l’unanimité.
        Fait à Vaubourg, le 5 juin 2024
        """,
    "appel à projets": """
        Appel à projets 2025 du contrat de ville
        Ville de Vaubourg
        Quartiers prioritaires : Les Ormes, La Gare
        Objectifs
        - Favoriser l’emploi des habitants
        Modalités de dépôt
        La date limite de dépôt des dossiers est fixée au 15 janvier 2025.
        Participation
        Les habitants sont associés.
        """,
    "bilan": """
        Rapport annuel politique de la ville 2024
        Ville de Vaubourg
        # Quartier prioritaire Les Ormes
        Population : 1 200 habitants
        # Gouvernance
        Le comité de pilotage s’est réuni 2 fois par an. Les ateliers ont permis de rencontrer les habitants.
        """,
    "presse": """
        Communiqué de presse
        Vendredi, la maire et la préfète ont signé la convention du contrat de ville.
        Signature
        Contact presse : 03 00 00 00 00
        Participation des habitants
        Les habitants du quartier prioritaire ont été consultés.
        """,
    "ni objectif": """
        Les quartiers prioritaires de la politique de la ville
        # Quartier prioritaire « Les Ormes »
        Code quartier : QN06299M
        # Portrait statistique
        Population : 1 200 habitants
        # Quartier prioritaire « La Gare »
        Code quartier : QN06298M
        # Portrait statistique
        Population : 900 habitants
        """,
}


def laid_out(words: str) -> str:
    return "\n".join(line.strip() for line in words.strip().splitlines())


@pytest.mark.parametrize("name", AMENDMENTS)
def test_an_amendment_is_called_so_and_sent_to_its_page(name):
    with pytest.raises(NotAnAgreement, match=r"est un avenant .*« Modifier par avenant »"):
        read(laid_out(AMENDMENTS[name]))


@pytest.mark.parametrize("name", CITING_AN_AMENDMENT)
def test_an_agreement_that_cites_an_amendment_is_read(name):
    assert read_below_cover(CITING_AN_AMENDMENT[name]).draft.commune == "Vaubourg"


@pytest.mark.parametrize("line", NO_AMENDMENTS)
def test_a_cover_that_says_there_is_no_amendment_is_read(line):
    assert read(f"{COVER}{line}\n{PROJECT}Les irritants\n- Le bruit").draft.commune == "Vaubourg"


def test_an_amendment_with_a_blank_number_is_called_so():
    with pytest.raises(NotAnAgreement, match=r"est un avenant \(« Avenant n° … à la convention communale »\)"):
        read(f"Avenant n° … à la convention communale\nVille de Vaubourg\n{PROJECT}Les irritants\n- Le bruit")


@pytest.mark.parametrize("title", ["Convention d’application – avenant au contrat de ville", "Convention communale"])
def test_an_agreement_that_says_how_it_changes_is_read(title):
    words = f"{title}\nVille de Vaubourg\n{PROJECT}Les irritants\n- Le bruit\n# Révision{ORDINARY_CLAUSES}"
    assert read(words).draft.commune == "Vaubourg"


def test_an_agreement_that_gives_each_of_its_own_changes_is_read():
    clauses = "Il est ajouté un bilan par an.\nLes termes du bilan sont modifiés en comité.\nToutes les clauses restent en vigueur."
    assert read_below_cover(f"Les irritants\n- Le bruit\n# Révision\n{clauses}").draft.commune == "Vaubourg"


def test_an_amendment_to_the_contract_calls_itself_so():
    words = f"Convention d’application – avenant au contrat de ville\n{PROJECT}Le présent avenant fixe la durée."
    with pytest.raises(NotAnAgreement, match=r"est un avenant .*avenant au contrat de ville"):
        read(words)


def test_an_amendment_told_by_its_articles_is_given_no_title():
    with pytest.raises(NotAnAgreement, match=r"^Ce document est un avenant d’après ses articles : il modifie"):
        read(laid_out(AMENDMENTS["by its articles alone"]))


@pytest.mark.parametrize("line", ["Texte consolidé, avenant n° 1 compris", "Version intégrant l’avenant n° 2"])
def test_a_consolidated_text_is_read(line):
    assert read(f"{COVER}{line}\n{PROJECT}Les irritants\n- Le bruit").draft.commune == "Vaubourg"


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_a_framework_agreement_is_called_so(name):
    with pytest.raises(NotAnAgreement, match=r"est la convention-cadre .* ne la lit pas encore"):
        read(laid_out(FRAMEWORKS[name]))


@pytest.mark.parametrize("name", CITING_A_FRAMEWORK)
def test_an_agreement_that_cites_the_framework_is_read(name):
    assert read_below_cover(CITING_A_FRAMEWORK[name]).draft.commune == "Vaubourg"


@pytest.mark.parametrize("title", TITLES_OF_ONE_TOWN)
def test_an_agreement_of_one_town_is_read_whatever_its_axes_and_committee(title):
    assert "Les Ormes" in {one.name for one in read(OF_ONE_TOWN.format(title)).draft.neighbourhoods}


@pytest.mark.parametrize("title", TITLES_OF_ONE_TOWN[1:-1])
def test_an_agreement_of_one_town_may_show_the_neighbourhoods_of_all(title):
    assert read(OF_ONE_TOWN.format(title) + TABLE_OF_TOWNS).draft.neighbourhoods


def test_a_paper_that_one_town_signs_is_the_agreement_of_one():
    signed = "# Signatures\nFait à Vaubourg, le 9 juillet 2024\nPour la commune de Vaubourg, le maire"
    assert read(OF_ONE_TOWN.format("Contrat de ville de Vaubourg") + TABLE_OF_TOWNS + signed).draft.neighbourhoods


@pytest.mark.parametrize(
    "title", ["Convention-cadre territoriale", "Contrat de ville des Deux-Rives", "Quartiers 2030"]
)
def test_a_paper_that_two_mayors_sign_is_a_framework(title):
    signed = "# Signatures\nLe maire de Vaubourg\nLa maire de Lormes"
    with pytest.raises(NotAnAgreement, match="est la convention-cadre"):
        read(OF_ONE_TOWN.format(title) + signed)


@pytest.mark.parametrize("kind", OTHERS)
def test_other_papers_about_neighbourhoods_are_refused(kind):
    with pytest.raises(NotAnAgreement, match=kind):
        read(laid_out(OTHERS[kind]))


@pytest.mark.parametrize(
    "words",
    [
        "Convention communale\nCommune de Vaubourg\nProjet de quartier « Les Ormes »",
        "Contrat de ville\nVille de Vaubourg\nProjet de quartier « Les Ormes »\nLes irritants\n- Le bruit",
        "Convention d’application communale\nVille de Vaubourg\nVu la délibération n° 3, séance du 4 juin 2024, à l’unanimité,\n"
        "Projet de quartier « Les Ormes »\nLes irritants\n- Le bruit",
        "Contrat de ville\nProjet de quartier « Les Ormes »\nLes irritants\n- Un appel à projets trop tardif, des porteurs de "
        "projets qui doivent attendre\nGouvernance\nUn comité de pilotage se réunit 2 fois par an.",
    ],
)
def test_a_thin_agreement_is_read(words):
    assert [one.name for one in read(words).draft.neighbourhoods] == ["Les Ormes"]


COVER_LINES = [
    "Liste des quartiers concernés : Les Ormes",
    "Liste des signataires",
    "Signature du contrat de ville le 14 mars 2024",
    "Appel à projets 2024",
    "Bilan du contrat de ville 2015-2023 et projet 2024-2030",
    "Délibération n° 12 du conseil municipal",
]
SAID_BY_AGREEMENTS = """
Le marché du mercredi a permis de réunir les habitants. En 2023, la fête a été financée.
Les demandes de subvention sont examinées une fois par an.
"""


@pytest.mark.parametrize("line", COVER_LINES)
def test_a_cover_line_alone_refuses_no_agreement(line):
    below = f"{PROJECT}{SAID_BY_AGREEMENTS}Les irritants\n- Le bruit\n# Gouvernance\nLe comité de pilotage se réunit 2 fois par an."
    assert read(f"Contrat de ville\n{line}\n{below}").draft.neighbourhoods


@pytest.mark.parametrize("line", COVER_LINES)
def test_a_cover_line_refuses_no_thin_agreement_that_names_its_town(line):
    assert read(f"Contrat de ville\nVille de Vaubourg\n{line}\n{PROJECT}{SAID_BY_AGREEMENTS}Les irritants\n- Le bruit")


@pytest.mark.parametrize("line", ["Appel à projets 2024", "Rapport annuel 2023"])
def test_a_paper_titled_so_that_wants_nothing_is_refused(line):
    below = f"{PROJECT}{SAID_BY_AGREEMENTS}# Gouvernance\nLe comité de pilotage se réunit 2 fois par an."
    with pytest.raises(NotAnAgreement, match="ressemble à"):
        read(f"Contrat de ville\nVille de Vaubourg\n{line}\n{below}")


def test_a_directory_of_neighbourhoods_is_called_so():
    with pytest.raises(NotAnAgreement, match="répertoire"):
        read(
            "Contrat de ville\nListe nationale des quartiers prioritaires\nVille de Vaubourg\n"
            + PROJECT
            + "# Gouvernance"
        )
