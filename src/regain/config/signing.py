"""How people sign in, read from the environment: the limits to attempts, and the OpenID Connect provider."""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from regain.config import env

RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "20/m/ip,5/15m/key",  # locked out for a quarter of an hour after five failures
    "reset_password": "20/m/ip,5/h/key",
    "confirm_email": "1/3m/key",
    "manage_email": "10/h/user",  # each change of address is a letter
    "letters_to_leads": "60/h/user",  # web/telling.py
}
"""Per period and address of the network (ip), per account (key, user). What is not named keeps allauth's own limit."""
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def openid_provider(*, https: bool) -> dict[str, Any]:
    """The OpenID Connect provider of REGAIN_OPENID_URL, as web/signing/openid reads it; empty when it is not set.

    Raises ImproperlyConfigured when a part is missing, or when the provider would be reached in clear.
    """
    url = env.text("REGAIN_OPENID_URL").rstrip("/")
    client, secret = env.text("REGAIN_OPENID_CLIENT_ID"), env.text("REGAIN_OPENID_CLIENT_SECRET")
    if not url:
        if client or secret:
            raise ImproperlyConfigured("REGAIN_OPENID_URL manque : donnez-la, ou enlevez les autres REGAIN_OPENID_….")
        return {}
    if not (client and secret):
        raise ImproperlyConfigured(
            "REGAIN_OPENID_URL demande aussi REGAIN_OPENID_CLIENT_ID et REGAIN_OPENID_CLIENT_SECRET."
        )
    if not _is_safe(url, https=https):
        raise ImproperlyConfigured(
            "REGAIN_OPENID_URL doit commencer par https://, et nommer une machine, sans nom ni mot de passe."
        )
    return {
        "url": url,
        "client_id": client,
        "secret": secret,
        "name": env.text("REGAIN_OPENID_NAME", "ProConnect"),
        "acr": env.text("REGAIN_OPENID_ACR"),
        "vouches_for_emails": env.flag("REGAIN_OPENID_VERIFIES_EMAILS", default=False),
    }


def _is_safe(url: str, *, https: bool) -> bool:
    if not env.can_be_called(url):
        return False
    address = urlsplit(url)
    return address.scheme == "https" or (not https and address.hostname in _LOOPBACK)
