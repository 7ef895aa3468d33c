"""Each page with the demonstration imported, against an empty signed-in view; and what a first visit weighs."""

import gzip
import re
from http import HTTPStatus
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.test import Client, override_settings
from django.urls import reverse

from bench.reading import DEMONSTRATION
from bench.timing import Ratio, compare
from regain.core.mandates import Role
from regain.core.member import SYSTEM
from regain.domain.accounts.models import Person
from regain.domain.documents.models import DocumentImport
from regain.domain.territory.models import Neighbourhood
from regain.exchange.applying import begin_import, confirm_import
from regain.exchange.applying.demonstration import prepare_reference_data
from regain.exchange.planning.kept import current_plan

LIMIT = 150  # kilobytes, compressed, fonts included (shared/design/interface.md)
CODE = "CN06201M"
SERVED = {"ROOT_URLCONF": "bench.urls", "ALLOWED_HOSTS": ["*"], "DEMO": True}  # without a second step to set up
BASES = (("page vide", "/vide/", 5.0), ("réponse nue", "/nu/", None))
"""What pages are held against: an empty page of the product (the goal), and the middleware alone (for the record)."""


class Visitor(Client):
    """A browser in which every page must open: a refusal costs nothing, and would be a fine figure."""

    def get(self, *args: Any, **kwargs: Any) -> Any:
        response = super().get(*args, **kwargs)
        if response.status_code != HTTPStatus.OK:
            raise AssertionError(f"{args[0]}: {response.status_code}")
        return response


def run() -> list[Ratio]:
    """The ratio of each page."""
    with override_settings(**SERVED):
        client = _filled()
        return [
            compare(
                f"page {address} / {name}", lambda a=address: client.get(a), lambda b=base: client.get(b), goal=goal
            )
            for name, base, goal in BASES
            for address in _addresses()
        ]


def weights() -> dict[str, float]:
    """Kilobytes of each page on a first visit: the page, its styles, scripts and fonts, compressed as they are served."""
    with override_settings(**SERVED):
        client = signed_in()
        return {address: _weight(client.get(address).content) / 1024 for address in _addresses()}


def _filled() -> Visitor:
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    contract = prepare_reference_data()
    begun = begin_import(DEMONSTRATION.read_bytes(), name=DEMONSTRATION.name, contract=contract, by=SYSTEM)
    plan = current_plan(begun)
    confirm_import(begun, expected_fingerprint=plan.fingerprint, expected_version=begun.version, by=SYSTEM)
    begin_import(DEMONSTRATION.read_bytes(), name=DEMONSTRATION.name, contract=contract, by=SYSTEM)
    return signed_in()


def signed_in(code: str = CODE) -> Visitor:
    """The browser of who leads that contract: nobody's pages hold more."""
    client = Visitor()
    client.force_login(Person.objects.get(mandates__role=Role.PROJECT_LEAD, mandates__contract_code=code))
    return client


def _addresses() -> list[str]:
    begun = DocumentImport.objects.order_by("-pk")[0].pk
    return [
        *(reverse(name) for name in ("home", "neighbourhoods", "imports", "import_agreement", "gallery")),
        *(reverse(name, args=[CODE]) for name in ("contract", "contract_objectives", "contract_commitments")),
        reverse("agreement", args=[CODE, "62083"]),
        reverse("neighbourhood", args=[Neighbourhood.objects.order_by("pk")[0].pk]),
        *(reverse(name, args=[begun]) for name in ("import_review", "import_plan")),
    ]


def _weight(page: bytes) -> int:
    files = set(re.findall(r'(?:href|src)="/static/([^"]+)"', page.decode()))
    styles = [Path(settings.STATIC_ROOT, name) for name in files if name.endswith(".css")]
    fonts = {
        name.rsplit("/", 1)[1]
        for style in styles
        for name in re.findall(r"url\(\"?([^\")]+\.woff2)", style.read_text())
    }
    files |= {f"vendor/source-sans-3/{name}" for name in fonts}
    return len(gzip.compress(page)) + sum(_served(Path(settings.STATIC_ROOT, name)) for name in files)


def _served(file: Path) -> int:
    compressed = file.with_name(file.name + ".gz")
    return (compressed if compressed.exists() else file).stat().st_size
