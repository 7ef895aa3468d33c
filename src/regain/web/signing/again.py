"""Before what cannot be taken back: whoever holds the session proves again who they are, and types their address."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from django import forms
from django.core.exceptions import PermissionDenied
from django.http.response import HttpResponseBase
from django.utils import timezone

from regain.domain.accounts.queries import open_sessions_of
from regain.web.middleware import MemberRequest

View = Callable[..., HttpResponseBase]


def proved_again(view: View) -> View:
    """The page opens; its act (POST) is for who proved within five minutes, by password, code or passkey, who they are.

    The sign-in library asks, keeps the form meanwhile and sends it once that is done. Whoever has none of these came
    in by the OpenID Connect provider: their session must be as young as that.
    """
    asking: View = reauthentication_required(view, allow_get=True)

    @wraps(view)
    def checked(request: MemberRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST" and not _has_means(request) and not _has_just_come_in(request):
            raise PermissionDenied(
                "Votre connexion date de plus de cinq minutes\u00a0: déconnectez-vous, reconnectez-vous, puis recommencez."
            )
        return asking(request, *args, **kwargs)

    return checked


class OwnAddressForm(forms.Form):
    """One types the address of the account that goes: no slip of the hand does it."""

    email = forms.EmailField(
        label="Votre adresse e-mail, pour confirmer",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": "Tapez l’adresse e-mail de votre compte.",
            "invalid": "Ce n’est pas une adresse e-mail.",
        },
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


def _has_means(request: MemberRequest) -> bool:
    return bool(get_adapter().get_reauthentication_methods(request.user))


def _has_just_come_in(request: MemberRequest) -> bool:
    now = timezone.now()
    opened = open_sessions_of(request.user, at=now).filter(key=request.session.session_key)
    return opened.filter(opened_at__gte=now - timedelta(seconds=app_settings.REAUTHENTICATION_TIMEOUT)).exists()
