"""The second step of a sign-in: how its secrets are kept, and who cannot do without it."""

import base64
import hashlib
import logging
import secrets
from collections.abc import Callable
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django_htmx.http import HttpResponseClientRedirect

from regain.domain.accounts.models import Person
from regain.domain.accounts.queries import has_second_factor, member_of
from regain.domain.accounts.rules import must_have_second_factor
from regain.web.middleware import MemberRequest

logger = logging.getLogger(__name__)

OPEN_UNTIL_SET_UP = {
    *("second_factor", "mfa_activate_totp", "mfa_add_webauthn"),
    *("account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"),
    *("account_change_password", "account_set_password", "sign_out", "accessibility"),
}
"""Names of the pages that somebody who still has to set up their second step may open."""
SET_UP = "second_factor_set_up"
"""Where the session remembers that its person has a second step."""


class SecondFactorAdapter(DefaultMFAAdapter):
    """Allauth's adapter: secrets are encrypted in the database, and who must have a second step keeps one."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": (
            "Votre mandat demande une double vérification. Ajoutez d’abord un autre moyen, puis retirez celui-ci."
        ),
        "incorrect_code": "Ce code n’est pas le bon. Attendez le suivant, et vérifiez l’heure de votre téléphone.",
        "unverified_email": "Confirmez d’abord votre adresse e-mail.",
    }

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret; when another REGAIN_SECRET_KEY wrote it, one that nobody knows: no code is of it."""
        try:
            return _cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            logger.error("A second step cannot be read: REGAIN_SECRET_KEY is not the one that wrote it")  # noqa: TRY400
            return base64.b32encode(secrets.token_bytes(20)).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        person = authenticator.user
        if settings.DEMO or not must_have_second_factor(member_of(person, on=timezone.localdate())):
            return True
        return has_second_factor(person, besides=authenticator.pk)

    def get_public_key_credential_user_entity(self, user: Person) -> dict[str, Any]:
        return {**super().get_public_key_credential_user_entity(user), "display_name": user.name}


class SecondFactorMiddleware:
    """Whoever administers or steers a contract reaches no page before their second step is set up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: Any, view: Callable[..., Any], *_args: Any) -> HttpResponseBase | None:  # noqa: ARG002
        """A redirection to the page that sets it up; nothing when the request may go on."""
        if settings.DEMO or not request.user.is_authenticated or not must_have_second_factor(request.member):
            return None
        if request.resolver_match.view_name in OPEN_UNTIL_SET_UP or _is_set_up(request):
            return None
        if request.htmx:
            return HttpResponseClientRedirect(reverse("second_factor"))
        if request.method != "GET":
            messages.warning(request, "Rien n’est enregistré\u00a0: mettez d’abord en place la double vérification.")
        return redirect("second_factor")


def _is_set_up(request: MemberRequest) -> bool:
    """Remembered in the session: whoever must have one keeps the last; for others, a removal ends what remembers."""
    if not request.session.get(SET_UP) and has_second_factor(request.user):
        request.session[SET_UP] = True
    return bool(request.session.get(SET_UP))


def _cipher() -> Fernet:
    """The key is drawn from Django's secret, for this use alone: a stolen database gives no code."""
    return Fernet(
        base64.urlsafe_b64encode(hashlib.sha256(b"regain.second_factor" + settings.SECRET_KEY.encode()).digest())
    )
