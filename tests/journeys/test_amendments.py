"""Amending what was signed, as people do: prepared, proposed, reviewed, signed, then amended again and looked back at."""

import pytest

from regain.domain.contracts.models import Agreement, Amendment
from tests.factories.contracts import ContractFactory
from tests.factories.drafts import draft
from tests.factories.territory import CommuneFactory
from tests.filling import apply_draft
from tests.journeys.conftest import overflow, shot

pytestmark = pytest.mark.browser

AGREEMENT = "/contrats/CN06201M/conventions/62083/"


@pytest.fixture
def agreement(transactional_db) -> Agreement:
    barlin = CommuneFactory(insee_code="62083", name="Barlin")
    hersin = CommuneFactory(insee_code="62443", name="Hersin-Coupigny")
    apply_draft(draft(), ContractFactory(communes=[barlin, hersin]))
    return Agreement.objects.get()


def agreed(axe, page, name: str) -> None:
    """Nothing sticks out, axe has nothing to say, and a picture is taken."""
    shot(page, f"avenant-{name}-{page.viewport_size['width']}")
    assert (overflow(page), axe(page)) == (0, [])


def open_amendment(page, title: str) -> None:
    page.goto(AGREEMENT)
    page.get_by_role("link", name="Modifier par avenant").click()
    page.get_by_label("Objet de l’avenant").fill(title)
    page.get_by_role("button", name="Ouvrir l’avenant").click()


def rewrite(page, was: str, becomes: str, *, label: str = "Texte") -> None:
    page.get_by_role("link", name=f"Modifier : {was}").click()
    page.get_by_label(label, exact=True).fill(becomes)
    page.get_by_role("button", name="Enregistrer dans l’avenant").click()


def step(page, label: str, day: str, place: str = "Barlin") -> None:
    page.get_by_label("Date", exact=True).fill(day)
    page.get_by_label("Lieu", exact=True).fill(place)
    page.get_by_role("button", name=label).click()


def sign(page, day: str) -> None:
    page.get_by_role("link", name="Le circuit").click()
    step(page, "Proposer cet avenant", day)
    step(page, "Dire qu’il est relu", day)
    page.get_by_label("Date de signature").fill(day)
    page.get_by_label("Lieu de signature").fill("Barlin")
    page.get_by_role("button", name="Dire qu’il est signé").click()


def referent_on(page, day: str) -> str:
    """Who the text named on that day, as the page asked by the date form tells."""
    page.goto(AGREEMENT)
    page.get_by_label("La voir telle qu’elle était le").fill(day)
    page.get_by_role("button", name="Voir cette date").click()
    return page.locator("#pilotage .amended p").nth(1).inner_text().strip()


@pytest.mark.slow
@pytest.mark.parametrize("width", [1280, 320])
def test_two_amendments_are_signed_and_three_dates_are_read(open_page, axe, agreement, width):
    page = open_page(width)
    open_amendment(page, "Revoir le pilotage à mi-parcours")
    agreed(axe, page, "1-texte")
    rewrite(page, "l’adjointe à la politique", "le maire", label="Qui est-ce ? (facultatif)")
    rewrite(page, "Peu de lieux", "Trop peu de lieux pour les enfants et les jeunes")
    page.get_by_role("button", name="Retirer : Des dépôts").click()
    agreed(axe, page, "2-texte-modifie")
    page.get_by_role("link", name="Voir ce qui change").click()
    agreed(axe, page, "3-changements")
    page.get_by_role("button", name="Annuler : irritant retiré").click()
    assert "Modification annulée" in page.locator(".messages").inner_text()
    page.get_by_role("link", name="Le circuit").click()
    agreed(axe, page, "4-circuit")
    sign(page, "2026-01-15")
    agreed(axe, page, "5-signe")

    open_amendment(page, "Changer de référente")
    rewrite(page, "le maire", "la première adjointe", label="Qui est-ce ? (facultatif)")
    sign(page, "2026-05-03")

    said = [referent_on(page, day) for day in ("2025-03-01", "2026-03-01", "2026-06-01")]
    agreed(axe, page, "6-a-une-date")
    assert said == ["l’adjointe à la politique de la ville", "le maire", "la première adjointe"]
    page.goto("/contrats/CN06201M/au/2026-03-01/")
    agreed(axe, page, "7-contrat-a-une-date")
    page.goto(AGREEMENT)
    agreed(axe, page, "8-convention")


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["/neighbourhoods/0/objectives/0", "/neighbourhoods/0/portrait/figures/0"])
@pytest.mark.parametrize("width", [1280, 320])
def test_forms_are_accessible(open_page, axe, agreement, width, kind):
    page = open_page(width)
    open_amendment(page, "Revoir le pilotage à mi-parcours")
    page.goto(f"{page.url.split('#')[0]}modifier/?ou={kind}")

    agreed(axe, page, f"9-{kind.split('/')[3]}")


@pytest.mark.parametrize("width", [1280, 320])
def test_two_editors_see_both_wordings_and_one_chooses(open_page, axe, agreement, width):
    page, other = open_page(width, expects_errors=True), open_page(width)
    open_amendment(page, "Revoir le pilotage à mi-parcours")
    address = page.url
    page.get_by_role("link", name="Modifier : Peu de lieux").click()
    other.goto(address)
    rewrite(other, "Peu de lieux", "Aucun lieu pour les jeunes")
    page.get_by_label("Texte", exact=True).fill("Trop peu de lieux")
    page.get_by_role("button", name="Enregistrer dans l’avenant").click()

    shot(page, f"avenant-conflit-{width}")
    both = page.locator(".cols").inner_text()
    assert ("Trop peu de lieux" in both, "Aucun lieu pour les jeunes" in both) == (True, True)
    assert overflow(page) == 0
    page.get_by_role("button", name="Enregistrer ce que j’ai écrit").click()

    assert "Enregistré dans l’avenant" in page.locator(".messages").inner_text()
    assert [edit["after"] for edit in Amendment.objects.get().edits] == [
        "Aucun lieu pour les jeunes",
        "Trop peu de lieux",
    ]


def test_what_was_typed_comes_back_after_a_reload(open_page, agreement):
    page = open_page()
    open_amendment(page, "Revoir le pilotage à mi-parcours")
    page.get_by_role("link", name="Modifier : Peu de lieux").click()
    page.get_by_label("Texte", exact=True).press_sequentially("Encore : ")
    page.reload()

    assert "Encore : " in page.get_by_label("Texte", exact=True).input_value()


def test_without_javascript_an_amendment_is_signed_too(open_page, agreement):
    page = open_page(java_script=False)
    open_amendment(page, "Revoir le pilotage à mi-parcours")
    rewrite(page, "Peu de lieux", "Trop peu de lieux")

    sign(page, "2026-01-15")

    assert Amendment.objects.get().status == "signed"
