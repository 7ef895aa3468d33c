"""Every address of the product, as somebody who did not sign in and as somebody for whom nothing exists there."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

PUBLIC = {"sign_in", "accessibility"}
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
    "indicator": "poverty_rate",
}
EVERYBODY = {
    *("home", "gallery", "accessibility", "sign_in", "sign_out"),
    *("contracts", "neighbourhoods", "imports", "import_agreement", "templates"),
    *("datasets", "observations_drop"),
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
    assert ALL.keys() >= PUBLIC | DEMO_ONLY | EVERYBODY


@pytest.mark.parametrize("name", sorted(ALL.keys() - PUBLIC - DEMO_ONLY - {"sign_out"}))
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


@pytest.mark.parametrize("name", sorted(DEMO_ONLY))
@pytest.mark.parametrize("method", ["get", "post"])
def test_the_doors_of_the_demonstration_do_not_exist_elsewhere(db, stranger, name, method):
    assert getattr(stranger, method)(address(name)).status_code in {404, 405}


@pytest.mark.parametrize("name", sorted(ALL.keys() - EVERYBODY - DEMO_ONLY))
def test_what_is_not_there_is_not_found(amina, name):
    statuses = {amina.get(address(name)).status_code, amina.post(address(name)).status_code}

    assert statuses <= {404, 405}
    assert 404 in statuses
