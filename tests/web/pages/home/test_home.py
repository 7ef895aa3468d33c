from datetime import date

import pytest
from django.urls import reverse

from regain.core.mandates import Role
from regain.domain.contracts.enums import AgreementKind, CommitmentKind
from regain.domain.contracts.models import Agreement, Commitment, Contract, IntercommunalObjective
from regain.domain.documents.models import DocumentImport, StoredFile
from regain.domain.territory.models import Commune, Intercommunality
from regain.reports.roadmap import Roadmap
from regain.web.pages.home.presenters import build_home
from tests.mandates import acting


@pytest.fixture
def contract(db) -> Contract:
    """A contract of one commune, whose only promise cannot be checked and whose only objective has no answer."""
    agglomeration = Intercommunality.objects.create(siren="200072460", name="Agglomération d’essai")
    barlin = Commune.objects.create(insee_code="62083", name="Barlin", intercommunality=agglomeration)
    contract = Contract.objects.create(
        code="CN06201M",
        name="Engagements Quartiers 2030",
        intercommunality=agglomeration,
        starts_on=date(2024, 1, 1),
        ends_on=date(2030, 12, 31),
    )
    contract.communes.add(barlin)
    stake = contract.stakes.create(number=1, label="Attentifs aux plus fragiles")
    strategic = stake.strategic_objectives.create(rank=1, label="Agir pour la santé")
    IntercommunalObjective.objects.create(strategic=strategic, rank=1, label="Santé mentale")
    agreement = Agreement.objects.create(contract=contract, kind=AgreementKind.COMMUNAL, commune=barlin)
    Commitment.objects.create(
        agreement=agreement, kind=CommitmentKind.SIGNATORY, rank=1, text="Faire au mieux", is_checkable=False
    )
    return contract


@pytest.fixture
def begun(db) -> DocumentImport:
    """An import left half-way."""
    file = StoredFile.objects.create(sha256="a" * 64, name="convention.docx", media_type="text/plain", size=1)
    return DocumentImport.objects.create(
        file=file, contract_code="CN06201M", subject="Barlin", insee_code="62083", started_by="Amina"
    )


def test_nothing_imported_teaches_what_to_do(amina):
    html = amina.get("/").content.decode()

    assert ("Par où commencer\u00a0?" in html, reverse("import_agreement") in html) == (True, True)


def test_a_contract_without_any_agreement_still_teaches(amina, contract):
    assert "Par où commencer\u00a0?" in amina.get("/").content.decode()


def test_a_contract_shows_its_figures_and_where_they_lead(contract):
    (standing,) = build_home([contract], [], Roadmap(), member=acting(Role.READER)).standings

    assert [(figure.value, figure.label, figure.href) for figure in standing.figures] == [
        (0, "convention enregistrée", "/contrats/CN06201M/"),
        (1, "objectif intercommunal qui attend une réponse", "/contrats/CN06201M/objectifs/"),
        (1, "engagement à préciser", "/contrats/CN06201M/engagements/?a_preciser="),
    ]


@pytest.mark.parametrize(
    ("own", "said"), [(True, "Aucune convention sur 1. 1 chose vous attend."), (False, "Aucune convention sur 1.")]
)
def test_the_answer_says_what_waits_and_reproaches_nothing(contract, begun, own, said):
    begun.started_by_key = "1" if own else "2"

    home = build_home([contract], [begun], Roadmap(), member=acting(Role.TECHNICAL_REFERENT))

    assert home.answer == said
    assert (len(home.tasks), len(home.others)) == ((1, 0) if own else (0, 1))


def test_what_one_began_may_be_resumed_and_is_another_s_for_everybody_else(amina, claire, begun):
    DocumentImport.objects.update(started_by_key=amina.member.key)

    hers, lead_s = amina.get("/").content.decode(), claire.get("/").content.decode()

    assert ("Reprendre la lecture" in hers, reverse("import_review", args=[begun.pk]) in hers) == (True, True)
    assert ("Reprendre la lecture" in lead_s, "Commencé par d’autres" in lead_s) == (False, True)
    assert "lecture commencée par Amina" in lead_s


def test_a_filled_page_asks_where_the_contract_stands(amina, contract, begun):
    html = amina.get("/").content.decode()

    assert ("Où en est le contrat\u00a0?" in html, "CN06201M" in html) == (True, True)


def test_the_accessibility_statement_is_public_and_tells_the_truth(client, db):
    html = client.get(reverse("accessibility")).content.decode()

    assert ("non conforme" in html, "n’a pas encore été audité" in html) == (True, True)


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("mailto:acces@agglo.example", 'en écrivant à <a href="mailto:acces@agglo.example">acces@agglo.example</a>'),
        ("https://agglo.example/contact", 'href="https://agglo.example/contact"'),
        ("", "à la collectivité qui vous ouvre ce service"),
    ],
)
def test_the_accessibility_statement_says_what_the_law_asks(client, db, settings, setting, said):
    settings.ACCESSIBILITY_CONTACT = setting

    html = " ".join(client.get(reverse("accessibility")).content.decode().split())

    asked = (
        *("État de conformité", "Non-conformités connues", "Dérogations pour charge disproportionnée", said),
        *("Contenus non soumis à l’obligation", "30 novembre 2026", "Technologies utilisées", "Environnement de test"),
        *("Outils", "Pages vérifiées", "formulaire.defenseurdesdroits.fr", "saisir/delegues", "Libre réponse 71120"),
    )
    assert [one for one in asked if one not in html] == []
