"""What changed in the contract: to everybody it is open to, all that was signed and decided, and two dates compared."""

import re

import pytest
from django.urls import reverse

from regain.core.mandates import Role
from regain.core.member import SYSTEM
from regain.domain.contracts.models import Agreement
from regain.domain.contracts.usecases import open_amendment
from regain.domain.territory.models import Correspondence, Perimeter
from regain.exchange.applying import begin_import, confirm_import
from regain.exchange.planning.kept import current_plan
from regain.exchange.writing.agreement import compose_agreement
from regain.exchange.writing.files import write_file
from tests.cast import signed_in
from tests.factories.accounts import PersonFactory
from tests.factories.drafts import draft
from tests.mandates import CODE, CONTRACT
from tests.web.pages.amendments.acting import html_of

HISTORY = reverse("contract_history", args=[CODE])
COMPARED = reverse("contract_compared", args=[CODE])


@pytest.fixture
def lived(claire, contract):
    """An agreement imported and confirmed, an amendment signed, a correspondence confirmed, another being prepared."""
    file = write_file(compose_agreement(draft()), "docx")
    begun = begin_import(file, name="convention.docx", contract=contract, by=claire.member)
    plan = current_plan(begun)
    confirm_import(begun, expected_fingerprint=plan.fingerprint, expected_version=begun.version, by=claire.member)
    young = Perimeter.objects.create(code="QN06207M", vintage=2024, name="Regain", insee_codes=["62083"])
    pair = Correspondence.objects.create(
        perimeter=young, other=Perimeter.objects.get(vintage=2015), state="to_confirm", reasons=["same_name"]
    )
    claire.post(reverse("correspondence_confirm", args=[pair.pk]), {"expected": pair.version})
    return contract


def text(response) -> str:
    return html_of(response).replace("\u00a0", " ")


@pytest.mark.parametrize("role", [Role.STATE, Role.READER])
def test_imports_and_confirmed_correspondences_are_listed_without_a_name(lived, role):
    html = text(signed_in(PersonFactory(name="Samuel"), role, CONTRACT).get(HISTORY))

    assert "Convention enregistrée" in html
    assert "Import appliqué" in html
    assert "Correspondance décidée" in html
    assert "Claire" not in html
    assert "Chef de projet" in html
    assert "barlin.docx" not in html


def test_fingerprints_and_numbers_of_bytes_are_told_to_nobody(lived, claire):
    journal = text(claire.get(reverse("contract_journal", args=[CODE])))

    assert "Fichier conservé" in journal
    assert "mpreinte" not in journal
    assert "octets" not in journal
    assert "sans trou" not in journal


def test_who_keeps_the_contract_reads_names_and_readers_have_a_tab(lived, claire, rachid):
    assert "Claire" in text(claire.get(HISTORY))
    assert HISTORY in html_of(rachid.get(reverse("contract", args=[CODE])))


def test_a_draft_amendment_is_told_to_those_who_may_see_it_alone(lived, claire, rachid):
    open_amendment(Agreement.objects.get(), title="Un secret de commune", by=SYSTEM)

    assert ["Avenant ouvert" in text(one.get(HISTORY)) for one in (claire, rachid)] == [True, False]


def test_two_dates_are_compared_line_by_line(desk, rachid):
    desk.act("retirer", "/neighbourhoods/0/irritants/0", "Peu de lieux pour les jeunes")
    desk.step("propose", on="2026-03-01", at="Barlin")
    desk.step("review", on="2026-03-08", at="Béthune")
    desk.sign()

    before, after = (
        text(rachid.get(COMPARED, {"du": first, "au": last}))
        for first, last in (("2024-01-01", "2025-01-01"), ("2025-01-01", "2026-06-01"))
    )
    same = text(rachid.get(COMPARED, {"du": "2026-04-01", "au": "2026-06-01"}))

    assert "Signée entre-temps" in before
    assert "1 retrait, par avenant n° 1" in after
    assert "Peu de lieux pour les jeunes" in after
    assert "Aucun texte n’a changé entre le 1er avril 2026 et le 1er juin 2026." in same
    assert rachid.get(COMPARED, {"du": "2026-06-01", "au": "2026-04-01"}).status_code == 422


def test_what_is_said_today_is_in_the_present_and_what_was_in_the_past(desk, rachid):
    today, then = (
        rachid.get(reverse("contract_on_day", args=[CODE]), query).url for query in ({}, {"jour": "2025-02-01"})
    )

    assert "1 commune a une convention en vigueur" in text(rachid.get(today))
    assert "1 commune avait une convention en vigueur" in text(rachid.get(then))
    agreement = reverse("agreement_on", args=[CODE, "62083", "2025-02-01"])
    assert "telle qu’elle était en vigueur le 1er février 2025." in text(rachid.get(agreement))


def test_the_way_to_the_comparison_calls_the_contract_as_the_other_pages_do(rachid, contract):
    page = " ".join(rachid.get(COMPARED).content.decode().split())

    address = reverse("contract", args=[CODE])
    assert re.search(rf'<a href="{address}"[^>]*>\s*Contrat\s*</a>', page)
