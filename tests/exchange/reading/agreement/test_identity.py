"""Who a neighbourhood is: title, name, kind, code, communes."""

import pytest

from regain.exchange.reading.agreement.quarters import quarter_title
from tests.exchange.reading.agreement.papers import codes, findings, line, read

COVER = "Contrat de ville\nConvention d’application communale\nCommune de Vaubourg\n"
LISTS = "Les irritants\n- Du bruit\nLes opportunités\n- Un parc\n"


def one(words: str, **choices: str):
    (found,) = read(f"{COVER}{words}\n{LISTS}", **choices).draft.neighbourhoods
    return found


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Projet de quartier « Les Ormes »", "Les Ormes"),
        ("PROJET DE QUARTIER : LES ORMES", "LES ORMES"),
        ("2. Projet de quartier – Les Ormes", "Les Ormes"),
        ("Projet du quartier des Ormes", "Ormes"),
        ("Projet de quartier de La Bâtie", "La Bâtie"),
        ("Projet de quartier « Quartier du Ponceau »", "Ponceau"),
        ("Fiche quartier n°1 : Les Ormes (QPV)", "Les Ormes"),
        ("Quartier « Les Ormes »", "Les Ormes"),
        ("**Quartier des Ormes", "Ormes"),
        ("QPV Les Ormes", "Les Ormes"),
        ("QIC : Le Pré", "Le Pré"),
        ("**Les Ormes (QPV – QN06207M)", "Les Ormes"),
        ("# Les Ormes - QIC", "Les Ormes"),
        ("Nom du quartier : Les Ormes", "Les Ormes"),
        ("Projet de quartier", ""),
    ],
)
def test_titles_of_neighbourhoods(words, name):
    assert quarter_title(line(words)).name.words == name


@pytest.mark.parametrize(
    "words",
    [
        "Quartier des Ormes",
        "Quartier prioritaire de la politique de la ville",
        "Le quartier est un QPV depuis 2015",
        "# Le quartier en chiffres",
        "- Quartier « Les Ormes »",
        "Projet de quartier concerté avec tous ceux qui le souhaitent et dont la liste est donnée plus loin dans ce texte.",
        "**QPV",
        "Nom du quartier :",
        "Projets de quartier",
        "3. Les projets des quartiers",
        "Fiches quartiers",
    ],
)
def test_what_is_no_title_of_a_neighbourhood(words):
    assert quarter_title(line(words)) is None


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        ("Statut : Quartier prioritaire de la politique de la ville", "QPV"),
        ("Type : QIC", "QIC"),
        ("Statut\nQuartier d’intérêt communautaire", "QIC"),
        ("Statut : ☒ QPV ☐ QIC", "QPV"),
        ("Statut : ☐ QPV ☑ QIC", "QIC"),
        ("Code quartier : QN06207M", "QPV"),
        ("Ce quartier prioritaire compte mille habitants, et nous y tenons.", "QPV"),
        ("| Statut | Quartier d’intérêt communautaire au titre de la politique de la ville |", "QIC"),
    ],
)
def test_the_kind_is_told_by_the_status_the_code_or_the_words_around(status, kind):
    assert one(f"Projet de quartier « Les Ormes »\n{status}").kind == kind


def test_a_kind_that_cannot_be_told_is_asked_for():
    words = f"{COVER}Projet de quartier « Les Ormes »\nStatut : QPV ou QIC\n{LISTS}"
    (finding,) = findings(read(words), "kind_uncertain")

    assert (finding.is_pending, finding.choice.key, finding.choice.options) == (
        True,
        "kind_uncertain:les-ormes",
        ("QPV", "QIC"),
    )
    assert one("Projet de quartier « Les Ormes »").kind == ""
    assert one("Projet de quartier « Les Ormes »", kind_uncertain="QIC").kind == "QIC"
    assert one("Projet de quartier « Les Ormes »", kind_uncertain="ZUS").kind == ""


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Code quartier: QP 06 20 07", "QP062007"),
        ("Code : QN 062 07 M", "QN06207M"),
        ("Code du quartier : qp02a003", "QP02A003"),
        ("Code quartier (INSEE) : QN06207M (ex QP062007)", "QN06207M"),
        ("Code : néant", None),
        ("Code : sans objet", None),
        ("Code :", None),
    ],
)
def test_codes_are_normalised(words, code):
    assert one(f"Projet de quartier « Les Ormes »\nStatut : QPV\n{words}").code == code


