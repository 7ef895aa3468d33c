"""Under which mandate one acts; the end of a mandate; support, for the day."""

from datetime import date, timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from regain.core.errors import BusinessError
from regain.core.mandates import Scope, ScopeKind
from regain.domain.accounts.models import Mandate
from regain.domain.accounts.queries import mandates_of
from regain.domain.accounts.rules import can_end_mandate, can_open_support, can_prolong_mandate
from regain.domain.accounts.usecases import end_mandate, open_support, prolong_mandate
from regain.domain.contracts.models import Contract
from regain.web.access import mandate_or_404, refusal_to
from regain.web.middleware import ACTING, MemberRequest
from regain.web.pages.mandates.forms import EndForm, SupportForm
from regain.web.pages.mandates.presenters import back_from, mandate_lines, present_end, told_end
from regain.web.telling import tell_end, tell_support


def mandates(request: MemberRequest) -> HttpResponse:
    """In what name do you act?"""
    lines = mandate_lines(mandates_of(request.member), request.member, today=timezone.localdate())
    return render(request, "mandates/mandates.html", {"lines": lines})


@require_POST
def act_under(request: MemberRequest) -> HttpResponse:
    """Act under another of one's mandates, until signing out or choosing again."""
    asked = request.POST.get("mandate", "")
    chosen = next((one for one in request.member.mandates if one.key == asked), None)
    if chosen is None:
        messages.error(request, "Ce mandat n’est pas, ou plus, l’un des vôtres.")
        return redirect("mandates")
    request.session[ACTING] = chosen.key
    messages.success(request, f"Vous agissez maintenant comme\u00a0: {chosen.label}.")
    return redirect("home")


def end(request: MemberRequest, pk: int) -> HttpResponse:
    """From when does this mandate end? One's own, or that of somebody to whom one could give it."""
    mandate = mandate_or_404(request, pk, needs=can_end_mandate)
    place, back = back_from(mandate, request.member)
    today = timezone.localdate()
    page = present_end(mandate, request.member, today=today)

    form = EndForm(request.POST or None, today=today, may_be_endless=page.may_be_endless)
    if form.is_valid():
        try:
            now = _move_end(request, mandate, form.first_day)
        except BusinessError as refusal:
            form.add_error(None, str(refusal))
        else:
            said = told_end(now)
            tell_end(request, mandate, said)
            messages.success(request, f"La fin de ce mandat est enregistrée\u00a0: {mandate}. {said}")
            return redirect(back)

    context = {"form": form, "mandate": mandate, "page": page, "place": place, "back": back}
    return render(request, "mandates/end.html", context, status=422 if form.errors else 200)


def _move_end(request: MemberRequest, mandate: Mandate, first_day: date | None) -> Mandate | None:
    """End the mandate sooner, or put its end off, for whoever may give it. `first_day`: the first one without it."""
    until = first_day - timedelta(days=1) if first_day else None
    is_later = mandate.ends_on is not None and (until is None or until > mandate.ends_on)
    if is_later and can_prolong_mandate(request.member, mandate):
        return prolong_mandate(mandate, until=until, today=timezone.localdate(), by=request.member)
    return end_mandate(mandate, on=first_day or timezone.localdate(), by=request.member)


def support(request: MemberRequest) -> HttpResponse:
    """Which contract must you enter, and why? For an administrator, until the end of the day."""
    if not can_open_support(request.member):
        raise PermissionDenied(refusal_to(request.member, of_instance=True))
    form = SupportForm(request.POST or None)
    if form.is_valid():
        try:
            opened = _open_support(request, **form.cleaned_data)
        except BusinessError as refusal:
            form.add_error(None, str(refusal))
        else:
            tell_support(request, opened)
            request.session[ACTING] = str(opened.pk)
            place = f"Vous êtes dans le contrat de {opened.scope_label} jusqu’à ce soir."
            messages.success(request, f"{place} C’est au journal, et les chefs de projet sont prévenus.")
            return redirect("home")
    return render(request, "mandates/support.html", {"form": form}, status=422 if form.errors else 200)


def _open_support(request: MemberRequest, contract: Contract, reason: str) -> Mandate:
    agglomeration = contract.intercommunality
    scope = Scope(ScopeKind.CONTRACT, contract.code, contract.code, agglomeration.siren)
    words = {"scope_label": agglomeration.short_name, "reason": reason}
    return open_support(request.user, scope=scope, on=timezone.localdate(), by=request.member, **words)
