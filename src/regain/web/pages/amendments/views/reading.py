"""The amendments of an agreement, opening one, its text, what it changes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from regain.core import french
from regain.core.errors import BusinessError
from regain.domain.contracts.models import Agreement, Amendment
from regain.domain.contracts.queries import amendments_of, version_in_force
from regain.domain.contracts.rules import can_amend_agreement
from regain.domain.contracts.rules.undated import is_undated
from regain.domain.contracts.usecases import open_amendment
from regain.exchange.planning.amendments import changes_of
from regain.web.access import agreement_or_404, amendment_or_404
from regain.web.kept import keep_key, take_typed
from regain.web.middleware import MemberRequest
from regain.web.pages.amendments.addresses import amendment_url
from regain.web.pages.amendments.elements import current_text
from regain.web.pages.amendments.forms.circuit import SignatureDayForm, TitleForm
from regain.web.pages.amendments.presenters import changes as changes_presenter
from regain.web.pages.amendments.presenters.heads import head, text_answer
from regain.web.pages.amendments.presenters.text import as_read, lay_out


def amend_agreement(request: MemberRequest, code: str, insee_code: str) -> HttpResponse:
    """What must change? Opens an amendment, or goes to the one that is open."""
    agreement = agreement_or_404(request, code, insee_code, needs=can_amend_agreement)
    form = TitleForm(request.POST or take_typed(request, request.member))
    if request.method == "POST" and form.is_valid():
        try:
            key = keep_key(request.member, _keep_name(agreement))
            opened = open_amendment(agreement, title=form.cleaned_data["title"], by=request.member)
        except BusinessError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Avenant n°\u00a0{opened.number} ouvert : modifiez le texte.", extra_tags=key)
            return redirect(amendment_url(opened))
    return show_opening(request, agreement, form=form, status=422 if form.errors else 200)


def show_opening(
    request: MemberRequest,
    agreement: Agreement,
    *,
    form: TitleForm | None = None,
    dating: SignatureDayForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page that opens an amendment, or asks first for the date of a text that has none."""
    base = version_in_force(agreement)
    context = {
        **changes_presenter.opening(agreement, list(amendments_of(agreement)), base),
        "form": form or TitleForm(),
        "dating": dating or SignatureDayForm(),
        "keep_name": _keep_name(agreement),
        "title": f"Que faut-il changer dans la convention {french.of(str(agreement.commune))} ?",
        "can_open": base is not None,
        "is_undated": base is not None and is_undated(base),
    }
    return render(request, "amendments/open.html", context, status=status)


def _keep_name(agreement: Agreement) -> str:
    return f"avenants-{agreement.pk}"


def amendment(request: MemberRequest, code: str, insee_code: str, pk: int) -> HttpResponse:
    """What does the amended agreement say?"""
    return show_text(request, amendment_or_404(request, code, insee_code, pk))


def changes(request: MemberRequest, code: str, insee_code: str, pk: int) -> HttpResponse:
    """What does the amendment change?"""
    found = amendment_or_404(request, code, insee_code, pk)
    steps = changes_of(found)
    shown = head(found, request.member)
    context = {
        **shown,
        "answer": changes_presenter.answer(steps),
        "groups": changes_presenter.groups(steps),
        "edits": changes_presenter.edits(found, can_amend=shown["can_amend"]),
        "undo_url": amendment_url(found, "amendment_undo"),
    }
    return render(request, "amendments/changes.html", context)


def show_text(request: MemberRequest, found: Amendment, *, status: int = 200) -> HttpResponse:
    """The page of the text, whole."""
    shown = head(found, request.member)
    parts = lay_out(found.base.snapshot, current_text(found))
    context = {
        **shown,
        "title": "Que dit la convention avec cet avenant ?" if found.signed_on else "Que dira la convention ?",
        "answer": text_answer(found, request.member),
        "parts": parts if shown["is_draft"] else as_read(parts),
    }
    return render(request, "amendments/text.html", context, status=status)