def test_a_code_in_the_title_counts():
    assert one("Quartier « Les Ormes » (QPV – QN 06207 M)").code == "QN06207M"


def test_what_looks_like_a_code_in_the_title_and_is_none_does_not_count():
    assert one("Quartier « Les Ormes » (QPV – QN 1)").code is None


def test_a_free_code_of_a_qic_is_no_doubt():
    reading = read(f"{COVER}Projet de quartier « Le Pré »\nStatut : QIC\nCode : PRE-01\n{LISTS}")

    assert reading.draft.neighbourhoods[0].code == "PRE01"
    assert "code_unknown" not in codes(reading)


def test_an_unknown_code_of_a_qpv_is_kept_unless_a_human_corrects_it():
    words = "Projet de quartier « Les Ormes »\nStatut : QPV\nCode : QP O6 20 O7"
    (finding,) = findings(read(f"{COVER}{words}\n{LISTS}"), "code_unknown")

    assert (finding.choice.default, finding.choice.options) == ("QPO620O7", ("QPO620O7", "QP062007"))
    assert not finding.is_pending
    assert one(words).code == "QPO620O7"
    assert one(words, code_unknown="QP062007").code == "QP062007"
    assert one(words, code_unknown="").code is None


@pytest.mark.parametrize(
    ("words", "communes"),
    [
        ("Commune concernée : Vaubourg", ("Vaubourg",)),
        ("Communes concernées : VAUBOURG et SAINT-AIR", ("Vaubourg", "Saint-Air")),
        ("Commune(s) concernée(s) : Vaubourg, Saint-Air / Le Pin", ("Vaubourg", "Saint-Air", "Le Pin")),
        ("| Commune | Vaubourg |", ("Vaubourg",)),
        ("Commune concernée :\nVaubourg", ("Vaubourg",)),
    ],
)
def test_communes_of_a_neighbourhood(words, communes):
    assert one(f"Projet de quartier « Les Ormes »\nStatut : QPV\n{words}").communes == communes


def test_a_name_given_by_a_label_is_that_of_the_title_above():
    found = one("Le projet de quartier\nNom du quartier : LES ORMES\nStatut : QPV")

    assert found.name == "Les Ormes"


def test_a_name_given_by_a_cell_opens_a_neighbourhood():
    assert one("| Quartier | Les Ormes |\n| Statut | QPV |").name == "Les Ormes"


def test_a_neighbourhood_without_a_name_is_asked_for_it():
    assert one("Projet de quartier\nStatut : QPV").name == ""
    assert one("Projet de quartier\nStatut : QPV", neighbourhood_name_missing="Les Ormes").name == "Les Ormes"


def test_a_paper_that_announces_no_neighbourhood_has_one_all_the_same():
    reading = read(f"{COVER}La commune a un quartier prioritaire.\n{LISTS}")

    assert [found.irritants for found in reading.draft.neighbourhoods] == [("Du bruit",)]
    assert "neighbourhood_name_missing" in codes(reading)


def test_the_code_of_2015_is_told():
    reading = read(f"{COVER}Projet de quartier « Les Ormes »\nStatut : QPV\nCode : QP062007\n{LISTS}")

    assert "old_perimeter_code" in codes(reading)


def test_a_label_amid_a_line_ends_the_value_before_it():
    words = COVER + (
        "Projet de quartier « Les Ormes »\n"
        "Statut : Quartier prioritaire de la politique de la ville – Code quartier : QN06299M, Commune concernée : Vaubourg\n"
        "Organisation et pilotage local\n"
        "Référent élu : Mme Aline Roy, adjointe Référent technicien : M. Omar Teyssier, chef de projet, tél. : 03 21 00 00 00\n"
    )

    draft = read(words).draft
    quarter = draft.neighbourhoods[0]

    assert (quarter.kind, quarter.code, quarter.communes) == ("QPV", "QN06299M", ("Vaubourg",))
    assert draft.governance.elected_referent == "Mme Aline Roy, adjointe"
    assert draft.governance.technical_referent == "M. Omar Teyssier, chef de projet, tél. : 03 21 00 00 00"
