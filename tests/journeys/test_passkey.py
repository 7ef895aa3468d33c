"""A passkey, with the virtual authenticator of Chromium (WebAuthn.addVirtualAuthenticator)."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.urls import reverse
from playwright.sync_api import Page, expect

from regain.core.member import SYSTEM
from regain.domain.accounts.models import Person
from regain.domain.accounts.usecases import add_person

pytestmark = pytest.mark.browser

PASSWORD = "une phrase assez longue"


@pytest.fixture
def claire(transactional_db) -> Person:
    cache.clear()
    return add_person(email="claire@ville.example", name="Claire", password=PASSWORD, by=SYSTEM)


@pytest.fixture
def page(open_page, live_server, settings) -> Page:
    """A window whose device holds passkeys. WebAuthn asks for a name, not for an address of the network."""
    settings.ALLOWED_HOSTS = ["*"]
    page = open_page(1280, signed_in=False)
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    device = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    alive = {"isUserVerified": True, "automaticPresenceSimulation": True}
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": {**device, **alive}})
    page.root = live_server.url.replace("127.0.0.1", "localhost")
    return page


def sign_in(page: Page) -> None:
    page.goto(page.root + reverse("sign_in"))
    page.get_by_label("Adresse e-mail").fill("claire@ville.example")
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Se connecter", exact=True).click()


def add_passkey(page: Page, *, alone: bool) -> None:
    page.goto(page.root + reverse("mfa_add_webauthn"))
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Continuer").click()
    page.get_by_label("Nom de cette clé").fill("Mon téléphone")
    if alone:
        page.get_by_label("Me connecter avec cette clé seule").check()
    page.get_by_role("button", name="Enregistrer une clé d’accès").click()
    expect(page.get_by_role("heading", name="Vos codes de secours")).to_be_visible()


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Se déconnecter").first.click()
    expect(page.get_by_role("heading", name="Qui êtes-vous")).to_be_visible()


def test_a_passkey_is_the_second_step(page, claire):
    sign_in(page)
    add_passkey(page, alone=False)
    sign_out(page)

    sign_in(page)
    page.get_by_role("button", name="Utiliser ma clé d’accès").click()

    expect(page.get_by_role("button", name="Se déconnecter").first).to_be_visible()
    assert Authenticator.objects.filter(type="webauthn").get().last_used_at is not None


def test_a_passkey_signs_in_alone(page, claire):
    sign_in(page)
    add_passkey(page, alone=True)
    sign_out(page)

    page.get_by_role("button", name="Se connecter avec une clé d’accès").click()

    expect(page.get_by_role("button", name="Se déconnecter").first).to_be_visible()
    page.goto(page.root + reverse("second_factor"))
    expect(page.get_by_text("ouvre sans mot de passe")).to_be_visible()


def test_a_device_without_passkey_is_said_to_be_silent(page, claire):
    page.goto(page.root + reverse("sign_in"))

    page.get_by_role("button", name="Se connecter avec une clé d’accès").click()

    expect(page.get_by_role("alert").filter(has_text="La clé d’accès n’a pas répondu")).to_be_visible()
