"""Every page of the accounts and of the people, at desktop and phone width."""

from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from regain.core.mandates import Role
from regain.core.member import SYSTEM
from regain.domain.accounts.usecases import invite, vouch_for_email
from regain.web.signing.invitations import link_of
from tests.factories.contracts import ContractFactory
from tests.factories.territory import CommuneFactory
from tests.journeys.conftest import swept
from tests.mandates import BARLIN, CODE

pytestmark = [pytest.mark.browser, pytest.mark.slow]  # the tools on every page, at every width

PASSWORD = "une phrase assez longue"
CLOSED = (
    *("sign_in", "account_signup", "account_reset_password", "account_reset_password_done"),
    *("account_email_verification_sent", "account_inactive"),
)
OWN = (
    *("account", "account_change_password", "account_email", "account_close", "sessions", "second_factor"),
    *("mfa_activate_totp", "mfa_add_webauthn", "mfa_generate_recovery_codes", "mfa_view_recovery_codes"),
)


@pytest.fixture
def invitation(transactional_db):
    cache.clear()
    ContractFactory(communes=[CommuneFactory(insee_code="62083", name="Barlin")])
    return invite(
        email="nadia@ville.example",
        role=Role.TECHNICAL_REFERENT,
        scope=BARLIN,
        scope_label="Barlin",
        starts_on=date(2024, 1, 1),
        at=timezone.now(),
        by=SYSTEM,
    )


def reproaches(page, address: str) -> list[str]:
    return swept(page, address, f"compte{address[:40].replace('/', '-')}")


def test_coming_in_is_accessible(open_page, invitation):
    page = open_page(signed_in=False, expects_errors=True)
    addresses = [
        *(reverse(name) for name in CLOSED),
        reverse("account_reset_password_from_key", args=["a1", "x"]),
        reverse("account_confirm_email", args=["x"]),
        reverse("invitation", args=[link_of(invitation)]),
        reverse("invitation", args=["rien"]),
    ]

    assert [one for address in addresses for one in reproaches(page, address)] == []


def test_ones_own_account_is_accessible(open_page, invitation, somebody):
    somebody.set_password(PASSWORD)
    somebody.save()
    vouch_for_email(somebody)
    RecoveryCodes.activate(somebody)
    page = open_page(expects_errors=True)
    page.goto(f"{reverse('account_reauthenticate')}?next=/compte/")
    again = reproaches(page, reverse("account_reauthenticate"))
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Continuer").click()
    people = [reverse(name, args=[CODE]) for name in ("contract_people", "contract_invite")]
    mandate = somebody.mandates.get()

    addresses = [*map(reverse, OWN), *people, reverse("mandate_end", args=[mandate.pk])]
    found = [one for address in addresses for one in reproaches(page, address)]

    assert (again, found) == ([], [])
    assert not Authenticator.objects.exclude(type="recovery_codes").exists()


def test_one_comes_in_with_the_keyboard_alone(open_page, invitation, somebody):
    somebody.set_password(PASSWORD)
    somebody.save()
    page = open_page(1280, signed_in=False)
    page.goto(reverse("sign_in"))

    page.get_by_label("Adresse e-mail").focus()
    page.keyboard.type(somebody.email)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/connexion/adresse-a-confirmer/")

    assert page.get_by_role("heading", level=1).inner_text().startswith("Confirmez votre adresse")


def test_one_comes_in_without_java_script(open_page, invitation, somebody):
    page = open_page(1280, signed_in=False, java_script=False)
    page.goto(reverse("invitation", args=[link_of(invitation)]))
    page.get_by_label("Votre nom").fill("Nadia")
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Créer mon compte").click()

    assert page.get_by_text("Nadia").first.is_visible()
