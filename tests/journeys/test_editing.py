"""Editing in place, as people do: by keyboard, two at once, without network, after the session expired, by mistake."""

from datetime import date

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from regain.core.member import SYSTEM
from regain.domain.accounts.models import Person
from regain.domain.accounts.queries import member_of
from regain.domain.accounts.usecases import vouch_for_email
from regain.domain.contracts.models import Contract, IntercommunalObjective
from regain.domain.contracts.usecases import add_node, change_node
from tests.factories.contracts import ContractFactory
from tests.factories.territory import CommuneFactory, NeighbourhoodFactory
from tests.journeys.conftest import overflow, shot, swept
from tests.journeys.keyboard import ACTIVE, press, tab_to

pytestmark = pytest.mark.browser

PAGE = "/contrats/CN06201M/objectifs/"
FORM = ".in-place-open form[data-keep]"


@pytest.fixture
def contract(transactional_db) -> Contract:
    barlin = CommuneFactory(insee_code="62083", name="Barlin")
    return ContractFactory(communes=[barlin, CommuneFactory(insee_code="62443", name="Hersin-Coupigny")])


@pytest.fixture
def leaf(contract) -> IntercommunalObjective:
    stake = add_node(contract, label="Une ville solidaire", number=1, by=SYSTEM)
    strategic = add_node(stake, label="Prendre soin", number=None, by=SYSTEM)
    return add_node(strategic, label="Parler de santé mentale", number=None, by=SYSTEM)


@pytest.fixture
def bruno(transactional_db):
    person = Person.objects.create(email="bruno@regain.example", name="Bruno", title="référent")
    return member_of(person, on=date(2026, 11, 25))


def label_of(leaf: IntercommunalObjective) -> str:
    leaf.refresh_from_db()
    return leaf.label


def line(leaf: IntercommunalObjective) -> str:
    return f"#objectif-{leaf.pk}"


def begin(page, leaf: IntercommunalObjective, words: str) -> None:
    """Open the line's form in place and type in it."""
    page.goto(PAGE)
    page.locator(f"{line(leaf)} [data-in-place-link]").click()
    page.locator(f"{FORM} textarea").fill(words)


def test_an_edit_in_place_by_keyboard(open_page, leaf):
    page = open_page(320)
    page.goto(PAGE)
    tab_to(page, "Modifier l’objectif «")
    page.keyboard.press("Enter")
    page.locator(f"{FORM} textarea:focus").wait_for()
    assert page.evaluate(ACTIVE).startswith("Libellé")
    shot(page, "edition-320")
    assert overflow(page) == 0

    page.keyboard.press("Control+A")
    page.keyboard.type("Parler sans honte")
    tab_to(page, "Enregistrer")
    page.keyboard.press("Enter")

    page.locator(line(leaf)).get_by_text("Parler sans honte", exact=True).wait_for()
    page.locator(f"{line(leaf)} [data-in-place-link]:focus").wait_for()
    assert page.locator("#annonce").inner_text() == "C’est enregistré."
    assert (label_of(leaf), page.url.endswith(PAGE)) == ("Parler sans honte", True)


def test_escape_brings_the_line_back(open_page, leaf):
    page = open_page()
    begin(page, leaf, "Autre chose")

    page.keyboard.press("Escape")

    assert page.locator(f"{line(leaf)} h4").inner_text() == "Parler de santé mentale"
    assert "Modifier" in page.evaluate(ACTIVE)
    page.locator(f"{line(leaf)} [data-in-place-link]").click()
    assert page.locator(f"{FORM} textarea").input_value() == "Parler de santé mentale"


@pytest.mark.parametrize("width", [1280, 320])
def test_a_conflict_shows_both_and_one_chooses(open_page, leaf, bruno, width):
    page = open_page(width, expects_errors=True)
    begin(page, leaf, "Ce qu’écrit Amina")
    change_node(leaf, label="Ce qu’écrit Bruno", number=1, expected=1, by=bruno)

    page.get_by_role("button", name="Enregistrer").click()
    page.locator(".conflict").wait_for()

    shot(page, f"conflit-{width}")
    assert overflow(page) == 0
    assert page.locator(".conflict textarea").input_value() == "Ce qu’écrit Amina"
    assert page.locator(".clash-theirs").inner_text() == "Ce qu’écrit Bruno"
    assert "Ce que Bruno, référent, a enregistré le" in page.locator(".conflict").inner_text()
    page.locator(".conflict textarea").fill("Ce qu’ils écrivent ensemble")
    page.get_by_role("radio", name="Ce que vous avez écrit").check()
    page.get_by_role("button", name="Enregistrer ce choix").click()
    page.locator(line(leaf)).get_by_text("Ce qu’ils écrivent ensemble", exact=True).wait_for()
    assert label_of(leaf) == "Ce qu’ils écrivent ensemble"


