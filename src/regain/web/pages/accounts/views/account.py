"""One's own account: address, sessions, closing."""

from typing import Any

from allauth.account import views as allauth
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from regain.core import french
from regain.core.errors import BusinessError
from regain.domain.accounts.queries import open_sessions_of
from regain.domain.accounts.usecases import close_account, close_session, close_sessions_of
from regain.web.middleware import MemberRequest
from regain.web.pages.accounts.forms import ChangeEmailForm
from regain.web.pages.accounts.presenters import present_account, present_sessions
from regain.web.signing.again import OwnAddressForm, proved_again


def account(request: MemberRequest) -> HttpResponse:
    """How do I sign in, and what are my mandates?"""
    return render(request, "accounts/account.html", {"page": present_account(request.user, request.member)})


@method_decorator(proved_again, name="dispatch")
class ChangeEmail(allauth.EmailView):
    """A new address: it takes the place of the old one once its link was followed."""

    template_name = "accounts/change_email.html"
    form_class = ChangeEmailForm

    @method_decorator(transaction.atomic)
    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().post(*args, **kwargs)


def sessions(request: MemberRequest) -> HttpResponse:
    """Where am I signed in?"""
    listed = open_sessions_of(request.user, at=timezone.now())
    context = {"sessions": present_sessions(listed, here=request.session.session_key)}
    return render(request, "accounts/sessions.html", context)


@require_POST
def session_close(request: MemberRequest, pk: int) -> HttpResponse:
    """Close one of my sessions."""
    session = get_object_or_404(open_sessions_of(request.user, at=timezone.now()), pk=pk)

    if session.key == request.session.session_key:
        messages.info(request, "C’est la session où vous êtes : pour la fermer, déconnectez-vous.")
    else:
        close_session(session, by=request.member)
        messages.success(request, "Cette session est fermée.")
    return redirect("sessions")


@require_POST
def sessions_close(request: MemberRequest) -> HttpResponse:
    """Close all my sessions besides this one."""
    closed = close_sessions_of(request.user, besides=request.session.session_key or "", by=request.member)

    said = french.counted(closed, "autre session fermée", "autres sessions fermées") if closed else ""
    messages.success(request, f"{said}." if said else "Vous n’aviez pas d’autre session.")
    return redirect("sessions")


@proved_again
def account_close(request: MemberRequest) -> HttpResponse:
    """Close my own account: only an administrator opens it again."""
    form = OwnAddressForm(request.POST if request.method == "POST" else None, address=request.user.email)
    if form.is_valid():
        try:
            close_account(request.user, on=timezone.localdate(), by=request.member)
        except BusinessError as refusal:
            form.add_error(None, str(refusal))
        else:
            logout(request)
            messages.success(request, "Votre compte est fermé.")
            return redirect("sign_in")

    context = {"form": form, "kept_for": french.duration(settings.RETENTION["accounts"])}
    return render(request, "accounts/close.html", context, status=422 if form.errors else 200)
