"""Writing an element of the text, moving or removing it, taking a change back."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from regain.core.errors import BusinessError
from regain.domain.contracts.rules import can_edit_amendment
from regain.domain.contracts.rules.edits import EditDoesNotFit
from regain.domain.contracts.usecases import undo_edit
from regain.exchange.applying.amendments import amend
from regain.web.access import amendment_or_404
from regain.web.kept import keep_key, take_typed
from regain.web.middleware import MemberRequest
from regain.web.pages.amendments import acts
from regain.web.pages.amendments.addresses import amendment_url, text_url
from regain.web.pages.amendments.editing import Editing, in_conflict, opened, typed
from regain.web.pages.amendments.forms.circuit import UndoForm
from regain.web.pages.amendments.presenters.heads import head
from regain.web.pages.amendments.views.reading import show_text


def edit_element(request: MemberRequest, code: str, insee_code: str, pk: int) -> HttpResponse:
    """What must this say?"""
    amendment = amendment_or_404(request, code, insee_code, pk, needs=can_edit_amendment)
    try:
        if request.method == "POST":
            return _save(request, typed(amendment, request.POST))
        kept = take_typed(request, request.member)
        return _show(request, typed(amendment, kept) if kept else opened(amendment, request.GET.get("ou", "")))
    except (LookupError, ValueError) as error:
        raise Http404("Rien ne se modifie à cet endroit du texte.") from error


@require_POST
def act_on_element(request: MemberRequest, code: str, insee_code: str, pk: int) -> HttpResponse:
    """Remove an element, or move it by one place."""
    amendment = amendment_or_404(request, code, insee_code, pk, needs=can_edit_amendment)
    try:
        asked = acts.asked(amendment, request.POST)
        amend(amendment, edits=[asked.edit], by=request.member)
    except BusinessError as refusal:
        messages.error(request, str(refusal))
        amendment.refresh_from_db()
        return show_text(request, amendment, status=409)
    messages.success(request, asked.said)
    return redirect(text_url(amendment, asked.edit.pointer))


@require_POST
def undo(request: MemberRequest, code: str, insee_code: str, pk: int) -> HttpResponse:
    """Take one change back."""
    amendment = amendment_or_404(request, code, insee_code, pk, needs=can_edit_amendment)
    form = UndoForm(request.POST)
    if not form.is_valid():
        raise Http404("Cette modification n’existe pas.")
    try:
        undo_edit(amendment, by=request.member, **form.cleaned_data)
    except BusinessError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Modification annulée.")
    return redirect(amendment_url(amendment, "amendment_changes"))


def _save(request: MemberRequest, editing: Editing) -> HttpResponse:
    """Make the edits, or show what stands in the way with all that was typed."""
    if not editing.form.is_valid():
        return _show(request, editing, status=422)
    try:
        is_changed = editing.make_edits(by=request.member)
    except EditDoesNotFit as refused:
        return _show(request, in_conflict(editing, refused), status=409)
    except BusinessError as refusal:
        editing.form.add_error(None, str(refusal))
        return _show(request, editing, status=422)
    said = "Enregistré dans l’avenant." if is_changed else "Rien n’a changé."
    messages.success(request, said, extra_tags=_keep_key(request, editing))
    return redirect(text_url(editing.amendment, editing.pointer))


def _show(request: MemberRequest, editing: Editing, *, status: int = 200) -> HttpResponse:
    context = {
        **head(editing.amendment, request.member),
        "editing": editing,
        "form": editing.form,
        "conflict": editing.conflict,
        "keep_key": _keep_key(request, editing),
    }
    return render(request, "amendments/edit.html", context, status=status)


def _keep_key(request: MemberRequest, editing: Editing) -> str:
    """Under what name the browser keeps what is typed there, until it is saved."""
    return keep_key(request.member, f"avenant-{editing.amendment.pk}-{editing.pointer}")
