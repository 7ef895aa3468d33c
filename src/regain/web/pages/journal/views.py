"""The journal of a contract: who wrote what, when, under which mandate; and a way back."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from regain.core.errors import BusinessError
from regain.domain.contracts.rules import can_edit_contract, can_see_journal
from regain.domain.contracts.usecases import undo_change
from regain.reports.changes import build_changes, entries_about
from regain.web.access import contract_or_404, load_or_404
from regain.web.histories import PER_PAGE
from regain.web.middleware import MemberRequest
from regain.web.pages.journal import presenters
from regain.web.pages.journal.forms import WhichForm


@require_safe
def journal(request: MemberRequest, code: str) -> HttpResponse:
    """What happened to the contract lately?"""
    contract = contract_or_404(request, code, needs=can_see_journal)
    form = WhichForm(request.GET or None)
    wanted = form.wanted()
    page = Paginator(entries_about(contract, **wanted), PER_PAGE).get_page(request.GET.get("page"))
    may_undo = can_edit_contract(request.member, contract)
    is_filtered = any(wanted.values())
    lines = presenters.lines_of(contract, build_changes(page.object_list), may_undo=may_undo)
    context = {
        "contract": contract,
        "form": form,
        "page": page,
        "lines": lines,
        "has_undo": any(line.undo_href for line in lines),
        "answer": presenters.answer(page.paginator.count, is_filtered=is_filtered),
        "is_filtered": is_filtered,
        "query": request.GET.urlencode(),
    }
    return render(request, "journal/journal.html", context, status=422 if form.errors else 200)


@require_POST
def undo(request: MemberRequest, code: str, number: int) -> HttpResponse:
    """Put back what this entry changed."""
    contract = contract_or_404(request, code, needs=can_edit_contract)
    entry = load_or_404(entries_about(contract), member=request.member, number=number)
    try:
        undo_change(contract, number=entry.number, undone_at=timezone.now(), by=request.member)
    except BusinessError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "C’est annulé\u00a0: ce qui était écrit avant est remis en place.")
    return redirect("contract_journal", code)
