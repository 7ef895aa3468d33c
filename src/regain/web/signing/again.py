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
from django.core.exceptions import PermissionDenied
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from regain.domain.accounts.queries import open_sessions_of
from regain.web.middleware import MemberRequest

View = Callable[..., HttpResponseBase]


def proved_again(view: View) -> View:
    """The page opens; its act (POST) is for who proved within five minutes, by password, code or passkey, who they are.

    The sign-in library asks, keeps the form meanwhile and sends it once that is done; but a form that holds a password,
    which is kept nowhere, is filled again. Whoever has none of these came in by the OpenID Connect provider: their
    session must be as young as that.
    """
    asking: View = reauthentication_required(view, allow_get=True)

    @wraps(view)
    def checked(request: MemberRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method != "POST":
            return asking(request, *args, **kwargs)
        ways = get_adapter().get_reauthentication_methods(request.user)
        if not ways and not _has_just_come_in(request):
            raise PermissionDenied(
                "Votre connexion date de plus de cinq minutes\u00a0: déconnectez-vous, reconnectez-vous, puis recommencez."
            )
        if ways and _holds_a_password(request) and not did_recently_reauthenticate(request):
            return redirect(f"{ways[0]['url']}?{urlencode({'next': request.path})}")
        return asking(request, *args, **kwargs)

    return checked


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


def _holds_a_password(request: MemberRequest) -> bool:
    return any("password" in name for name in request.POST)


def _has_just_come_in(request: MemberRequest) -> bool:
    now = timezone.now()
    opened = open_sessions_of(request.user, at=now).filter(key=request.session.session_key)
    return opened.filter(opened_at__gte=now - timedelta(seconds=app_settings.REAUTHENTICATION_TIMEOUT)).exists()
