"""What the page of an import says once it was applied, and what it refuses before."""

from datetime import date

import pytest
from django.urls import reverse

from regain.core.member import SYSTEM
from regain.domain.contracts.models import Agreement
from regain.domain.documents.models import DocumentImport
from regain.exchange.applying import answer, begin_import, confirm_import
from regain.exchange.planning.kept import current_plan
from tests.agreements.layout import make_file
from tests.agreements.model import agreements
from tests.amending import signed
from tests.factories.contracts import ContractFactory
from tests.factories.territory import CommuneFactory
from tests.web.pages.amendments.acting import html_of

AUCHEL = next(one for one in agreements() if one.slug == "auchel")


@pytest.fixture
def contract(db):
    return ContractFactory(communes=[CommuneFactory(insee_code="62048", name="Auchel")])


@pytest.fixture
def begun(contract) -> DocumentImport:
    return begin_import(make_file(AUCHEL.layout, "txt"), name="auchel.txt", contract=contract, by=SYSTEM)


@pytest.fixture
def applied(begun) -> DocumentImport:
    given = {one.key: one.options[-1].value for one in current_plan(begun).pending}
    answer(begun, choices=given, expected_version=begun.version, by=SYSTEM)
    plan = current_plan(begun)
    confirm_import(begun, expected_fingerprint=plan.fingerprint, expected_version=begun.version, by=SYSTEM)
    return begun


def review(client, begun) -> str:
    return html_of(client.get(reverse("import_review", args=[begun.pk])))


def test_an_applied_import_leads_to_its_agreement(claire, rachid, applied):
    html = review(claire, applied)

    assert "Ce document a été appliqué le" in html
    assert "Son texte est en vigueur." in html
    assert reverse("agreement", args=["CN06201M", "62048"]) in html
    amend = reverse("amend_agreement", args=["CN06201M", "62048"])
    assert (amend in html, amend in review(rachid, applied)) == (True, False)
    assert "À vous de choisir" not in html


def test_an_applied_import_says_that_its_text_was_amended_since(claire, applied):
    signed(Agreement.objects.get(), date(2026, 1, 15), ("/governance/elected_referent", "le maire"))

    html = review(claire, applied)

    assert "modifié depuis par l’avenant n° 1" in html
    assert f"{reverse('agreement', args=['CN06201M', '62048'])}au/" in html


def test_a_plan_may_be_abandoned_on_its_own_page(claire, begun):
    html = html_of(claire.get(reverse("import_plan", args=[begun.pk])))

    assert reverse("import_abandon", args=[begun.pk]) in html
