"""The second step of a sign-in: an application, a passkey, codes kept for the day both are lost."""

from typing import Any

from allauth.account import views as allauth
from allauth.account.adapter import get_adapter
from allauth.mfa.base import views as base
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from regain.domain.accounts.rules import must_have_second_factor
from regain.domain.journal.enums import Event
from regain.web.middleware import MemberRequest
from regain.web.pages.accounts import forms
from regain.web.pages.accounts.presenters import present_second_factor
from regain.web.pages.accounts.qr import qr_code
from regain.web.pages.accounts.views.telling import TellingMixin
from regain.web.signing.again import own_address, proved_again
from regain.web.signing.second_factor import SET_UP, SecondFactorAdapter


def second_factor(request: MemberRequest) -> HttpResponse:
    """What do I have besides my password?"""
    page = present_second_factor(request.user, must=must_have_second_factor(request.member))
    return render(request, "accounts/second_factor.html", {"page": page})


@method_decorator([never_cache, proved_again], name="dispatch")
class AddApplication(TellingMixin, totp.ActivateTOTPView):
    """Scan, then type the first code."""

    template_name = "accounts/add_application.html"
    form_class = forms.ApplicationForm
    event = Event.SECOND_FACTOR_ADDED

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        secret = context["form"].secret
        grouped = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
        return {**context, "qr": qr_code(context["totp_url"]), "secret": grouped}


class RemovingMixin(TellingMixin):
    """A means goes: this session forgets that there was one, the others end."""

    template_name = "accounts/remove_factor.html"
    event = Event.SECOND_FACTOR_REMOVED
    success_url = reverse_lazy("second_factor")
    ends_sessions = True

    def form_valid(self, form: Any) -> HttpResponse:
        self.request.session.pop(SET_UP, None)
        return super().form_valid(form)


class RemoveApplication(RemovingMixin, totp.DeactivateTOTPView):
    """The application gives codes no more."""


@method_decorator([never_cache, proved_again], name="dispatch")
class AddPasskey(TellingMixin, webauthn.AddWebAuthnView):
    """The browser and the key do the work (passkey.js)."""

    template_name = "accounts/add_passkey.html"
    form_class = forms.PasskeyForm
    event = Event.SECOND_FACTOR_ADDED

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "form": kwargs.get("form") or self.get_form()}


class RemovePasskey(RemovingMixin, webauthn.RemoveWebAuthnView):
    """The passkey opens no more; the last means stays with whoever must have one."""

    def form_valid(self, form: Any) -> HttpResponse:
        adapter = SecondFactorAdapter()
        if not adapter.can_delete_authenticator(self.object):
            form.add_error(None, adapter.validation_error("cannot_delete_authenticator"))
            return self.form_invalid(form)
        return super().form_valid(form)


class RecoveryCodes(codes.ViewRecoveryCodesView):
    """The codes, shown once."""

    template_name = "accounts/recovery_codes.html"

    @method_decorator(never_cache)
    @method_decorator(transaction.atomic)
    def dispatch(self, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().dispatch(*args, **kwargs)


@method_decorator(proved_again, name="dispatch")
class NewRecoveryCodes(TellingMixin, codes.GenerateRecoveryCodesView):
    template_name = "accounts/new_recovery_codes.html"
    event = Event.RECOVERY_CODES_DRAWN


class SecondStep(base.AuthenticateView):
    """After the password: a code, or the passkey."""

    template_name = "accounts/second_step.html"
    form_class = forms.SecondStepForm
    webauthn_form_class = forms.PasskeyStepForm


class AgainMixin:
    """Proving again who one is: the other ways, in words; what to do for who has none."""

    def dispatch(self, request: MemberRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not get_adapter().get_reauthentication_methods(request.user):
            return render(request, "accounts/again_by_signing_in.html", {"back": own_address(request.GET.get("next"))})
        answer: HttpResponse = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        ways = [{"href": way["url"], "label": WAYS[way["id"]]} for way in context["reauthentication_alternatives"]]
        return {**context, "form": kwargs.get("form") or context["form"], "other_ways": ways}


WAYS = {
    "reauthenticate": "mon mot de passe",
    "mfa_reauthenticate": "un code",
    "mfa_reauthenticate:webauthn": "ma clé d’accès",
}


class PasswordAgain(AgainMixin, allauth.ReauthenticateView):
    """Before something grave: the password again."""

    template_name = "accounts/again.html"
    form_class = forms.PasswordAgainForm


class CodeAgain(AgainMixin, base.ReauthenticateView):
    template_name = "accounts/again.html"
    form_class = forms.CodeAgainForm


class PasskeyAgain(AgainMixin, webauthn.ReauthenticateWebAuthnView):
    template_name = "accounts/again_passkey.html"
    form_class = forms.PasskeyAgainForm
