"""What people do on the pages of an amendment."""

import json
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from regain.domain.contracts.models import Amendment
from regain.web.pages.amendments.elements import current_text, element_at, heading_of, is_addition, seal_of
from regain.web.pages.amendments.kinds import kind_at


class Desk:
    """Somebody before the pages of one amendment."""

    def __init__(self, client: Client, amendment: Amendment) -> None:
        self.client, self.amendment = client, amendment

    def url(self, name: str, *more: object) -> str:
        agreement = self.amendment.agreement
        return reverse(name, args=[agreement.contract.code, agreement.commune.insee_code, self.amendment.pk, *more])

    def open(self, name: str = "amendment", **query: str) -> HttpResponse:
        return self.client.get(self.url(name), query)

    def seen(self, pointer: str) -> dict[str, str]:
        """The hidden fields of the form of that element, as it stands now."""
        text = self.text()
        before = None if is_addition(pointer) else element_at(text, pointer, kind_at(pointer))
        return {"pointer": pointer, "before": json.dumps(before), "under": heading_of(text, pointer)}

    def write(self, pointer: str, *, seen: dict[str, str] | None = None, **typed: Any) -> HttpResponse:
        """Send the form of the element, as it was seen."""
        return self.client.post(self.url("amendment_edit"), {**(seen or self.seen(pointer)), **typed})

    def act(self, name: str, pointer: str, value: Any) -> HttpResponse:
        """Press « Retirer », « Monter » or « Descendre »."""
        return self.client.post(self.url("amendment_act"), {name: f"{pointer} {seal_of(self.text(), pointer, value)}"})

    def step(self, name: str, **typed: str) -> HttpResponse:
        """Send a step of the circuit."""
        self.amendment.refresh_from_db()
        return self.client.post(self.url("amendment_step"), {"step": name, "expected": self.amendment.version, **typed})

    def sign(self, **typed: Any) -> HttpResponse:
        """Say that it is signed, as its page asks."""
        self.amendment.refresh_from_db()
        plan = self.open("amendment_circuit").context["plan"]
        seen = {"expected": self.amendment.version, "fingerprint": plan.fingerprint}
        day = {"signed_on": "2026-03-20", "signed_at": "Barlin"}
        return self.client.post(self.url("amendment_sign"), {**seen, **day, **typed})

    def text(self) -> dict[str, Any]:
        """The amended text as it stands now."""
        self.amendment.refresh_from_db()
        return current_text(self.amendment)


def html_of(response: HttpResponse) -> str:
    """The page in one line, no-break spaces made spaces."""
    return " ".join(response.content.decode().split())
