"""Which of our letters stands for each of allauth's."""

from collections.abc import Callable
from typing import Any

from regain.mailing import letters
from regain.mailing.sending import Letter

Maker = Callable[[dict[str, Any]], Letter]


def _second_factor(what: str) -> Maker:
    return lambda _context: letters.second_factor_changed(what=what)


_LETTERS: dict[str, Maker] = {
    "account/email/password_reset_key": lambda context: letters.password_reset(url=context["password_reset_url"]),
    "account/email/unknown_account": lambda _context: letters.unknown_account(),
    "account/email/email_confirmation": lambda context: letters.email_confirmation(url=context["activate_url"]),
    "account/email/email_changed": lambda _context: letters.email_changed(old=True),
    "account/email/password_changed": lambda _context: letters.password_changed(),
    "account/email/password_set": lambda _context: letters.password_changed(),
    "account/email/password_reset": lambda _context: letters.password_changed(),
    "mfa/email/totp_activated": _second_factor("Une application donne maintenant le code de vos connexions."),
    "mfa/email/totp_deactivated": _second_factor("L’application qui donnait le code de vos connexions est retirée."),
    "mfa/email/webauthn_added": _second_factor("Une clé d’accès est ajoutée à votre compte."),
    "mfa/email/webauthn_removed": _second_factor("Une clé d’accès est retirée de votre compte."),
    "mfa/email/recovery_codes_generated": _second_factor(
        "De nouveaux codes de secours sont générés : les anciens ne servent plus."
    ),
}


def letter_for(prefix: str, context: dict[str, Any]) -> Letter:
    """The letter for one of allauth's template prefixes. KeyError for a letter nobody wrote: none leaves in English."""
    return _LETTERS[prefix](context)
