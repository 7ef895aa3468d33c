"""Signing out of the provider too."""

from django.http import HttpRequest
from django.urls import reverse

from regain.core.errors import BusinessError
from regain.web.signing.openid.client import Client
from regain.web.signing.openid.provider import provider

ID_TOKEN = "openid_id_token"  # noqa: S105  # the name of a place in the session


def leaving_address(request: HttpRequest) -> str:
    """Where the provider forgets who signed in through it; blank for anybody else, or when it does not answer."""
    found, id_token = provider(), request.session.get(ID_TOKEN)
    if not (found and id_token):
        return ""
    try:
        return Client(found).leaving_address(id_token=id_token, back=request.build_absolute_uri(reverse("sign_in")))
    except BusinessError:
        return ""  # one must be able to leave Regain even when the provider is away
