"""Allauth's account adapter, in our words: e-mails, messages, refusals, and the journal of sign-ins."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse

from regain.domain.accounts.models import Person
from regain.domain.accounts.usecases import open_account_session
from regain.mailing.sending import MailNotSent, send
from regain.web.signing.letters import letter_for

logger = logging.getLogger(__name__)

REFUSALS = {
    "account_inactive": "Ce compte est fermé. Demandez à la personne qui administre Regain chez vous de le rouvrir.",
    "duplicate_email": "C’est déjà l’adresse de votre compte.",
    "email_password_mismatch": (
        "L’adresse et le mot de passe ne vont pas ensemble. Vérifiez-les, majuscules comprises."
    ),
    "enter_current_password": "Ce n’est pas votre mot de passe actuel.",
    "incorrect_password": "Ce n’est pas votre mot de passe.",
    "invalid_or_expired_key": "Ce lien ne sert plus. Demandez-en un nouveau.",
    "invalid_password_reset": "Ce lien ne sert plus. Demandez-en un nouveau.",
    "too_many_login_attempts": (
        "Trop d’essais ont échoué. Attendez un quart d’heure, ou choisissez un nouveau mot de passe."
    ),
    "rate_limited": "Trop d’essais en peu de temps. Attendez une minute, puis recommencez.",
    "same_as_current": "C’est déjà l’adresse de votre compte.",
}
MESSAGES = {
    "account/messages/email_confirmed.txt": "Votre adresse est confirmée.",
    "account/messages/email_confirmation_failed.txt": "Cette adresse est déjà celle d’un autre compte.",
    "account/messages/password_changed.txt": "Votre mot de passe est changé.",
    "account/messages/password_set.txt": "Votre mot de passe est choisi.",
    "mfa/messages/totp_activated.txt": "Votre application donne maintenant le code de vos connexions.",
    "mfa/messages/totp_deactivated.txt": "Votre application ne sert plus à vous connecter.",
    "mfa/messages/webauthn_added.txt": "Votre clé d’accès est enregistrée.",
    "mfa/messages/webauthn_removed.txt": "Votre clé d’accès est retirée.",
}
"""What is said of each of allauth's messages; those left out are not said, because the page itself says it."""


class AccountAdapter(DefaultAccountAdapter):
    """What allauth asks of us. Nobody signs up alone: accounts come from invitations and from the command line."""

    error_messages = {**DefaultAccountAdapter.error_messages, **REFUSALS}

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def is_ajax(self, request: HttpRequest) -> bool:
        """Only the passkey asks for data, on the page made for it; every other answer is a page."""
        wants_data = request.headers.get("Accept") == "application/json"
        return wants_data and request.path == reverse("mfa_login_webauthn")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002
        return reverse("account")

    def add_message(  # noqa: PLR0913, PLR0917  # the library’s signature
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,  # noqa: ARG002
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        said = message or MESSAGES.get(message_template or "")
        if said:
            messages.add_message(request, level, said, extra_tags=extra_tags)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send our own letter. Raises MailNotSent."""
        send(letter_for(template_prefix, context), to=email)

    def send_password_reset_mail(self, user: Person, email: str, context: dict[str, Any]) -> None:  # noqa: ARG002
        """To the address of the account, and not to the one typed, which may only look like it."""
        self.send_mail("account/email/password_reset_key", user.email, context)

    def send_notification_mail(self, template_prefix: str, user: Person, *args: Any, **kwargs: Any) -> None:
        """Tell what was done. It is done: a letter that cannot leave is logged (by `send`), and nothing is undone."""
        try:
            super().send_notification_mail(template_prefix, user, *args, **kwargs)
        except MailNotSent:
            logger.warning("Somebody was not told of %s.", template_prefix)

    def send_confirmation_mail(self, request: HttpRequest, emailconfirmation: Any, signup: bool) -> None:  # noqa: FBT001
        try:
            super().send_confirmation_mail(request, emailconfirmation, signup)
        except MailNotSent as refusal:
            messages.error(request, str(refusal))

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:  # noqa: ARG002
        """Leave a trace for whoever watches the logs, without the address."""
        logger.warning("A sign-in failed.")

    def login(self, request: HttpRequest, user: Person) -> None:
        with transaction.atomic():
            super().login(request, user)
            open_account_session(user, way=way_of(request))


def way_of(request: HttpRequest) -> str:
    """How the person came in: `password`, `passkey`, `openid`; the first step they took in this session."""
    from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY

    records = request.session.get(AUTHENTICATION_METHODS_SESSION_KEY) or [{}]
    ways = {"socialaccount": "openid", "mfa": "passkey"}
    method = records[0].get("method", "")
    return ways.get(method, method)
