"""A real OpenID Connect provider (npm's oidc-provider, run by node), and a browser that goes through it."""

import html
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.conftest import ROOT, required
from tests.ports import free_port

SITE = "http://testserver"
SCRIPT = Path(__file__).with_name("provider.mjs")


@dataclass(frozen=True)
class RealProvider:
    """The process: where it answers, and whom it recognises."""

    url: str

    def recognises(self, **person: object) -> None:
        """The person it gives to whoever comes: `sub`, `email`, `email_verified`, `given_name`, `usual_name`."""
        self._tell("person", person)

    def lies(self, lie: str) -> None:
        """How its next answers are falsified: `userinfo:tampered`, `id_token:nonce`…; blank for the truth."""
        self._tell("lie", {"lie": lie})

    def _tell(self, what: str, said: dict[str, object]) -> None:
        requests.post(f"{self.url}/tests/{what}", json=said, timeout=10).raise_for_status()


@pytest.fixture(scope="session", params=["RS256", "ES256"])
def running_provider(request) -> Iterator[RealProvider]:
    node = shutil.which("node")
    missing = "node" if node is None else "" if (ROOT / "node_modules" / "oidc-provider").is_dir() else "oidc-provider"
    if missing:
        if required("openid"):
            pytest.fail(f"{missing} est exigé et absent")
        pytest.skip(f"{missing} est absent : installez node, puis lancez npm ci")
    port = free_port()
    back, leaving = SITE + reverse("openid_return"), SITE + reverse("sign_in")
    with subprocess.Popen(
        [str(node), str(SCRIPT), str(port), request.param, back, leaving],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield RealProvider(f"http://127.0.0.1:{port}")
        process.terminate()


@pytest.fixture
def provider(running_provider, settings) -> RealProvider:
    """The provider, trusted by this instance; it recognises Claire and tells the truth."""
    settings.OPENID = {
        "url": running_provider.url,
        "client_id": "regain",
        "secret": "a secret that the tests know",
        "name": "ProConnect",
        "acr": "",
        "vouches_for_emails": False,
    }
    running_provider.recognises(
        sub="claire-42", email="claire@ville.example", email_verified=True, given_name="Claire", usual_name="Dupré"
    )
    running_provider.lies("")
    return running_provider


def led_to(response: HttpResponse) -> str:
    """Where a page leads the browser by itself."""
    return html.unescape(response.content.decode().split("0; url=")[1].split('"')[0])


@pytest.fixture
def go_through(provider: RealProvider, client: Client) -> Callable[..., HttpResponse]:
    """Leave for the provider, be recognised, and come back: the answer of our own page of return."""

    def go(*, then: str = "", browser: Client = client) -> HttpResponse:
        address, outside = led_to(browser.post(reverse("openid_start"), {"next": then})), requests.Session()
        while not address.startswith(SITE):
            answer = outside.get(address, allow_redirects=False, timeout=10)
            assert answer.is_redirect, answer.text
            location = answer.headers["Location"]
            address = location if urlsplit(location).scheme else provider.url + location
        return browser.get(address.removeprefix(SITE))

    return go
