"""The list of the agreements of a contract: every commune, and where its agreement stands, for who may know."""

from datetime import date

import pytest
from django.urls import reverse
from lxml import html

from regain.core.member import SYSTEM
from regain.domain.contracts.models import Agreement
from regain.domain.documents.models import DocumentImport
from regain.exchange.applying import apply_withdrawal, begin_import
from regain.exchange.planning.withdrawal import plan_withdrawal
from regain.reports.coverage import build_coverage
from regain.reports.standings import build_standings
from tests.agreements.layout import make_file
from tests.agreements.model import agreements
from tests.amending import signed
from tests.factories.contracts import ContractFactory
from tests.factories.drafts import draft, neighbourhood, row
from tests.factories.territory import CommuneFactory
from tests.filling import apply_draft

AUCHEL = make_file(next(one.layout for one in agreements() if one.slug == "auchel"), "txt")
PAGE = "/contrats/CN06201M/conventions/"


@pytest.fixture
def contract(db):
    """Barlin is in force and amended, Hersin withdrawn, Auchel being read, Houdain awaited."""
    named = {"62083": "Barlin", "62443": "Hersin-Coupigny", "62048": "Auchel", "62457": "Houdain"}
    contract = ContractFactory(communes=[CommuneFactory(insee_code=code, name=name) for code, name in named.items()])
    apply_draft(draft(), contract)
    hersin = neighbourhood(objectives=(row("Parler de santé mentale"),))
    apply_draft(draft(file="hersin.docx", commune="Hersin-Coupigny", neighbourhoods=(hersin,)), contract)
    withdrawn = Agreement.objects.get(commune__insee_code="62443")
    apply_withdrawal(withdrawn, answers={}, expected=plan_withdrawal(withdrawn, answers={}).fingerprint, by=SYSTEM)
    barlin = Agreement.objects.get(commune__insee_code="62083")
    signed(barlin, date(2026, 1, 15), ("/governance/elected_referent", "le maire"))
    begin_import(AUCHEL, name="auchel.txt", contract=contract, by=SYSTEM)
    return contract


def lines(client) -> dict[str, tuple[str, ...]]:
    """Each commune's row, as it reads."""
    page = html.fromstring(client.get(PAGE).content)
    rows = [[" ".join(cell.text_content().split()) for cell in row] for row in page.xpath("//tbody/tr")]
    return {name: tuple(rest) for name, *rest in rows}


def test_every_commune_is_there_with_the_state_of_its_agreement(contract, claire):
    assert lines(claire) == {
        "Auchel": ("à relire Reprendre la lecture : Auchel", "–", "–"),
        "Barlin": ("en vigueur", "9 juillet 2024", "1 avenant signé"),
        "Hersin-Coupigny": ("retirée", "–", "–"),
        "Houdain": ("attendue", "–", "–"),
    }


def test_every_page_counts_the_same_agreements(contract, claire):
    said = "1 convention en vigueur sur 4 communes. 3 sont encore attendues, dont 1 à relire."

    assert said in claire.get(PAGE).content.decode()
    assert "3 conventions encore attendues" in claire.get(reverse("home")).content.decode()
    assert build_standings([contract])[0].awaited == len(build_coverage(contract).awaited) == 3


def test_a_reader_sees_the_list_and_nothing_of_what_is_being_read(contract, rachid):
    assert lines(rachid)["Auchel"] == ("attendue", "–", "–")
    assert reverse("import_review", args=[DocumentImport.objects.get().pk]) not in rachid.get(PAGE).content.decode()


def test_a_stranger_to_the_contract_finds_no_list(contract, outsider, stranger):
    assert (outsider.get(PAGE).status_code, stranger.get(PAGE).status_code) == (404, 302)


def test_each_page_of_the_contract_leads_to_it_and_it_leads_to_each_agreement(contract, rachid):
    tabs = rachid.get(reverse("contract", args=["CN06201M"])).content.decode()

    assert f'href="{PAGE}"' in tabs
    assert f'href="{PAGE}62083/"' in rachid.get(PAGE).content.decode()


def test_a_longer_list_costs_no_more_queries(contract, claire, django_assert_max_num_queries):
    claire.get(PAGE)
    with django_assert_max_num_queries(20) as few:
        claire.get(PAGE)
    contract.communes.add(
        *(CommuneFactory(insee_code=f"62{number}", name=f"Ville {number}") for number in range(900, 930))
    )

    with django_assert_max_num_queries(len(few)):
        claire.get(PAGE)
