"""Addresses of an amendment's pages."""

from django.urls import reverse

from regain.domain.contracts.models import Agreement, Amendment

FORMATS = (("pdf", "PDF"), ("docx", "Word (DOCX)"), ("odt", "OpenDocument (ODT)"))
"""The endings of the papers, and how each format is called."""


def agreement_url(agreement: Agreement, name: str = "agreement", *more: object) -> str:
    """A page of the agreement."""
    commune = agreement.commune
    return reverse(name, args=[agreement.contract.code, commune.insee_code if commune else "", *more])


def amendment_url(amendment: Amendment, name: str = "amendment", *more: object) -> str:
    """A page of the amendment."""
    return agreement_url(amendment.agreement, name, amendment.pk, *more)


def text_url(amendment: Amendment, pointer: str) -> str:
    """The amended text, at the part that the pointer leads to."""
    return f"{amendment_url(amendment)}#{part_of(pointer)}"


def part_of(pointer: str) -> str:
    """The anchor of the part of the page that shows the pointer."""
    _, first, *rest = pointer.split("/")
    if first == "neighbourhoods" and rest[0].isdecimal():
        return f"quartier-{int(rest[0]) + 1}"
    return {"governance": "pilotage", "signatories": "signataires", "sections": "textes"}.get(first, "quartiers")