def test_nothing_is_lost_without_network(open_page, leaf):
    page = open_page(expects_errors=True)
    begin(page, leaf, "Écrit dans le train")
    page.context.set_offline(True)
    page.get_by_role("button", name="Enregistrer").click()

    page.get_by_role("alert").get_by_text("Rien n’est perdu").wait_for()
    shot(page, "hors-ligne-1280")
    assert page.locator(f"{FORM} textarea").input_value() == "Écrit dans le train"
    page.context.set_offline(False)
    page.get_by_role("button", name="Réessayer").click()

    page.locator(line(leaf)).get_by_text("Écrit dans le train", exact=True).wait_for()
    assert label_of(leaf) == "Écrit dans le train"


def test_the_page_of_a_form_says_that_the_network_is_missing(open_page, leaf):
    page = open_page(expects_errors=True)
    page.goto(reverse("objective_edit", args=["CN06201M", "intercommunal", leaf.pk]))
    page.locator(f"{FORM} textarea").fill("Écrit dans le train")
    page.context.set_offline(True)
    page.get_by_role("button", name="Enregistrer").click()
    page.get_by_role("alert").get_by_text("Rien n’est perdu").wait_for()
    page.context.set_offline(False)
    page.get_by_role("button", name="Réessayer").click()

    page.get_by_text("C’est enregistré.").wait_for()
    assert label_of(leaf) == "Écrit dans le train"


def test_a_page_left_by_accident_gives_back_what_was_typed(open_page, leaf):
    page = open_page()
    begin(page, leaf, "À moitié")
    page.reload()
    page.locator(f"{line(leaf)} [data-in-place-link]").click()

    page.get_by_text("Voici ce que vous aviez écrit").wait_for()
    assert page.locator(f"{FORM} textarea").input_value() == "À moitié"
    page.get_by_role("button", name="Repartir de ce qui est enregistré").click()
    assert page.locator(f"{FORM} textarea").input_value() == "Parler de santé mentale"


@pytest.mark.parametrize("java_script", [True, False])
def test_an_expired_session_gives_back_what_was_typed(open_page, somebody, leaf, java_script, settings):
    settings.DEMO = True  # a cheffe de projet is not asked for a second step there
    somebody.set_password("un mot de passe long")
    somebody.save()
    vouch_for_email(somebody)
    page = open_page(java_script=java_script)
    begin(page, leaf, "Écrit trop longtemps")
    Session.objects.all().delete()
    page.get_by_role("button", name="Enregistrer").click()
    page.wait_for_url("**/connexion/**")

    page.get_by_label("Adresse e-mail").fill(somebody.email)
    page.get_by_label("Mot de passe", exact=True).fill("un mot de passe long")
    page.get_by_role("button", name="Se connecter", exact=True).click()
    page.wait_for_url("**/modifier/")

    shot(page, f"session-{java_script}")
    assert page.locator(f"{FORM} textarea").input_value() == "Écrit trop longtemps"
    assert "Voici ce que vous aviez écrit" in page.locator(FORM).inner_text()
    assert label_of(leaf) == "Parler de santé mentale"
    page.get_by_role("button", name="Enregistrer").click()
    page.wait_for_url(f"**{PAGE}*")
    assert label_of(leaf) == "Écrit trop longtemps"


def test_the_same_edit_without_javascript(open_page, leaf, bruno):
    page = open_page(java_script=False, expects_errors=True)
    begin(page, leaf, "Sans script")
    change_node(leaf, label="De Bruno", number=1, expected=1, by=bruno)
    page.get_by_role("button", name="Enregistrer").click()
    page.get_by_role("radio", name="Ce que vous avez écrit").check()
    page.get_by_role("button", name="Enregistrer ce choix").click()

    assert "C’est enregistré." in page.locator("[role=status]").first.inner_text()
    assert label_of(leaf) == "Sans script"


