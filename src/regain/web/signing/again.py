"""Before what cannot be taken back: whoever holds the session proves again who they are, and types their address."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from django import forms
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from regain.domain.accounts.queries import open_sessions_of
from regain.web.middleware import MemberRequest

View = Callable[..., HttpResponseBase]


def proved_again(view: View) -> View:
    """The page and its act are for who proved within five minutes, by password, code or passkey, who they are.

    That is asked before the form is shown. Whoever takes longer to fill it is asked again: the sign-in library keeps
    the form meanwhile and sends it once that is done; but a form that holds a password, which is kept nowhere, is
    filled again. Whoever has none of these signed in by the OpenID Connect provider, or by a door of the demonstration:
    their session must be as young as that.
    """
    asking: View = reauthentication_required(view)

    @wraps(view)
    def checked(request: MemberRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        ways = get_adapter().get_reauthentication_methods(request.user)
        proved = did_recently_reauthenticate(request) if ways else _has_just_come_in(request)
        if not proved and not (ways and _is_kept(request)):
            page = ways[0]["url"] if ways else reverse("account_reauthenticate")
            return redirect(f"{page}?{urlencode({'next': request.path})}")
        return asking(request, *args, **kwargs)

    return checked


def own_address(asked: str | None) -> str:
    """The page of this instance where a person asked to come back; blank for any other address."""
    return asked if asked and url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else ""


class OwnAddressForm(forms.Form):
    """One types the address of the account that goes: no slip of the hand does it."""

    email = forms.EmailField(
        label="Votre adresse e-mail, pour confirmer",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Tapez l’adresse e-mail de votre compte."},
    )

    def __init__(self, *args: Any, address: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._address = address

    def clean_email(self) -> str:
        """The address of this very account, whatever its capitals."""
        typed: str = self.cleaned_data["email"]
        if typed.lower() != self._address.lower():
            raise forms.ValidationError("Ce n’est pas l’adresse de votre compte\u00a0: rien n’est fait.")
        return typed


def _is_kept(request: MemberRequest) -> bool:
    """Whether the library keeps what is sent while it asks."""
    return request.method == "POST" and not any("password" in name for name in request.POST)


def _has_just_come_in(request: MemberRequest) -> bool:
    now = timezone.now()
    opened = open_sessions_of(request.user, at=now).filter(key=request.session.session_key)
    return opened.filter(opened_at__gte=now - timedelta(seconds=app_settings.REAUTHENTICATION_TIMEOUT)).exists()
