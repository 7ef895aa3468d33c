"""Which OpenID Connect provider this instance trusts, if any."""

from dataclasses import dataclass

from django.conf import settings

LINK = "openid"
"""What the links between people and their account at the provider are filed under."""


@dataclass(frozen=True, slots=True)
class Provider:
    """The provider of the settings. `vouches_for_emails`: it asserts every address it gives, without saying so."""

    url: str
    client_id: str
    secret: str
    name: str
    acr: str = ""
    vouches_for_emails: bool = False


def provider() -> Provider | None:
    """The provider, or nothing when the settings name none."""
    return Provider(**settings.OPENID) if settings.OPENID else None


def provider_name() -> str:
    """The name people know it by; blank when there is none."""
    found = provider()
    return found.name if found else ""
