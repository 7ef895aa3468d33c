"""The pages of amendments and of past days, empty and filled: the tools have nothing to say, on screen and on paper."""

from datetime import date

import pytest
from django.urls import reverse

from regain.core.member import SYSTEM
from regain.domain.contracts.models import Agreement, Amendment
from regain.domain.contracts.usecases import drop_amendment, open_amendment
from tests.amending import opened, passed, signed
from tests.factories.contracts import ContractFactory
from tests.factories.drafts import draft
from tests.factories.territory import CommuneFactory
from tests.filling import apply_draft
from tests.journeys.conftest import WIDTHS, overflow, swept

pytestmark = [pytest.mark.browser, pytest.mark.slow]  # the tools on every page, at every width

CODE, INSEE = "CN06201M", "62083"
PAPER = 700
"""Pixels of a page of A4 between its margins."""
ELECTED = "/governance/elected_referent"
ELEMENTS = (
    *("/neighbourhoods/0", "/neighbourhoods/-", "/neighbourhoods/0/portrait", "/neighbourhoods/0/portrait/figures/-"),
    *("/neighbourhoods/0/irritants/0", "/neighbourhoods/0/irritants/-", "/neighbourhoods/0/objectives/-"),
    *(ELECTED, "/governance/commitments/0", "/governance/commitments/-"),
    *("/signatories/0", "/signatories/-", "/sections/0", "/sections/-"),
)


@pytest.fixture
def agreement(transactional_db) -> Agreement:
    barlin = CommuneFactory(insee_code=INSEE, name="Barlin")
    hersin = CommuneFactory(insee_code="62443", name="Hersin-Coupigny")
    apply_draft(draft(), ContractFactory(communes=[barlin, hersin]))
    return Agreement.objects.get()


def of_days(*days: str) -> list[str]:
    """The pages of the agreement and of the contract on each day."""
    return [
        *(reverse("agreement_on", args=[CODE, INSEE, day]) for day in days),
        *(reverse("contract_on", args=[CODE, day]) for day in days),
    ]


def of_amendment(amendment: Amendment) -> list[str]:
    """Its three tabs and its title."""
    names = ("amendment", "amendment_changes", "amendment_circuit", "amendment_retitle")
    return [reverse(name, args=[CODE, INSEE, amendment.pk]) for name in names]


def reproaches(page, addresses: list[str], state: str) -> list[str]:
    return [one for rank, address in enumerate(addresses) for one in swept(page, address, f"{state}-{rank:02d}")]


def test_pages_that_have_nothing_to_show_yet(open_page, agreement):
    amendment = open_amendment(agreement, title="Revoir le pilotage", by=SYSTEM)
    addresses = [*of_amendment(amendment), *of_days("2024-01-01")]

    assert reproaches(open_page(), addresses, "avenant-vide") == []


def test_pages_of_a_long_life(open_page, agreement):
    first = signed(agreement, date(2026, 1, 15), (ELECTED, "le maire"))
    dropped = opened(agreement, (ELECTED, "personne"))
    drop_amendment(dropped, expected=Amendment.objects.get(pk=dropped.pk).version, by=SYSTEM)
    second = passed(opened(agreement, (ELECTED, "la première adjointe")), date(2026, 5, 3))
    addresses = [
        *(of_amendment(first)[:3] + of_amendment(dropped)[:3] + of_amendment(second)[:3]),
        *(reverse(name, args=[CODE, INSEE]) for name in ("agreement", "amend_agreement", "agreement_history")),
        *of_days("2025-03-01", "2026-03-01"),
    ]

    assert reproaches(open_page(), addresses, "avenant-vivant") == []


def test_the_form_of_each_kind_of_element(open_page, agreement):
    amendment = open_amendment(agreement, title="Revoir le pilotage", by=SYSTEM)
    form = reverse("amendment_edit", args=[CODE, INSEE, amendment.pk])

    assert reproaches(open_page(), [f"{form}?ou={where}" for where in ELEMENTS], "avenant-forme") == []


@pytest.mark.parametrize("width", WIDTHS)
def test_a_conflict_and_a_refusal(open_page, axe, agreement, width):
    amendment = opened(agreement, (ELECTED, "le maire"))
    page, other = open_page(width, expects_errors=True), open_page(width)
    form = f"{reverse('amendment_edit', args=[CODE, INSEE, amendment.pk])}?ou={ELECTED}"
    for one, words in ((page, "la première adjointe"), (other, "la conseillère")):
        one.goto(form)
        one.get_by_label("Qui est-ce ?").fill(words)
    for one in (other, page):
        one.get_by_role("button", name="Enregistrer dans l’avenant").click()
    page.get_by_text("Vous avez écrit ici entre-temps").wait_for()
    found = axe(page)

    page.goto(reverse("amendment_circuit", args=[CODE, INSEE, amendment.pk]))
    page.get_by_label("Date", exact=True).fill("2020-01-15")
    page.get_by_label("Lieu", exact=True).fill("Barlin")
    page.get_by_role("button", name="Proposer cet avenant").click()
    page.get_by_text("corrigez la date").first.wait_for()

    assert (found, axe(page), overflow(page)) == ([], [], 0)


def test_on_paper_the_text_is_whole_and_nothing_is_asked(open_page, agreement):
    amendment = signed(agreement, date(2026, 1, 15), (ELECTED, "le maire"))
    page, wide = open_page(PAPER), []
    page.emulate_media(media="print")
    for address in (
        reverse("agreement", args=[CODE, INSEE]),
        *of_amendment(amendment)[:3],
        *of_days("2026-03-01"),
        reverse("contract_history", args=[CODE]),
    ):
        page.goto(address)
        asked = page.locator("main :is(button, input:not([type=hidden]), select, textarea):visible").count()
        wide += [address] if overflow(page) or asked else []

    page.goto(reverse("agreement", args=[CODE, INSEE]))
    assert (wide, page.get_by_text("Ce texte dit ce que la commune retient.").is_visible()) == ([], True)
