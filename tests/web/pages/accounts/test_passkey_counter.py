"""A passkey that counts fewer uses than are known has been copied; one that never counts is taken at its word."""

import hashlib
import json
import os

import pytest
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from django.urls import reverse
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

PRESENT_AND_VERIFIED = 0x05
RP = hashlib.sha256(b"testserver").digest()


class Key:
    """A passkey in software, whose counter the tests set."""

    def __init__(self, person, *, counter):
        self.person, self.secret, self.id = person, ec.generate_private_key(ec.SECP256R1()), os.urandom(16)
        public = ES256.from_cryptography_key(self.secret.public_key())
        held = AttestedCredentialData.create(b"\0" * 16, self.id, public)
        seen = AuthenticatorData.create(RP, PRESENT_AND_VERIFIED | 0x40, counter, held)
        made = CollectedClientData.create("webauthn.create", b"challenge", "https://testserver")
        answer = {
            "clientDataJSON": websafe_encode(made),
            "attestationObject": websafe_encode(AttestationObject.create("none", seen, {})),
        }
        kept = {**self._named(answer), "clientExtensionResults": {"credProps": {"rk": True}}}
        Authenticator.objects.create(user=person, type="webauthn", data={"name": "Ma clé", "credential": kept})

    def _named(self, answer):
        return {
            "id": websafe_encode(self.id),
            "rawId": websafe_encode(self.id),
            "type": "public-key",
            "response": answer,
        }

    def signs(self, options, *, counter):
        challenge = options["publicKey"]["challenge"]
        said = CollectedClientData.create("webauthn.get", challenge, "https://testserver")
        seen = AuthenticatorData.create(RP, PRESENT_AND_VERIFIED, counter)
        answer = {
            "clientDataJSON": websafe_encode(said),
            "authenticatorData": websafe_encode(seen),
            "signature": websafe_encode(self.secret.sign(seen + said.hash, ec.ECDSA(hashes.SHA256()))),
            "userHandle": websafe_encode(user_pk_to_url_str(self.person).encode()),
        }
        return json.dumps({**self._named(answer), "clientExtensionResults": {}})


def comes_in(client, key, counter):
    """Whether the key opens the account, and what is said."""
    client.logout()
    address = reverse("mfa_login_webauthn")
    options = client.get(address, headers={"Accept": "application/json"}).json()["request_options"]
    sent = {"credential": key.signs(options, counter=counter)}
    html = client.post(address, sent, follow=True).content.decode()
    return "_auth_user_id" in client.session, "a peut-être été copiée" in html


@pytest.mark.parametrize(
    ("at_first", "counters", "opens"),
    [
        (0, (0, 0, 0), (True, True, True)),
        (0, (1, 5, 6), (True, True, True)),
        (7, (8, 8), (True, False)),
        (7, (7,), (False,)),
        (7, (9, 8, 10), (True, False, True)),
        (3, (0,), (False,)),
        (0, (4, 0, 5), (True, False, True)),
    ],
)
def test_a_counter_that_does_not_go_on_is_refused(client, person, at_first, counters, opens):
    key = Key(person, counter=at_first)

    assert [comes_in(client, key, counter) for counter in counters] == [(one, not one) for one in opens]


def test_it_is_refused_too_when_one_proves_again_who_one_is(client, person):
    key = Key(person, counter=5)
    client.force_login(person)
    address = reverse("mfa_reauthenticate_webauthn")
    options = client.get(address).context["js_data"]["request_options"]

    response = client.post(address, {"credential": key.signs(options, counter=5)}, follow=True)

    assert "a peut-être été copiée" in response.content.decode()
