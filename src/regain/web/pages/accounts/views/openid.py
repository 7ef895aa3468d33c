"""Signing in through the OpenID Connect provider: there, and back."""

import logging
from contextlib import suppress

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from regain.core.errors import BusinessError
from regain.domain.accounts.models import Person
from regain.domain.accounts.usecases import InvitationOver
from regain.web.pages.accounts.recognising import recognise
from regain.web.pages.accounts.views.invitation import INVITATION
from regain.web.signing.invitations import read_link
from regain.web.signing.openid.client import Client
from regain.web.signing.openid.leaving import ID_TOKEN
from regain.web.signing.openid.passages import Passage, come_back, leave
from regain.web.signing.openid.provider import LINK, Provider, provider
from regain.web.signing.openid.shapes import Identity
from regain.web.signing.openid.tokens import TokenRefused
from regain.web.telling import tell_acceptance

logger = logging.getLogger(__name__)


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def openid_start(request: HttpRequest) -> HttpResponse:
    """Off to the provider: by POST, since it may make a call out.

    The answer is a page that leads there: a form may only be sent to ourselves, redirections included (form-action).
    """
    found = _provider_or_404()
    if request.user.is_authenticated:
        return redirect("home")
    if request.method == "GET":
        return redirect(f"{reverse('sign_in')}?{urlencode({'next': request.GET.get('next', '')})}")

    then = request.POST.get("next", "")
    then = then if get_adapter(request).is_safe_url(then) else ""
    # Only from the page of the invitation: who merely opened one, then signs in, accepts nothing.
    invitation = request.session.pop(INVITATION, "") if "invitation" in request.POST else ""
    state, passage = leave(request, then=then, invitation=invitation)
    try:
        address = Client(found).authorization_address(
            back=_back(request), state=state, nonce=passage.nonce, challenge=passage.challenge
        )
    except BusinessError as refusal:
        return _refused(request, found, refusal)
    return render(request, "accounts/openid_leaving.html", {"address": address, "provider": found.name})


@login_not_required
@never_cache
@require_GET
def openid_return(request: HttpRequest) -> HttpResponse:
    """Back from the provider: everything it says is verified before anybody is signed in."""
    found = _provider_or_404()
    passage = come_back(request, request.GET.get("state", ""))
    if request.GET.get("error") == "access_denied":
        messages.info(request, f"Vous avez renoncé à passer par {found.name}. Vous pouvez recommencer.")
        return redirect("sign_in")
    try:
        identity = _identify(request, found, passage)
        person = recognise(identity, invitation=passage.invitation if passage else "", name=found.name)
    except BusinessError as refusal:
        return _refused(request, found, refusal)
    if passage and passage.invitation:
        _tell_if_joined(request, passage.invitation, person)
    return _sign_in(request, person, identity, then=passage.then if passage else "")


def _identify(request: HttpRequest, found: Provider, passage: Passage | None) -> Identity:
    if passage is None or "code" not in request.GET:
        raise TokenRefused("La réponse ne correspond pas à la demande faite depuis ce navigateur.")
    client = Client(found)
    if request.GET.get("iss", client.description.issuer) != client.description.issuer:
        raise TokenRefused("La réponse vient d’un autre service que celui attendu.")
    code = request.GET["code"]
    return client.identify(code=code, back=_back(request), nonce=passage.nonce, verifier=passage.verifier)


def _tell_if_joined(request: HttpRequest, link: str, person: Person) -> None:
    with suppress(InvitationOver):  # gone since: nothing was accepted
        invitation, _ = read_link(link)
        if invitation.accepted_at:
            tell_acceptance(request, invitation, person)


def _sign_in(request: HttpRequest, person: Person, identity: Identity, *, then: str) -> HttpResponse:
    request.session[ID_TOKEN] = identity.id_token
    record_authentication(request, person, "socialaccount", provider=LINK)
    response: HttpResponse = perform_login(request, person, email_verification="none", redirect_url=then or None)
    return response


def _refused(request: HttpRequest, found: Provider, refusal: BusinessError) -> HttpResponse:
    logger.warning("An OpenID Connect sign-in was refused: %s", type(refusal).__name__)
    return render(request, "accounts/openid_refused.html", _told(found.name, refusal), status=403)


def _back(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("openid_return"))


def _provider_or_404() -> Provider:
    found = provider()
    if found is None:
        raise Http404
    return found


def _told(name: str, refusal: BusinessError) -> dict[str, str]:
    return {"title": f"La connexion par {name} n’a pas abouti", "reason": str(refusal)}
