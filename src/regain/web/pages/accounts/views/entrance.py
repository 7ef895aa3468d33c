"""Coming in and going out."""

from typing import Any

from allauth.account import views as allauth
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.contrib import messages
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from regain.domain.accounts.queries import member_of
from regain.domain.accounts.usecases import open_account_session, tell_account_changed
from regain.domain.journal.enums import Event
from regain.web.middleware import BY_DOOR, MemberRequest
from regain.web.pages.accounts.forms import PasskeySignInForm, SignInForm
from regain.web.pages.accounts.presenters import closed_doors, demo_doors, demo_people
from regain.web.signing.again import own_address
from regain.web.signing.openid.leaving import leaving_address
from regain.web.signing.openid.provider import provider_name


class SignIn(allauth.LoginView):
    """E-mail and password, passkey, OpenID Connect; in the demonstration, one click."""

    template_name = "accounts/sign_in.html"
    form_class = SignInForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {
            **context,
            "doors": demo_doors(),
            "closed_doors": closed_doors(),
            "provider": provider_name(),
            "next": self.get_next_url() or "",
        }


class SignInByPasskey(LoginWebAuthnView):
    """The passkey alone: what it must sign (asked by passkey.js), then its signature."""

    form_class = PasskeySignInForm


@login_not_required
def sign_out(request: MemberRequest) -> HttpResponse:
    """By POST only: a link followed by a robot signs nobody out. The OpenID provider is told too."""
    if request.method != "POST":
        return render(request, "accounts/sign_out.html") if request.member.is_known else redirect("sign_in")
    leaving = leaving_address(request)
    logout(request)
    if leaving:
        return render(request, "accounts/leaving.html", {"leaving": leaving, "provider": provider_name()})
    messages.success(request, "Vous êtes déconnecté.")
    return redirect(own_address(request.POST.get("next")) or "sign_in")


@login_not_required
@require_POST
@transaction.atomic
def sign_in_as(request: HttpRequest, pk: int) -> HttpResponse:
    """Act in the place of a person of the demonstration. 404 for anybody else, and outside the demonstration."""
    person = next((person for person in demo_people() if person.pk == pk), None)
    if person is None:
        raise Http404

    login(request, person)
    request.session[BY_DOOR] = True
    open_account_session(person, way="demonstration")
    return redirect(own_address(request.POST.get("next")) or "home")


@login_not_required
def closed(request: HttpRequest) -> HttpResponse:
    """Whoever signs in to a closed account learns whom to ask."""
    return render(request, "accounts/closed.html", status=403)


@login_not_required
def by_invitation(request: HttpRequest) -> HttpResponse:
    """Nobody signs up alone: how one comes in."""
    return render(request, "accounts/by_invitation.html")


@method_decorator(login_not_required, name="dispatch")
class ConfirmationSent(allauth.EmailVerificationSentView):
    """The address is not confirmed yet: a link has left."""

    template_name = "accounts/confirmation_sent.html"


class ConfirmEmail(allauth.ConfirmEmailView):
    """The link of the e-mail was followed: one button confirms."""

    template_name = "accounts/confirm_email.html"

    @method_decorator(transaction.atomic)
    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().post(*args, **kwargs)

    def respond(self, success: bool) -> HttpResponse:  # noqa: FBT001  # the library's signature
        if success:
            person = self.object.email_address.user
            by = member_of(person, on=timezone.localdate())
            tell_account_changed(person, event=Event.EMAIL_CONFIRMED, by=by)
        return super().respond(success)
