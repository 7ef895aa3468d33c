"""Accepting an invitation."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from regain.core.errors import BusinessError
from regain.domain.accounts.models import Invitation
from regain.domain.accounts.queries import person_with_email
from regain.domain.accounts.usecases import InvitationOver, accept_invitation, accept_invitation_as
from regain.web.middleware import MemberRequest
from regain.web.pages.accounts.forms import JoinForm
from regain.web.pages.accounts.presenters import present_invitation
from regain.web.signing.invitations import read_link
from regain.web.signing.openid.provider import provider_name
from regain.web.telling import tell_acceptance

INVITATION = "invitation_link"
"""Where the session keeps the link that somebody accepts through the OpenID Connect provider."""


@login_not_required
@never_cache
def invitation(request: MemberRequest, link: str) -> HttpResponse:
    """May I join, and as what?"""
    try:
        found, nonce = read_link(link)
        if request.user.is_authenticated:
            return _accept_as(request, found, nonce)
        if person_with_email(found.email):
            return _ask_to_sign_in(request, found, nonce)
        return _join(request, found, nonce, link)
    except InvitationOver as refusal:
        return render(request, "accounts/invitation_over.html", {"reason": refusal}, status=410)


def _accept_as(request: MemberRequest, found: Invitation, nonce: str) -> HttpResponse:
    refusal = ""
    if request.method == "POST":
        try:
            accept_invitation_as(request.user, found, nonce=nonce, at=timezone.now())
        except InvitationOver:
            raise
        except BusinessError as error:
            refusal = str(error)
        else:
            tell_acceptance(request, found, request.user)
            messages.success(request, "Votre mandat est ajouté à votre compte.")
            return redirect("home")
    is_theirs = person_with_email(found.email) == request.user
    context = {"page": present_invitation(found, nonce), "refusal": refusal, "is_theirs": is_theirs}
    return render(request, "accounts/invitation_accept.html", context)


def _ask_to_sign_in(request: MemberRequest, found: Invitation, nonce: str) -> HttpResponse:
    context = {"page": present_invitation(found, nonce), "back": request.path, "provider": provider_name()}
    return render(request, "accounts/invitation_sign_in.html", context)


def _join(request: MemberRequest, found: Invitation, nonce: str, link: str) -> HttpResponse:
    form = JoinForm(request.POST or None)
    if form.is_valid():
        try:
            person = accept_invitation(found, nonce=nonce, at=timezone.now(), **form.cleaned_data)
        except InvitationOver:
            raise
        except BusinessError as refusal:
            form.add_error(None, str(refusal))
        else:
            tell_acceptance(request, found, person)
            record_authentication(request, person, "password")
            joined: HttpResponse = perform_login(request, person, email_verification="none")
            return joined
    context = {"page": present_invitation(found, nonce), "form": form, "provider": provider_name()}
    request.session[INVITATION] = link
    return render(request, "accounts/invitation_join.html", context)
