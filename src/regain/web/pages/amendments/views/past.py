"""The agreement, and the whole contract, as they stood on a date."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from regain.core import french
from regain.domain.contracts.queries import amendments_visible_to, versions_of
from regain.exchange.planning.past import contract_on as build_contract
from regain.exchange.planning.standing import standing_on
from regain.reports.histories import past_of
from regain.web.access import agreement_or_404, contract_or_404
from regain.web.histories import COUNTED, history_page
from regain.web.middleware import MemberRequest
from regain.web.pages.amendments.forms.circuit import DayForm, PeriodForm
from regain.web.pages.amendments.presenters import past
from regain.web.pages.amendments.presenters.compared import compared
from regain.web.ui.dates import FIRST, LAST


def agreement_on(request: MemberRequest, code: str, insee_code: str, day: str) -> HttpResponse:
    """What did the agreement say on that day?"""
    agreement = agreement_or_404(request, code, insee_code)
    then, today = day_or_404(day), timezone.localdate()
    context = past.present_agreement(
        agreement, standing_on(agreement, then), list(versions_of(agreement)), day=then, today=today
    )
    return render(request, "amendments/agreement_on.html", {**context, "form": DayForm(initial={"jour": then})})


def agreement_on_day(request: MemberRequest, code: str, insee_code: str) -> HttpResponse:
    """To the agreement on the day that was asked for; today when none can be read."""
    agreement_or_404(request, code, insee_code)
    return redirect("agreement_on", code, insee_code, _asked(request).isoformat())


def contract_on(request: MemberRequest, code: str, day: str) -> HttpResponse:
    """What did the contract say on that day?"""
    contract = contract_or_404(request, code)
    then = build_contract(contract, day_or_404(day))
    context = past.present_contract(contract, then, today=timezone.localdate())
    return render(request, "amendments/contract_on.html", {**context, "form": DayForm(initial={"jour": then.day})})


@require_safe
def contract_compared(request: MemberRequest, code: str) -> HttpResponse:
    """What changed in what was signed, from one day to another?"""
    contract = contract_or_404(request, code)
    form = PeriodForm(request.GET or None)
    context = {"contract": contract, "form": form, "communes": None, "answer": "Choisissez deux dates."}
    if form.is_valid():
        then = [build_contract(contract, form.cleaned_data[name]) for name in ("du", "au")]
        context |= compared(*then, today=timezone.localdate())
    return render(request, "amendments/contract_compared.html", context, status=422 if form.errors else 200)


def contract_on_day(request: MemberRequest, code: str) -> HttpResponse:
    """To the contract on the day that was asked for; today when none can be read."""
    contract_or_404(request, code)
    return redirect("contract_on", code, _asked(request).isoformat())


def agreement_history(request: MemberRequest, code: str, insee_code: str) -> HttpResponse:
    """What happened to the agreement and to its amendments that the member may see."""
    agreement = agreement_or_404(request, code, insee_code)
    seen = amendments_visible_to(request.member).filter(agreement=agreement)
    title = f"Qu’est-ce qui a changé dans la convention {french.of(str(agreement.commune))}\u00a0?"
    entries = past_of([agreement, *seen])
    page = history_page(request, title, past.trail(agreement), entries, naming=True, words=COUNTED)
    return render(request, "history.html", page)


def day_or_404(day: str) -> date:
    """The day that an address names."""
    try:
        then = date.fromisoformat(day)
    except ValueError as error:
        raise Http404("Cette date n’existe pas.") from error
    if not FIRST <= then <= LAST:
        raise Http404("Cette date est hors de portée.")
    return then


def _asked(request: MemberRequest) -> date:
    form = DayForm(request.GET)
    asked: date = form.cleaned_data["jour"] if form.is_valid() else timezone.localdate()
    return asked
