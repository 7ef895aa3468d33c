from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from regain.core.errors import BusinessError
from regain.core.letters import keeps_letters
from regain.domain.accounts.models import Invitation
from regain.domain.accounts.queries import invitations_waiting_for, mandates_visible_to
from regain.domain.accounts.rules import can_handle_invitation, can_see_all_people
from regain.domain.accounts.usecases import invite, renew_invitation, take_letter_off, withdraw_invitation
from regain.domain.contracts.models import Contract
from regain.domain.contracts.queries import contracts_with_people
from regain.web.access import administrator_or_403, invitation_or_404, people_or_404
from regain.web.kept import keep_key, take_typed
from regain.web.middleware import MemberRequest
from regain.web.pages.people.forms import InviteForm
from regain.web.pages.people.places import WHOLE_INSTANCE, Place, places_of
from regain.web.pages.people.presenters import answer, present_invitations, present_mandates
from regain.web.signing.invitations import send_invitation
from regain.web.telling import tell_invitation, tell_letter_is_kept


def people(request: MemberRequest) -> HttpResponse:
    """Who looks after this instance?"""
    administrator_or_403(request)
    context = {"contracts": contracts_with_people(request.member), "places": [WHOLE_INSTANCE]}
    return _list(request, None, **context)


def contract_people(request: MemberRequest, code: str) -> HttpResponse:
    """Who acts in this contract, and as what?"""
    contract = people_or_404(request, code)
    return _list(request, contract, places=places_of(contract, request.member))


def _list(request: MemberRequest, contract: Contract | None, **context: object) -> HttpResponse:
    code, today = contract.code if contract else "", timezone.localdate()
    mandates = mandates_visible_to(request.member).filter(contract_code=code)
    waiting = invitations_waiting_for(request.member).filter(contract_code=code)
    lines = present_mandates(mandates, request.member, today=today)
    invitations = present_invitations(waiting, request.member, today=today)
    said = answer(lines, invitations, of_commune=bool(contract) and not can_see_all_people(request.member, code))
    page = {"contract": contract, "lines": lines, "invitations": invitations, "answer": said, **context}
    return render(request, "people/list.html", page)


def contract_invite(request: MemberRequest, code: str) -> HttpResponse:
    """Whom do I invite, and as what?"""
    contract = people_or_404(request, code)
    return _invite(request, places_of(contract, request.member), contract)


def invite_administrator(request: MemberRequest) -> HttpResponse:
    """Whom do I trust with the whole instance?"""
    administrator_or_403(request)
    return _invite(request, [WHOLE_INSTANCE], None)


def _invite(request: MemberRequest, places: list[Place], contract: Contract | None) -> HttpResponse:
    typed = request.POST or take_typed(request, request.member)
    form = InviteForm(typed, places=places, member=request.member, today=timezone.localdate())
    code = contract.code if contract else ""
    if request.method == "POST" and form.is_valid():
        try:
            invitation = invite(**form.asked, at=timezone.now(), by=request.member)
        except BusinessError as refusal:
            form.add_error(None, str(refusal))
        else:
            tell_invitation(request, invitation)
            return _send(request, invitation, saved=keep_key(request.member, _keep_name(code)))
    return render(request, "people/invite.html", {"form": form, "contract_code": code, "keep_name": _keep_name(code)})


@require_POST
def invitation_renew(request: MemberRequest, pk: int) -> HttpResponse:
    """Send a new link; the old one serves no more."""
    invitation = invitation_or_404(request, pk, needs=can_handle_invitation)

    try:
        renewed = renew_invitation(invitation, at=timezone.now(), by=request.member)
    except BusinessError as refusal:
        messages.error(request, str(refusal))
        return _back(invitation)
    return _send(request, renewed)


@require_POST
def invitation_withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    """Take the invitation back."""
    invitation = invitation_or_404(request, pk, needs=can_handle_invitation)

    try:
        withdraw_invitation(invitation, at=timezone.now(), by=request.member)
    except BusinessError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "L’invitation est retirée\u00a0: son lien ne sert plus.")
    return _back(invitation)


def _keep_name(contract_code: str) -> str:
    return f"invitation-{contract_code or 'instance'}"


def _send(request: MemberRequest, invitation: Invitation, *, saved: str = "") -> HttpResponse:
    try:
        send_invitation(request, invitation, inviter=request.member.label)
    except BusinessError as refusal:
        take_letter_off(invitation)
        messages.error(request, f"L’invitation est gardée, mais elle n’est pas partie. {refusal}", extra_tags=saved)
    else:
        done = "est enregistrée pour" if keeps_letters() else "est partie à"
        messages.success(request, f"L’invitation {done} {invitation.email}.", extra_tags=saved)
        tell_letter_is_kept(request)
    return _back(invitation)


def _back(invitation: Invitation) -> HttpResponse:
    if invitation.contract_code:
        return redirect("contract_people", invitation.contract_code)
    return redirect("people")
