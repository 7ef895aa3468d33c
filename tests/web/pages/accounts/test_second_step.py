"""The second step of a sign-in: who must have one, the application, the codes, the key that is lost."""

import time
from xml.etree import ElementTree as ET

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from django.core import mail
from django.urls import get_resolver, reverse

from regain.core.mandates import INSTANCE, Role
from regain.core.member import SYSTEM
from regain.domain.accounts.rules import must_have_second_factor
from regain.domain.accounts.usecases import reset_second_factor
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry
from regain.web.pages.accounts.qr import qr_code
from regain.web.signing.second_factor import OPEN_UNTIL_SET_UP
from tests.mandates import CONTRACT, acting, give
from tests.web.pages.accounts.conftest import PASSWORD
from tests.web.test_every_address import ALL

HERE = "/compte/double-verification/"


SAMPLES = {
    "code": "CN06201M",
    "insee_code": "62083",
    "level": "enjeu",
    "pk": 987654,
    "day": "2026-03-01",
    "ending": "pdf",
    "number": 1,
    "subject": "2024",
    "indicator": "poverty_rate",
    "uidb36": "a1",
    "key": "set-password",
    "link": "un-lien",
}


def address(name: str) -> str:
    """The address of that name, whether anything is there or not."""
    return reverse(name, kwargs={key: SAMPLES[key] for key in ALL[name].pattern.converters})


