"""A slow or hostile provider holds nothing, and what it says out of shape is one sentence and never a flaw."""

import json
import threading
import time
from typing import Any

import jwt
import pytest
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives.asymmetric import ec
from django.urls import reverse

from regain.core.calling.calls import Caller, Limits
from regain.core.calling.kept import Kept
from regain.core.calling.places import CallsAtOnce, TooManyCalls
from regain.core.member import SYSTEM
from regain.domain.accounts.usecases import add_person
from regain.web.signing.openid import client as module
from tests.hostile import HEAVY, SLOW, WRONG, hostile_server, leads_to, says, waits
from tests.openid.conftest import led_to

pytestmark = pytest.mark.django_db

DESCRIPTION = "/.well-known/openid-configuration"
BADLY = "Le service d’identité répond mal"
PRIVATE_KEY = ec.generate_private_key(ec.SECP256R1())
KEY = {
    **json.loads(jwt.algorithms.ECAlgorithm.to_jwk(PRIVATE_KEY.public_key())),
    "kid": "k",
    "use": "sig",
    "alg": "ES256",
}
DEEP = b"[" * 60_000


class Provider:
    """What it says at each of its pages; `changes` replaces parts of it."""

    def __init__(self, server: Any) -> None:
        self.server = server
        self.description = {
            "issuer": server.url,
            **{f"{name}_endpoint": f"{server.url}/{name}" for name in ("authorization", "token", "userinfo")},
            "jwks_uri": f"{server.url}/jwks",
        }
        self.keys: Any = {"keys": [KEY]}
        self.tokens: Any = {"access_token": "a"}
        self.claims: dict[str, Any] = {}
        self.person: dict[str, Any] = {"email": "claire@ville.example", "email_verified": True}
        self.nonce = ""
        server.moods = {DESCRIPTION: self.says_description, "/jwks": self.says_keys}
        server.moods |= {"/token": self.says_tokens, "/userinfo": self.says_person}

    def signed(self, **claims: Any) -> str:
        usual = {"iss": self.server.url, "aud": "regain", "sub": "claire-42", "exp": time.time() + 60}
        return jwt.encode({**usual, **claims}, PRIVATE_KEY, algorithm="ES256", headers={"kid": "k"})

    def says_description(self, *ends):
        said(self.description)(*ends)

    def says_keys(self, *ends):
        said(self.keys)(*ends)

    def says_tokens(self, *ends):
        tokens = self.tokens
        if isinstance(tokens, dict):
            tokens = {"id_token": self.signed(nonce=self.nonce, **self.claims), **tokens}
        said(tokens)(*ends)

    def says_person(self, *ends):
        person = {**self.claims, **self.person}
        says(self.signed(**person).encode(), kind="application/jwt")(*ends)


def said(what: Any):
    return what if callable(what) else says(what if isinstance(what, bytes) else json.dumps(what).encode())


@pytest.fixture
def provider(settings, monkeypatch):
    monkeypatch.setattr(module, "CALLS", Caller(Limits(seconds=10, size=100_000), CallsAtOnce(2)))
    monkeypatch.setattr(module, "DESCRIPTIONS", Kept(fresh=60, good=60, most=4))
    monkeypatch.setattr(module, "KEYS", Kept(fresh=60, good=60, most=4))
    with hostile_server() as server:
        settings.OPENID = {"url": server.url, "client_id": "regain", "secret": "s", "name": "ProConnect"}
        add_person(email="claire@ville.example", name="Claire", by=SYSTEM)
        yield Provider(server)


def leave(client):
    return client.post(reverse("openid_start"))


def come_back(client, provider):
    response = leave(client)
    asked = dict(pair.split("=") for pair in led_to(response).partition("?")[2].split("&"))
    provider.nonce = asked["nonce"]
    return client.get(reverse("openid_return"), {"state": asked["state"], "code": "c"})


def refused(response, sentence=BADLY):
    html = response.content.decode()
    return (response.status_code, sentence in html, "Me connecter autrement" in html) == (403, True, True)


def test_the_provider_holds_few_threads_for_a_few_seconds():
    calls = module.CALLS  # the site's own, not those of the other tests

    assert (calls.limits.seconds <= 5, calls.limits.size <= 1024**2, calls.rest >= 5) == (True, True, True)
    with calls.places.one(), calls.places.one(), pytest.raises(TooManyCalls):
        calls.places.take()


def test_an_honest_provider_opens_the_account(client, provider):
    assert come_back(client, provider).url == "/"