@pytest.mark.parametrize("java_script", [True, False])
def test_an_archive_is_undone(open_page, leaf, java_script):
    page = open_page(java_script=java_script)
    page.goto(PAGE)
    page.locator(f"{line(leaf)} [data-in-place-link]").click()
    page.get_by_role("button", name="Archiver").click()
    page.get_by_text("est archivé").wait_for()
    leaf.refresh_from_db()
    assert leaf.archived_at is not None
    shot(page, f"archive-{java_script}")

    page.get_by_role("button", name="Annuler").click()

    page.get_by_text("est remis en place").wait_for()
    leaf.refresh_from_db()
    assert leaf.archived_at is None


def test_a_node_is_added_in_place(open_page, leaf):
    page = open_page()
    page.goto(PAGE)
    page.get_by_role("link", name="Ajouter un objectif intercommunal").click()
    page.locator(f"{FORM} textarea").fill("Bouger")
    page.get_by_role("button", name="Enregistrer").click()

    page.get_by_role("heading", name="Bouger").wait_for()
    assert [one.label for one in leaf.strategic.intercommunal_objectives.all()] == ["Parler de santé mentale", "Bouger"]


@pytest.mark.slow
def test_the_pages_of_editing_are_accessible(open_page, leaf, bruno):
    change_node(leaf, label="Parler sans honte", number=1, expected=1, by=bruno)
    args = ["CN06201M", "intercommunal", leaf.pk]
    addresses = [
        PAGE,
        *(reverse(name, args=args) for name in ("objective_edit", "objective_history")),
        *(reverse(name, args=["CN06201M"]) for name in ("contract", "contract_edit", "contract_history", "stake_add")),
        reverse("objective_add", args=["CN06201M", "enjeu", leaf.strategic.stake_id]),
    ]
    page = open_page()

    assert [one for to in addresses for one in swept(page, to, f"edition{to.replace('/', '-')}")] == []


def test_a_link_of_the_keyboard_leads_to_the_form_without_javascript(open_page, leaf):
    page = open_page(java_script=False)
    page.goto(PAGE)

    press(page, "Modifier l’objectif")

    assert page.locator("h1").inner_text().startswith("Modifier l’objectif")


@pytest.mark.slow
def test_the_pages_of_a_neighbourhood_are_accessible(open_page, contract):
    barlin = contract.communes.get(name="Barlin")
    regain = NeighbourhoodFactory(name="Regain", code="QP062007", communes=[barlin])
    NeighbourhoodFactory(name="Ancien", archived_at="2026-03-01T12:00Z")
    addresses = [
        *(reverse(name, args=[regain.pk]) for name in ("neighbourhood", "neighbourhood_edit", "neighbourhood_history")),
        reverse("neighbourhoods"),
    ]
    page = open_page()

    assert [one for to in addresses for one in swept(page, to, f"quartier{to.replace('/', '-')}")] == []


def test_a_folded_list_counts_what_is_ticked_and_what_is_given_back(open_page, contract):
    for rank in range(10, 40):
        CommuneFactory(insee_code=f"629{rank}", name=f"Autre {rank}", intercommunality=contract.intercommunality)
    page = open_page(1280)
    page.goto(reverse("contract_edit", args=[contract.code]))
    page.locator(".choices-folded summary").click()
    page.get_by_label("Barlin", exact=True).uncheck()

    assert page.locator(".choices-folded summary").inner_text().startswith("1\u00a0case cochée sur")
    assert page.locator("[data-chosen]").inner_text() == "Hersin-Coupigny"
    page.reload()
    page.locator(".kept-note").wait_for()
    assert page.locator("[data-chosen]").inner_text() == "Hersin-Coupigny"


def test_a_neighbourhood_renamed_in_place_renames_its_page(open_page, contract):
    barlin = contract.communes.get(name="Barlin")
    regain = NeighbourhoodFactory(name="Regain", code="QP062007", communes=[barlin])
    page = open_page()
    page.goto(f"/quartiers/{regain.pk}/")
    page.get_by_role("link", name="Modifier le quartier").click()
    shot(page, "quartier-en-place")
    page.get_by_label("Nom", exact=True).fill("Le Regain")
    page.get_by_role("button", name="Enregistrer").click()

    page.get_by_role("heading", name="Le Regain", level=1).wait_for()
    regain.refresh_from_db()
    assert regain.name == "Le Regain"
