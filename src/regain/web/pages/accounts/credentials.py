"""What a browser says of a passkey: anything at all, from anyone, until it is read."""

import logging
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.mfa.webauthn.internal.auth import parse_authentication_response
from django import forms
from django.core.exceptions import ValidationError

from regain.domain.accounts.usecases import PasskeyCopied, count_passkey_use

logger = logging.getLogger(__name__)

LONGEST = 16 * 1024
"""Characters: a new key with the certificate of its maker is 6 kB."""
_UNREADABLE = "La clé d’accès a mal répondu. Recommencez, ou choisissez un autre moyen."
_WRONG_SHAPES = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError, struct.error)


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except ValidationError:
        raise
    except _WRONG_SHAPES as error:
        raise ValidationError(_UNREADABLE) from error


class CredentialField(forms.JSONField):
    """An object in JSON, short. It is never sent back: a key answers once."""

    def __init__(self) -> None:
        super().__init__(widget=forms.HiddenInput)

    def to_python(self, value: Any) -> Any:
        if len(value or "") > LONGEST:
            raise ValidationError(_UNREADABLE)
        with _readable():
            credential = super().to_python(value)
        if credential is not None and not isinstance(credential, dict):
            raise ValidationError(_UNREADABLE)
        return credential

    def bound_data(self, data: Any, initial: Any) -> Any:  # noqa: ARG002  # the signature is Django's
        return None


class CredentialForm(forms.Form):
    """What cannot be read is a code that is not the right one. Comes before the library's form among the bases."""

    credential = CredentialField()

    def clean(self) -> dict[str, Any] | None:
        with _readable():
            return super().clean()

    def clean_credential(self) -> Any:
        credential = self.cleaned_data["credential"]
        given = getattr(super(), "clean_credential", None)
        if given is None:
            return credential
        with _readable():
            passkey = given()
            counter = parse_authentication_response(credential).response.authenticator_data.counter
        try:
            count_passkey_use(passkey, counter=counter)
        except PasskeyCopied as refusal:
            logger.warning("A passkey was refused: it counts fewer uses than are known.")
            raise ValidationError(str(refusal)) from refusal
        return passkey
