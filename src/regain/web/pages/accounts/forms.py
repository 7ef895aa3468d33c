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
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from regain.domain.accounts.queries import person_with_email
from regain.web.pages.accounts.credentials import CredentialForm

_CHOOSING = "Douze caractères au moins. Une phrase dont vous vous souvenez est parfaite."


EMAIL_LENGTH, PASSWORD_LENGTH, CODE_LENGTH = 254, 4096, 64


class _Bounded:
    """A field that sends back no more than it takes: a form is shown again with what was typed."""

    max_length: int | None

    def bound_data(self, data: Any, initial: Any) -> Any:
        shown = super().bound_data(data, initial)  # type: ignore[misc]
        return shown[: self.max_length] if isinstance(shown, str) else shown


class _BoundedEmailField(_Bounded, forms.EmailField):
    pass


class _BoundedCharField(_Bounded, forms.CharField):
    pass


def _email(label: str = "Adresse e-mail", **attributes: str) -> forms.EmailField:
    return _BoundedEmailField(
        label=label,
        max_length=EMAIL_LENGTH,
        widget=forms.EmailInput(attrs={"autocomplete": "email", **attributes}),
    )


def _password(label: str, *, new: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        strip=False,
        max_length=PASSWORD_LENGTH,
        help_text=_CHOOSING if new else "",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password" if new else "current-password"}),
    )


def _code(label: str, hint: str) -> forms.CharField:
    attributes = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
    widget = forms.TextInput(attrs=attributes)
    return _BoundedCharField(label=label, max_length=CODE_LENGTH, help_text=hint, widget=widget)


class NewPasswordMixin:
    """A password chosen once, in one field: a manager or a phrase, not a second guess."""

    def clean_password1(self) -> str:
        password: str = self.cleaned_data["password1"]  # type: ignore[attr-defined]
        validate_password(password, self.user)  # type: ignore[attr-defined]
        return password


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


class PasskeyForm(CredentialForm, AddWebAuthnForm):
    """Names a new passkey. The ceremony of the browser fills `credential` (passkey.js)."""

    name = _BoundedCharField(label="Nom de cette clé", required=False, max_length=60)
    passwordless = forms.BooleanField(
        label="Me connecter avec cette clé seule, sans mot de passe",
        required=False,
        help_text="La clé demandera votre empreinte, votre visage ou son code.",
    )

    field_order = ("name", "passwordless", "credential")


class PasskeyStepForm(CredentialForm, AuthenticateWebAuthnForm):
    """The passkey as the second step."""


class PasskeySignInForm(CredentialForm, LoginWebAuthnForm):
    """The passkey alone."""


class PasskeyAgainForm(CredentialForm, ReauthenticateWebAuthnForm):
    """The passkey, before something grave."""


class JoinForm(forms.Form):
    """Somebody who has no account yet accepts an invitation."""

    name = _BoundedCharField(label="Votre nom", max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    title = _BoundedCharField(
        label="Votre fonction",
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    password = _password("Mot de passe", new=True)
