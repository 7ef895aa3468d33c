"""Every address of the product, as somebody who did not sign in and as somebody for whom nothing exists there."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

PUBLIC = {
    *("sign_in", "account_login", "accessibility"),
    *("account_reset_password", "account_reset_password_done", "account_confirm_email"),
    *("account_reset_password_from_key", "account_signup"),
}
"""Addresses that anybody may open."""
DEMO_ONLY = {"sign_in_as"}
"""Addresses that do not exist outside the demonstration."""
SAMPLES = {
    "code": "CN06201M",
    "insee_code": "62083",
    "level": "enjeu",
    "pk": 987654,
    "day": "2026-03-01",
    "ending": "pdf",
    "uidb36": "a1",
    "key": "set-password",
    "link": "un-lien",
}
ENTRANCE = {
    "account_inactive": ({403}, {403}),
    "account_email_verification_sent": ({200}, {405}),
    "invitation": ({410}, {410}),
    "mfa_authenticate": ({302}, {302}),
    "mfa_login_webauthn": ({302}, {302}),
    "openid_start": ({404}, {405}),
    "openid_return": ({404}, {405}),
}
"""Steps of a sign-in: what GET and POST answer to somebody who takes none (tests/web/pages/accounts)."""
OWN = {
    *("account", "account_email", "account_change_password", "account_set_password", "account_close"),
    *("sessions", "sessions_close", "second_factor", "mfa_index", "mfa_list_webauthn", "mfa_activate_totp"),
    *("mfa_add_webauthn", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_deactivate_totp"),
    *("account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "passkey_remove"),
}
"""One's own account: whoever signed in opens it, and it names nobody else's object."""
ADMINISTRATION = {"people", "invite_administrator"}
"""What only an administrator opens: anybody else is told whom to ask."""
EVERYBODY = {
    *("home", "gallery", "accessibility", "sign_in", "sign_out"),
    *("contracts", "neighbourhoods", "imports", "import_agreement", "templates"),
}
"""Addresses that name no object: whoever signed in gets an answer."""


def patterns(resolver: URLResolver) -> list[URLPattern]:
    found: list[URLPattern] = []
    for one in resolver.url_patterns:
        found += patterns(one) if isinstance(one, URLResolver) else [one]
    return found


ALL = {pattern.name: pattern for pattern in patterns(get_resolver())}


def address(name: str) -> str:
    return reverse(name, kwargs={key: SAMPLES[key] for key in ALL[name].pattern.converters})


def test_every_address_has_a_name():
    assert None not in ALL
    assert ALL.keys() >= PUBLIC | DEMO_ONLY | EVERYBODY | ENTRANCE.keys() | OWN | ADMINISTRATION


@pytest.mark.parametrize("name", sorted(ALL.keys() - PUBLIC - DEMO_ONLY - ENTRANCE.keys() - {"sign_out"}))
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_is_sent_to_sign_in(db, stranger, name, method):
    response = getattr(stranger, method)(address(name))

    assert response.status_code == 302
    assert response.url.startswith(reverse("sign_in"))


def test_signing_out_is_an_act_not_a_page(db, stranger):
    statuses = [stranger.get(address("sign_out")).status_code, stranger.post(address("sign_out")).status_code]

    assert statuses == [405, 302]


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_public_pages_are_open(db, stranger, name):
    assert stranger.get(address(name)).status_code == 200


@pytest.mark.parametrize("name", sorted(ENTRANCE))
def test_a_step_of_a_sign_in_that_nobody_takes_leads_nowhere(db, stranger, name):
    seen = [getattr(stranger, method)(address(name)).status_code for method in ("get", "post")]

    assert [status in expected for status, expected in zip(seen, ENTRANCE[name], strict=True)] == [True, True]


@pytest.mark.parametrize("name", sorted(OWN))
def test_ones_own_account_answers_whoever_signed_in(rachid, name):
    statuses = {rachid.get(address(name)).status_code, rachid.post(address(name)).status_code}

    assert statuses <= {200, 302, 404, 405}


@pytest.mark.parametrize("name", sorted(ADMINISTRATION))
def test_the_instance_is_the_administrators_own(rachid, name):
    assert {rachid.get(address(name)).status_code, rachid.post(address(name)).status_code} == {403}


@pytest.mark.parametrize("name", sorted(DEMO_ONLY))
@pytest.mark.parametrize("method", ["get", "post"])
def test_the_doors_of_the_demonstration_do_not_exist_elsewhere(db, stranger, name, method):
    assert getattr(stranger, method)(address(name)).status_code in {404, 405}


@pytest.mark.parametrize(
    "name", sorted(ALL.keys() - EVERYBODY - DEMO_ONLY - PUBLIC - ENTRANCE.keys() - OWN - ADMINISTRATION)
)
def test_what_is_not_there_is_not_found(amina, name):
    statuses = {amina.get(address(name)).status_code, amina.post(address(name)).status_code}

    assert statuses <= {404, 405}
    assert 404 in statuses