def code_of(secret: str) -> str:
    """What an application shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


@pytest.fixture(autouse=True)
def _clock_between_two_codes():
    """No code runs out in the middle of a test."""
    with time_machine.travel(time.time() // 30 * 30 + 15, tick=False):
        yield


@pytest.fixture
def lead(person):
    """Claire steers the contract."""
    give(person, Role.PROJECT_LEAD, CONTRACT, scope_label="CABBALR")
    return person


@pytest.fixture
def secret(person) -> str:
    """Claire has an application already."""
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    return secret


def set_up(client) -> str:
    """Prove again who one is, scan, type the code: the secret that the application now holds."""
    add = reverse("mfa_activate_totp")
    client.get(add)
    client.post(f"{reverse('account_reauthenticate')}?next={add}", {"password": PASSWORD})
    secret = client.get(add).context["form"].secret
    client.post(add, {"code": code_of(secret)})
    return secret


@pytest.mark.parametrize("role", Role)
def test_whoever_administers_or_steers_must_have_one(role):
    expected = role in {Role.ADMINISTRATOR, Role.PROJECT_LEAD, Role.SUPPORT}

    assert must_have_second_factor(acting(role)) is expected


CLOSED = sorted(name for name in ALL.keys() - OPEN_UNTIL_SET_UP if name not in {"mfa_index", "mfa_list_webauthn"})


def test_no_page_opens_before_it_is_set_up(lead, client):
    client.force_login(lead)

    answers = {
        (name, method): response
        for name in CLOSED
        for method in ("get", "post")
        if (response := getattr(client, method)(address(name))).status_code != 302 or response.url != HERE
    }

    assert (answers, len(CLOSED) > 50) == ({}, True)


def test_the_names_left_open_exist():
    assert {pattern.name for pattern in get_resolver().url_patterns if hasattr(pattern, "name")} <= ALL.keys()
    assert ALL.keys() >= OPEN_UNTIL_SET_UP


def test_htmx_is_sent_away_in_its_own_manner(lead, client):
    client.force_login(lead)

    assert client.get("/", headers={"HX-Request": "true"})["HX-Redirect"] == HERE


def test_nothing_is_asked_in_the_demonstration(lead, client, settings):
    settings.DEMO = True
    client.force_login(lead)

    assert client.get("/").status_code == 200


def test_nothing_is_asked_of_others(person, client):
    client.force_login(person)

    assert client.get("/").status_code == 200


def test_an_application_opens_the_rest_and_gives_codes(lead, sign_in, django_capture_on_commit_callbacks):
    client = sign_in()

    with django_capture_on_commit_callbacks(execute=True):
        set_up(client)

    assert client.get("/").status_code == 200
    assert Authenticator.objects.filter(user=lead).count() == 2
    assert [entry.event for entry in Entry.objects.filter(event=Event.SECOND_FACTOR_ADDED)] == ["second_factor_added"]
    assert mail.outbox[-1].subject == "La double vérification de votre compte a changé"


def test_the_secret_is_not_readable_in_the_database(lead, sign_in):
    secret = set_up(sign_in())

    assert secret not in str(Authenticator.objects.get(type="totp").data)


def test_a_wrong_code_sets_nothing_up(lead, sign_in):
    client = sign_in()
    add = reverse("mfa_activate_totp")
    client.post(f"{reverse('account_reauthenticate')}?next={add}", {"password": PASSWORD})
    client.get(add)

    html = client.post(add, {"code": "faux"}).content.decode()

    assert ("Ce code n’est pas le bon." in html, Authenticator.objects.count()) == (True, 0)


def test_the_password_alone_does_not_open_any_more(client, person, secret, sign_in):
    sign_in()
    assert "_auth_user_id" not in client.session

    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})

    assert client.session["_auth_user_id"] == str(person.pk)


def test_once_the_secret_key_is_lost_a_code_is_refused_as_any_other(client, person, secret, sign_in, settings):
    settings.SECRET_KEY = "another key, drawn since"
    sign_in()

    response = client.post(reverse("mfa_authenticate"), {"code": "faux"})

    assert (response.status_code, "Ce code n’est pas le bon" in response.content.decode()) == (200, True)
    assert Authenticator.objects.get(user=person).wrap().validate_code(f"{secret} itself") is False


def test_codes_are_not_tried_for_ever(client, person, secret, sign_in):
    sign_in()
    for _ in range(5):
        client.post(reverse("mfa_authenticate"), {"code": "faux"})

    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})

    assert "_auth_user_id" not in client.session


def test_asking_for_data_opens_no_page_either(lead, client):
    client.force_login(lead)
    names = ("home", "my_data", "account_email", "mfa_generate_recovery_codes", "account_close", "people")

    answers = [client.post(address(name), headers={"Accept": "application/json"}).get("Location") for name in names]

    assert answers == [HERE] * len(names)


def test_a_code_serves_once(client, person, secret, sign_in):
    code = code_of(secret)
    sign_in()
    client.post(reverse("mfa_authenticate"), {"code": code})
    client.post(reverse("sign_out"))
    sign_in()

    client.post(reverse("mfa_authenticate"), {"code": code})

    assert "_auth_user_id" not in client.session


def test_a_recovery_code_opens_once(lead, sign_in):
    client = sign_in()
    set_up(client)
    codes = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    client.post(reverse("sign_out"))

    opened = []
    for _ in range(2):
        sign_in()
        client.post(reverse("mfa_authenticate"), {"code": codes[0]})
        opened.append("_auth_user_id" in client.session)
        client.post(reverse("sign_out"))

    assert (len(codes), opened) == (10, [True, False])


def test_recovery_codes_are_shown_once(lead, sign_in):
    client = sign_in()
    set_up(client)
    shown = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]

    html = client.get(reverse("mfa_view_recovery_codes")).content.decode()

    assert (shown[0] in html, "déjà été montrés une fois" in html) == (False, True)


def test_whoever_must_have_one_keeps_the_last(lead, sign_in):
    client = sign_in()
    set_up(client)

    html = client.post(reverse("mfa_deactivate_totp")).content.decode()

    assert ("Ajoutez d’abord un autre moyen" in html, Authenticator.objects.filter(type="totp").count()) == (True, 1)


def test_others_may_go_back_to_the_password(person, sign_in):
    client = sign_in()
    set_up(client)

    client.post(reverse("mfa_deactivate_totp"))

    assert Authenticator.objects.count() == 0
    assert Entry.objects.filter(event=Event.SECOND_FACTOR_REMOVED).count() == 1


def test_a_session_that_knew_of_a_step_since_taken_away_is_asked_again(person, sign_in):
    """The mandate ends, the application is taken away, another mandate is given: the session is the same."""
    mandate = give(person, Role.PROJECT_LEAD, CONTRACT)
    client = sign_in()
    set_up(client)
    assert client.get("/").status_code == 200
    mandate.delete()
    client.post(reverse("mfa_deactivate_totp"))
    give(person, Role.PROJECT_LEAD, CONTRACT)

    assert (Authenticator.objects.exists(), client.get("/").url) == (False, HERE)


def test_a_lost_telephone_is_forgotten_and_the_sessions_with_it(lead, client, secret):
    client.force_login(lead)

    reset_second_factor(lead, by=SYSTEM)

    assert (Authenticator.objects.count(), client.get("/").status_code) == (0, 302)
    assert Entry.objects.filter(event=Event.SECOND_FACTOR_RESET).count() == 1


def test_adding_a_passkey_asks_the_password_again(person, client):
    client.force_login(person)

    assert client.get(reverse("mfa_add_webauthn")).url.startswith(reverse("account_reauthenticate"))


def test_a_false_passkey_is_refused(person, sign_in):
    client = sign_in()
    add = reverse("mfa_add_webauthn")
    client.post(f"{reverse('account_reauthenticate')}?next={add}", {"password": PASSWORD})

    responses = [client.post(add, {"name": "x", "credential": text}) for text in ("", "{}", '{"id": 1}', "oups")]

    assert ([one.status_code for one in responses], Authenticator.objects.count()) == ([200] * 4, 0)


def test_a_false_passkey_signs_nobody_in(client, db):
    client.post(reverse("mfa_login_webauthn"), {"credential": "{}"})

    assert "_auth_user_id" not in client.session


def test_a_password_typed_too_early_is_kept_nowhere(person, client, secret):
    """Somebody whose only means is their application, and who chooses a first password."""
    person.set_unusable_password()
    person.save()
    client.force_login(person)

    response = client.post(reverse("account_set_password"), {"password1": "une phrase jamais gardée"})

    person.refresh_from_db()
    assert response.url == f"{reverse('mfa_reauthenticate')}?next=%2Fcompte%2Fmot-de-passe%2Fchoisir%2F"
    assert (person.has_usable_password(), "jamais" in str(dict(client.session))) == (False, False)


def test_the_code_to_photograph_is_a_square_with_its_margin():
    drawing = qr_code("otpauth://totp/claire?secret=ABC&issuer=Regain")
    svg = ET.fromstring(f'<svg><path d="{drawing.path}"/></svg>')

    assert (drawing.side % 4, drawing.path.startswith("M4 4h1v1h-1z")) == (1, True)
    assert svg[0].attrib["d"] == drawing.path


def test_an_administrator_is_asked_too(person, client):
    give(person, Role.ADMINISTRATOR, INSTANCE)
    client.force_login(person)

    assert client.get("/personnes/").url == HERE


def test_the_clock_of_a_telephone_may_be_half_a_minute_off(client, person, secret, sign_in):
    late = format_hotp_value(hotp_value(secret, int(time.time()) // 30 - 1))
    sign_in()

    client.post(reverse("mfa_authenticate"), {"code": late})

    assert "_auth_user_id" in client.session
