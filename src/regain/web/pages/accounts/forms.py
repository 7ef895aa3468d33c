import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.account import forms as allauth
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from allauth.mfa.webauthn.internal.auth import parse_authentication_response
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from regain.domain.accounts.queries import person_with_email
from regain.domain.accounts.usecases import PasskeyCopied, count_passkey_use

logger = logging.getLogger(__name__)

_CHOOSING = "Douze caractères au moins. Une phrase dont vous vous souvenez est parfaite."


def _email(label: str = "Adresse e-mail", **attributes: str) -> forms.EmailField:
    return forms.EmailField(
        label=label,
        error_messages={"invalid": "Ce n’est pas une adresse e-mail."},
        widget=forms.EmailInput(attrs={"autocomplete": "email", **attributes}),
    )


def _password(label: str, *, new: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        strip=False,
        help_text=_CHOOSING if new else "",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password" if new else "current-password"}),
    )


def _code(label: str, hint: str) -> forms.CharField:
    attributes = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
    return forms.CharField(label=label, help_text=hint, widget=forms.TextInput(attrs=attributes))


class NewPasswordMixin:
    """A password chosen once, in one field: a manager or a phrase, not a second guess."""

    def clean_password1(self) -> str:
        password: str = self.cleaned_data["password1"]  # type: ignore[attr-defined]
        validate_password(password, self.user)  # type: ignore[attr-defined]
        return password


class CredentialMixin:
    """What a browser says of a passkey may be anything at all: what cannot be read is a code that is not the right one."""

    def clean(self) -> dict[str, Any] | None:
        with _readable():
            return super().clean()  # type: ignore[misc]

    def clean_credential(self) -> Any:
        credential = self.cleaned_data["credential"]  # type: ignore[attr-defined]
        if not isinstance(credential, dict):
            raise ValidationError(_UNREADABLE)
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


_UNREADABLE = "La clé d’accès a mal répondu. Recommencez, ou choisissez un autre moyen."


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except ValidationError:
        raise
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise ValidationError(_UNREADABLE) from error


class SignInForm(allauth.LoginForm):
    """E-mail and password. The refusal is the same whether the address or the password is wrong."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = _email(autocomplete="username")
        self.fields["password"] = _password("Mot de passe")


class LostPasswordForm(allauth.ResetPasswordForm):
    email = _email()


class NewPasswordForm(NewPasswordMixin, allauth.ResetPasswordKeyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {"password1": _password("Nouveau mot de passe", new=True)}


class ChangePasswordForm(NewPasswordMixin, allauth.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {
            "oldpassword": _password("Mot de passe actuel"),
            "password1": _password("Nouveau mot de passe", new=True),
        }


class FirstPasswordForm(NewPasswordMixin, allauth.SetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {"password1": _password("Mot de passe", new=True)}


class ChangeEmailForm(allauth.AddEmailForm):
    email = _email("Nouvelle adresse e-mail")

    def clean_email(self) -> str:
        email: str = super().clean_email()
        taken = person_with_email(email)
        if taken and taken != self.user:
            raise ValidationError("Cette adresse est déjà celle d’un autre compte.")
        return email


class PasswordAgainForm(allauth.ReauthenticateForm):
    password = _password("Mot de passe")


class SecondStepForm(AuthenticateForm):
    code = _code("Code", "Six chiffres de votre application, ou un de vos codes de secours.")


class CodeAgainForm(ReauthenticateForm):
    code = _code("Code", "Six chiffres de votre application, ou un de vos codes de secours.")


class ApplicationForm(ActivateTOTPForm):
    code = _code("Code que donne l’application", "Six chiffres, qui changent toutes les trente secondes.")


class PasskeyForm(CredentialMixin, AddWebAuthnForm):
    """Names a new passkey. The ceremony of the browser fills `credential` (passkey.js)."""

    name = forms.CharField(label="Nom de cette clé", required=False, max_length=60)
    passwordless = forms.BooleanField(
        label="Me connecter avec cette clé seule, sans mot de passe",
        required=False,
        help_text="La clé demandera votre empreinte, votre visage ou son code.",
    )

    field_order = ("name", "passwordless", "credential")


class PasskeyStepForm(CredentialMixin, AuthenticateWebAuthnForm):
    """The passkey as the second step."""


class PasskeySignInForm(CredentialMixin, LoginWebAuthnForm):
    """The passkey alone."""


class PasskeyAgainForm(CredentialMixin, ReauthenticateWebAuthnForm):
    """The passkey, before something grave."""


class JoinForm(forms.Form):
    """Somebody who has no account yet accepts an invitation."""

    name = forms.CharField(label="Votre nom", max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    title = forms.CharField(
        label="Votre fonction",
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    password = _password("Mot de passe", new=True)
