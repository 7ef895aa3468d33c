"""What anyone may send to the doors of the accounts is bounded, and so is what comes back."""

import json

import pytest
from allauth.core.context import request_context
from django.urls import reverse

from regain.web.pages.accounts.credentials import LONGEST
from regain.web.pages.accounts.forms import PasskeyAgainForm, PasskeyForm, PasskeySignInForm, PasskeyStepForm

CREDENTIALS = [
    "[" * 100_000,
    '{"a":' * 3000,
    "[" * 5000 + "]" * 5000,
    '{"id":' + "1" * 9000 + "}",
    '{"id": "\\ud800", "rawId": "\\ud800", "response": {"userHandle": "\\ud800"}}',
    json.dumps({"response": {"userHandle": ["a"]}}),
    json.dumps({"response": [], "id": 3}),
    json.dumps({"id": "a", "rawId": "a", "type": "public-key", "response": {"clientDataJSON": "e30", "attestationObject": "n" * 9000}}),
    json.dumps({"id": "YQ", "rawId": "YQ", "type": "public-key", "response": {"clientDataJSON": "e30", "authenticatorData": "YQ", "signature": "", "userHandle": "MQ"}}),
    json.dumps({"id": "a" * LONGEST}),
    '"une chaîne"',
    "1e999",
]  # fmt: skip


@pytest.mark.parametrize("credential", CREDENTIALS, ids=range(len(CREDENTIALS)))
def test_a_credential_of_any_shape_is_refused(client, amina, rf, credential):
    answered = client.post(reverse("mfa_login_webauthn"), {"credential": credential})

    assert (answered.status_code, answered.url) == (302, reverse("sign_in"))
    with request_of(rf, amina.person):
        for form_class in (PasskeySignInForm, PasskeyStepForm, PasskeyAgainForm, PasskeyForm):
            kwargs = {} if form_class is PasskeySignInForm else {"user": amina.person}
            form = form_class({"credential": credential}, **kwargs)

            assert not form.is_valid()
            assert len(str(form)) < 5000


def request_of(rf, person):
    request = rf.post("/")
    request.user, request.session = person, {}
    return request_context(request)


@pytest.mark.parametrize("name", ["sign_in", "account_reset_password"])
def test_a_login_of_a_megabyte_does_not_come_back(client, db, name):
    typed = "é" * 300_000 + "@ville.example"

    answered = client.post(reverse(name), {"login": typed, "email": typed, "password": typed})

    assert answered.status_code == 200
    assert len(answered.content) < 50_000


def test_a_refused_choice_is_quoted_in_part(claire, contract):
    answered = claire.get(reverse("contract_journal", args=[contract.code]), {"quoi": "z" * 9000})

    assert b"z" * 20 in answered.content
    assert b"z" * 101 not in answered.content