def test_nothing_is_asked_before_a_form_is_sent(client, provider):
    for page in (reverse("sign_in"), reverse("openid_start"), f"{reverse('openid_start')}?invitation"):
        client.get(page)
    client.get(reverse("openid_return"), {"state": "x", "code": "c"})

    assert provider.server.asked == []
    assert client.get(f"{reverse('openid_start')}?next=/quartiers/").url == f"{reverse('sign_in')}?next=%2Fquartiers%2F"


TEN = {**SLOW, "heavy body": HEAVY["body without end"], "heavy headers": HEAVY["headers without end"], **WRONG}


@pytest.mark.parametrize(("page", "mood"), [*((DESCRIPTION, mood) for mood in TEN), ("/token", "drips its body")])
def test_a_slow_or_hostile_provider_holds_nothing(client, provider, page, mood):
    if page == "/token":
        leave(client)  # from now on the description is kept
    if mood in SLOW:
        module.CALLS.limits = Limits(seconds=0.15, size=100_000)
    provider.server.moods[page] = TEN[mood]

    assert refused(leave(client) if page == DESCRIPTION else come_back(client, provider))
    assert (client.get(reverse("in_service")).status_code, SocialAccount.objects.count()) == (200, 0)
    assert provider.server.sent < 20_000_000


def test_while_two_wait_for_the_provider_the_others_are_refused_at_once_and_all_pages_answer(client, provider):
    provider.server.moods["/slow"] = waits
    threads = [threading.Thread(target=waiting, args=[provider]) for _ in range(2)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module.CALLS, "limits", Limits(seconds=10, size=1_000))
        for thread in threads:
            thread.start()
            assert provider.server.came.acquire(timeout=5)
        asked = list(provider.server.asked)

        assert refused(leave(client), "Trop de demandes attendent déjà ce service")
        assert [client.get(reverse(page)).status_code for page in ("in_service", "sign_in")] == [200, 200]
        assert provider.server.asked == asked
    provider.server.released.set()
    for thread in threads:
        thread.join()


def waiting(provider):
    from regain.core.calling.addresses import OPERATOR
    from regain.core.calling.calls import CallFailed

    with pytest.raises(CallFailed):
        module.CALLS.ask("GET", f"{provider.server.url}/slow", reach=OPERATOR)


def test_the_description_and_the_keys_are_asked_once_for_all(client, stranger, provider):
    for browser in (client, stranger):
        come_back(browser, provider)
        browser.post(reverse("sign_out"))

    assert [provider.server.asked.count(page) for page in (DESCRIPTION, "/jwks", "/token")] == [1, 1, 2]


def test_a_new_key_is_looked_for(client, provider, monkeypatch):
    monkeypatch.setattr(module, "_KEYS_MAY_BE_NEW", -1)
    provider.keys = {"keys": [{**KEY, "kid": "old"}]}
    assert refused(come_back(client, provider), "d’une clé que le service attendu ne publie pas")
    provider.keys = {"keys": [KEY]}

    assert come_back(client, provider).url == "/"


@pytest.mark.parametrize(
    ("page", "wrong"),
    [("description", []), ("description", DEEP), ("keys", {"keys": 3}), ("tokens", 3), ("claims", {"sub": ""})],
    ids=lambda wrong: str(wrong)[:20],
)
def test_answers_out_of_shape_are_no_flaw(client, provider, page, wrong):
    """All the shapes: tests/web/signing/openid."""
    setattr(provider, page, wrong)

    response = leave(client) if page == "description" else come_back(client, provider)

    assert refused(response, "de qui elle parle" if page == "claims" else BADLY)
    assert SocialAccount.objects.count() == 0


@pytest.mark.parametrize(
    "host", ["https://127.0.0.1:1/", "https://169.254.169.254/", "https://[::1]/", "https://2130706433/"]
)
def test_the_provider_does_not_make_regain_call_another_private_machine(client, provider, settings, host):
    settings.OPENID = {**settings.OPENID, "url": provider.server.url.replace("127.0.0.1", "localhost")}
    local = {name: address.replace("127.0.0.1", "localhost") for name, address in provider.description.items()}
    provider.description = {**local, "token_endpoint": f"{host}token"}

    response = leave(client) if "2130" in host else come_back(client, provider)

    assert refused(response)
    assert "/token" not in provider.server.asked


def test_the_provider_may_lead_nowhere_else(client, provider):
    provider.server.moods[DESCRIPTION] = leads_to(f"{provider.server.url}/token")

    assert refused(leave(client))
    assert provider.server.asked == [DESCRIPTION]
