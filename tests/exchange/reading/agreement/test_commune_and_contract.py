"""Whose agreement it is, and of which contract."""

from datetime import date

import pytest

from tests.exchange.reading.agreement.papers import findings, read

REST = "Projet de quartier « Les Ormes »\nStatut : QPV\nLes irritants\n- Du bruit\n"


@pytest.mark.parametrize(
    ("cover", "commune"),
    [
        ("Contrat de ville\nConvention d’application communale\nCommune de Vaubourg", "Vaubourg"),
        ("COMMUNE D’ORLY-SUR-AURE\nCONVENTION D’APPLICATION COMMUNALE", "Orly-sur-Aure"),
        ("VILLE DE VAUBOURG\nContrat de ville de l’agglomération d’Ailleurs", "Vaubourg"),
        ("Convention d’application communale de La Bâtie", "La Bâtie"),
        ("Convention d’application communale – Vaubourg", "Vaubourg"),
        ("Convention d’application de la ville de Saint-Air", "Saint-Air"),
        ("Convention d’application communale\nCommune du Pin", "Le Pin"),
        ("CONTRAT DE VILLE DU PAYS DE BRUME\nCONVENTION COMMUNALE DE VAUBOURG", "Vaubourg"),
        (
            "Convention d’application communale\nPréambule\nLa commune de Vaubourg agit. Le maire de Vaubourg aussi.",
            "Vaubourg",
        ),
        ("Convention d’application communale\nMme X, maire de Vaubourg", "Vaubourg"),
    ],
)
def test_the_commune(cover, commune):
    assert read(f"{cover}\n{REST}").draft.commune == commune


def test_two_communes_with_the_same_evidence_are_a_question():
    cover = "Convention d’application communale\nCommune de Vaubourg\nCommune de Saint-Air\n"
    (finding,) = findings(read(cover + REST), "commune_uncertain")

    assert (finding.is_pending, finding.choice.options) == (True, ("Vaubourg", "Saint-Air"))
    chosen = read(cover + REST, commune_uncertain="Saint-Air").draft
    assert (chosen.commune, chosen.places["/commune"].line) == ("Saint-Air", 3)


def test_no_commune_at_all_is_asked_for():
    cover = "Contrat de ville\nConvention d’application\n"
    (finding,) = findings(read(cover + REST), "commune_missing")

    assert (finding.is_pending, finding.choice.options) == (True, ())
    assert read(cover + REST, commune_missing="Vaubourg").draft.commune == "Vaubourg"


@pytest.mark.parametrize(
    ("cover", "name", "ends_on"),
    [
        ("Contrat de ville « Ensemble, 2024-2030 »", "Ensemble, 2024-2030", date(2030, 12, 31)),
        ('CONTRAT DE VILLE "ENGAGEMENTS QUARTIERS 2030"', "Engagements Quartiers 2030", None),
        ("Contrat de ville Engagements quartiers 2030", "Engagements quartiers 2030", None),
        ("Contrat de ville – Cap commun", "Cap commun", None),
        ("Contrat de ville 2024-2030\nAvant lui, le contrat de ville 2015-2023", None, date(2030, 12, 31)),
        ("Contrat de ville\nLa présente convention prend fin le 31 mars 2029.", None, date(2029, 3, 31)),
        ("Contrat de ville\nCe texte vaut jusqu’au 31 décembre 2030.", None, date(2030, 12, 31)),
        ("Contrat de ville", None, None),
    ],
)
def test_the_contract(cover, name, ends_on):
    contract = read(f"Convention d’application communale\nCommune de Vaubourg\n{cover}\n{REST}").draft.contract

    assert (contract.name, contract.ends_on) == (name, ends_on)


def test_the_last_promise_may_end_the_contract():
    signed = "Les signataires\nIls s’engagent à agir avant le 31 décembre 2030 et à payer avant le 1er mars 2026."
    contract = read(f"Contrat de ville\nCommune de Vaubourg\n{REST}{signed}").draft.contract

    assert contract.ends_on == date(2030, 12, 31)


def test_a_promise_that_falls_before_does_not_end_it():
    signed = "Les signataires\nIls s’engagent à agir avant le 31 décembre 2026."
    contract = read(f"Contrat de ville 2024-2030\nCommune de Vaubourg\n{REST}{signed}").draft.contract

    assert contract.ends_on == date(2030, 12, 31)
