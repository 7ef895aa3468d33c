"""Every address answers with every header, and takes no more than it must."""

import pytest
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.urls.resolvers import get_resolver

from regain.config import settings as production
from regain.web.hardening import HEADERS
from tests.web.test_every_address import ALL, PUBLIC, address
from tests.web.test_every_address import patterns as patterns_of

EXPECTED = {
    **HEADERS,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
POLICY = {
    *("default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'"),
    *("connect-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"),
}


def missing(response) -> dict[str, str | None]:
    headers = {name: response.headers.get(name) for name, value in EXPECTED.items()}
    return {name: value for name, value in headers.items() if value != EXPECTED[name]}


@pytest.mark.parametrize("name", sorted(ALL))
def test_every_address_is_hardened(amina, stranger, name):
    seen, nothing_seen = amina.get(address(name)), stranger.get(address(name))

    for response in (seen, amina.post(address(name)), nothing_seen):
        assert missing(response) == {}
        assert set(response.headers["Content-Security-Policy"].split("; ")) == POLICY
    assert seen.headers["Cache-Control"] == "no-store, private" or name == "sign_out"


def test_a_page_that_does_not_exist_is_hardened_too(amina, stranger):
    for client in (amina, stranger):
        assert missing(client.get("/rien-ici/")) == {}


def test_production_speaks_https_alone_with_cookies_of_this_host_alone():
    cookies = {
        getattr(production, f"{name}_COOKIE_NAME"): [
            getattr(production, f"{name}_COOKIE_{what}") for what in ("SECURE", "HTTPONLY", "SAMESITE")
        ]
        for name in ("SESSION", "CSRF")
    }

    assert cookies == {"__Host-session": [True, True, "Lax"], "__Host-csrf": [True, True, "Lax"]}
    assert (production.SECURE_SSL_REDIRECT, production.SECURE_HSTS_SECONDS) == (True, 365 * 24 * 3600)


def test_over_https_browsers_are_told_to_stay_there(db, client, settings):
    settings.SECURE_HSTS_SECONDS = production.SECURE_HSTS_SECONDS

    response = Client().get(reverse("sign_in"), secure=True)

    assert response.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"


UPLOADS = {pattern.name for pattern in patterns_of(get_resolver()) if getattr(pattern.callback, "takes_files", False)}


def heavy(megabytes: int) -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile("lourd.txt", b"a" * megabytes * 1024**2)}


def test_the_addresses_that_take_files_are_those():
    assert {"import_agreement", "template_add", "amendment_sign"} == UPLOADS


@pytest.mark.parametrize("name", sorted(ALL.keys() - UPLOADS))
def test_no_other_address_takes_more_than_a_form(amina, name):
    assert amina.post(address(name), heavy(3)).status_code == 413


@pytest.mark.parametrize("name", sorted(UPLOADS))
def test_files_are_taken_from_who_signed_in_alone_and_up_to_a_limit(amina, stranger, settings, name):
    settings.UPLOAD_REQUEST_LIMIT = 4 * 1024**2

    taken, refused, nobody = (
        amina.post(address(name), heavy(3)),
        amina.post(address(name), heavy(5)),
        stranger.post(address(name), heavy(3)),
    )

    assert (taken.status_code != 413, refused.status_code, nobody.status_code) == (True, 413, 413)
    assert "4 Mo au plus" in refused.content.decode()


def test_many_files_at_once_are_refused(amina, contract):
    many = {f"file{rank}": SimpleUploadedFile("a.txt", b"a") for rank in range(6)}

    assert amina.post(reverse("import_agreement"), many).status_code == 400


def test_what_was_seen_stays_nowhere_once_signed_out(amina):
    seen, left = amina.get(reverse("home")), amina.post(reverse("sign_out"))

    assert {seen.headers["Cache-Control"], left.headers["Cache-Control"]} == {"no-store, private"}


def test_an_open_page_may_be_kept_by_browsers(db, stranger):
    kept = [name for name in PUBLIC - {"sign_in"} if "no-store" in stranger.get(address(name)).get("Cache-Control", "")]

    assert kept == []
    assert django_settings.HTTPS is False  # the tests speak plain HTTP: see conftest
