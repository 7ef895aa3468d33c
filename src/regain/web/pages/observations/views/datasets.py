"""Data sets, their editions, what each edition changed."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from regain.core.errors import BusinessError
from regain.domain.indicators.queries import corrections_of, datasets_visible_to, editions_visible_to, may_write_dataset
from regain.domain.indicators.usecases import change_dataset_address, withdraw_edition
from regain.web.access import dataset_or_404, edition_or_404
from regain.web.middleware import MemberRequest
from regain.web.pages.observations import presenters
from regain.web.pages.observations.forms import AddressForm

PER_PAGE = 50


def known(request: MemberRequest) -> HttpResponse:
    """Which figures do we have?"""
    found = list(datasets_visible_to(request.member))
    context = {
        "official": [one for one in found if not one.is_own and not one.is_reference],
        "own": [one for one in found if one.is_own],
        "references": [one for one in found if one.is_reference],
        "answer": presenters.answer(found),
    }
    return render(request, "observations/datasets.html", context)


def dataset(request: MemberRequest, code: str) -> HttpResponse:
    """What does this data set give, and what is loaded of it?"""
    if request.method == "POST":
        shown = dataset_or_404(request, code, needs=may_write_dataset)
    else:
        shown = dataset_or_404(request, code)
    form = AddressForm(request.POST or None, initial={"file_url": shown.file_url})
    if form.is_valid():
        try:
            change_dataset_address(shown, file_url=form.cleaned_data["file_url"], by=request.member)
        except BusinessError as refusal:
            form.add_error("file_url", str(refusal))
        else:
            messages.success(request, "Adresse du fichier enregistrée.")
            return redirect("dataset", code)
    page = Paginator(editions_visible_to(request.member).filter(dataset=shown), PER_PAGE)
    context = {"dataset": shown, "page": page.get_page(request.GET.get("page")), "form": form}
    context["may_write"] = may_write_dataset(request.member, shown)
    return render(request, "observations/dataset.html", context, status=422 if form.errors else 200)


def edition(request: MemberRequest, pk: int) -> HttpResponse:
    """What did this edition change?"""
    shown = edition_or_404(request, pk)
    page = Paginator(corrections_of(shown, seen_by=request.member), PER_PAGE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "edition": shown,
        "page": page,
        "changes": presenters.corrections(shown, list(page.object_list)),
    }
    context["may_write"] = may_write_dataset(request.member, shown.dataset)
    return render(request, "observations/edition.html", context)


@require_POST
def withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    """Take an edition back: what it had corrected is in force again."""
    shown = edition_or_404(request, pk, needs=may_write_dataset)
    try:
        withdraw_edition(shown, by=request.member)
    except BusinessError as refusal:
        messages.error(request, str(refusal))
        return redirect("edition", pk)
    messages.success(request, "Édition retirée. Pour la reprendre, déposez de nouveau son fichier.")
    return redirect("dataset", shown.dataset.code)
