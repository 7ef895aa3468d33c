"""Every address answers with every header, and takes no more than it must."""

import pytest
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.urls.resolvers import get_resolver

from regain.config import settings as production
from regain.web.checks import python_is_mended
from regain.web.hardening import HEADERS
from tests.web.test_every_address import ALL, DEMO_ONLY, OPEN
from tests.web.test_every_address import patterns as patterns_of
from tests.web.world import build_world

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


VERSIONED = {"contract_map_outlines", "contract_map_land", "neighbourhood_map_outlines", "neighbourhood_map_land"}
"""Public outlines, whose address names their version: browsers keep them."""


@pytest.fixture
def address(contract):
    """The address of that name, about something that is there."""
    world = build_world(contract)
    return lambda name: reverse(name, kwargs=world.arguments(name, set(ALL[name].pattern.converters)))


def missing(response) -> dict[str, str | None]:
    headers = {name: response.headers.get(name) for name, value in EXPECTED.items()}
    return {name: value for name, value in headers.items() if value != EXPECTED[name]}


def test_every_address_is_hardened(address, rachid, stranger):
    for name in sorted(ALL.keys() - DEMO_ONLY.keys() - {"sign_out"}):
        seen, nothing_seen = rachid.get(address(name)), stranger.get(address(name))
        for response in (seen, rachid.post(address(name)), nothing_seen):
            assert missing(response) == {}, name
            assert set(response.headers["Content-Security-Policy"].split("; ")) == POLICY, name
        if name not in VERSIONED:
            assert seen.headers["Cache-Control"] == "no-store, private", name


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
    expected = {"import_agreement", "template_add", "amendment_sign", "observations_drop"}
    assert expected | {"perimeters_import", "outline_draw", "locate_list"} == UPLOADS


def test_no_other_address_takes_more_than_a_form(address, rachid):
    taken = [
        name
        for name in ALL.keys() - UPLOADS - DEMO_ONLY.keys()
        if rachid.post(address(name), heavy(3)).status_code != 413
    ]

    assert taken == []


def test_files_are_taken_from_who_signed_in_alone_and_up_to_a_limit(address, rachid, stranger, settings):
    settings.UPLOAD_REQUEST_LIMIT = 4 * 1024**2
    for name in UPLOADS:
        taken, refused = rachid.post(address(name), heavy(3)), rachid.post(address(name), heavy(5))

        assert (taken.status_code != 413, refused.status_code) == (True, 413), name
        assert "4 Mo au plus" in refused.content.decode()
        assert stranger.post(address(name), heavy(3)).status_code == 413


def test_many_files_at_once_are_refused(amina, contract):
    many = {f"file{rank}": SimpleUploadedFile("a.txt", b"a") for rank in range(6)}

    assert amina.post(reverse("import_agreement"), many).status_code == 400


def test_what_was_seen_stays_nowhere_once_signed_out(amina):
    seen, left = amina.get(reverse("home")), amina.post(reverse("sign_out"))

    assert {seen.headers["Cache-Control"], left.headers["Cache-Control"]} == {"no-store, private"}


FORMS = {"sign_in", "account_login", "account_reset_password"}
"""Open pages that hold a token of their own: they are not kept."""


def test_an_open_page_may_be_kept_by_browsers(db, stranger):
    kept = [name for name in OPEN - FORMS if "no-store" in stranger.get(reverse(name)).get("Cache-Control", "")]

    assert kept == []
    assert django_settings.HTTPS is False  # the tests speak plain HTTP: see conftest


@pytest.mark.parametrize("sent", ["a=" + "b" * 17_000, "a=b; " * 4000, "\\" * 60_000])
def test_cookies_without_end_are_refused_before_they_are_read(db, monkeypatch, sent):
    read = []
    monkeypatch.setattr("django.core.handlers.wsgi.parse_cookie", lambda cookies: read.append(cookies) or {})

    for address in ("/connexion/", "/rien-ici/", "/static/rien.css"):
        response = Client().get(address, headers={"cookie": sent})

        assert response.status_code == 400
        assert HEADERS.items() <= dict(response.headers).items()
        assert "effacez les cookies" in response.content.decode()
    assert read == []


@pytest.mark.parametrize("foreign", ['a="' + "\\\\" * 2000 + '"', 'b="\\054\\1"', "\\"])
def test_a_cookie_with_a_backslash_is_left_out_and_ours_are_read(amina, contract, foreign):
    ours = "; ".join(f"{name}={one.value}" for name, one in amina.cookies.items())

    response = Client().get(reverse("home"), headers={"cookie": f"{foreign}; {ours}"})

    assert (response.status_code, response.wsgi_request.user.is_authenticated) == (200, True)
    assert "\\" not in response.wsgi_request.META["HTTP_COOKIE"]


def test_the_cookies_we_write_come_back(amina, contract):
    answered = amina.post(reverse("sign_out"), follow=True)

    assert answered.status_code == 200
    assert not [one for one in answered.client.cookies.values() if "\\" in one.OutputString()]


@pytest.mark.parametrize(
    ("version", "warned"),
    [((3, 11, 9), 1), ((3, 11, 10), 0), ((3, 12, 5), 1), ((3, 12, 6), 0), ((3, 13, 0), 0)],
)
def test_a_python_that_reads_cookies_slowly_is_warned_of(monkeypatch, version, warned):
    monkeypatch.setattr("regain.web.checks.sys.version_info", version)

    assert [warning.id for warning in python_is_mended()] == ["regain.I003"] * warned


def test_no_name_that_browsers_warn_of_is_in_the_policy_of_permissions():
    """Each page would say so in the console, where real warnings are then not seen."""
    assert not {"bluetooth", "web-share"} & {one.partition("=")[0] for one in HEADERS["Permissions-Policy"].split(", ")}
