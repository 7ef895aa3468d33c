"""Dropping a file of figures, seeing what it changes, importing it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render

from regain.core.errors import BusinessError
from regain.domain.documents.models import StoredFile
from regain.domain.documents.queries import bytes_of
from regain.domain.indicators.rules.access import can_import_observations
from regain.exchange.applying.observations import apply_reading, keep_figures
from regain.exchange.planning.observations import plan_observations, understood
from regain.exchange.reading.observations import Reading, UnknownLayout, YearWanted
from regain.web.access import file_or_404, refusal_to
from regain.web.hardening import takes_files
from regain.web.heavy import heavy
from regain.web.middleware import MemberRequest
from regain.web.pages.observations import presenters
from regain.web.pages.observations.forms import AnswersForm, ConfirmForm, DropForm


@takes_files
def drop(request: MemberRequest) -> HttpResponse:
    """Which figures do you want to bring in?"""
    if not can_import_observations(request.member):
        raise PermissionDenied(refusal_to(request.member))
    form = DropForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            kept = keep_figures(file.read(), name=file.name, by=request.member)
        except BusinessError as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("observations_plan", kept.pk)
    return render(request, "observations/drop.html", {"form": form}, status=422 if form.errors else 200)


@heavy
def plan(request: MemberRequest, pk: int) -> HttpResponse:
    """What is going to change?"""
    file = file_or_404(request, pk)
    answers = AnswersForm(request.GET or None)
    context: dict[str, Any] = {"file": file, "questions": presenters.questions(answers), "answer": ""}
    try:
        reading = understood(bytes_of(file), by=request.member, said=answers.said)
        context["questions"] = presenters.questions(answers, reading)
        if request.method == "POST":
            return _apply(request, file, reading, context)
        context |= presenters.plan(plan_observations(reading, sha256=file.sha256), request.member)
    except UnknownLayout:
        return redirect("observations_columns", pk)
    except YearWanted as refusal:
        answers.want_year()
        context |= {"questions": presenters.questions(answers, year_is_wanted=True), "wanted": str(refusal)}
    except BusinessError as refusal:
        context["refusal"] = str(refusal)
    return render(request, "observations/plan.html", context)


def _apply(request: MemberRequest, file: StoredFile, reading: Reading, context: dict[str, Any]) -> HttpResponse:
    if not can_import_observations(request.member):
        raise PermissionDenied(refusal_to(request.member))
    form = ConfirmForm(request.POST)
    expected = form.cleaned_data["expected"] if form.is_valid() else "-"
    try:
        _, edition = apply_reading(
            reading, checksum=file.sha256, file_name=file.name, by=request.member, expected=expected
        )
    except BusinessError as refusal:
        context |= presenters.plan(plan_observations(reading, sha256=file.sha256), request.member)
        return render(request, "observations/plan.html", {**context, "refusal": str(refusal)}, status=409)
    if edition is None:
        messages.info(request, "Rien à changer\u00a0: ces chiffres sont déjà là.")
        return redirect("dataset", reading.dataset)
    messages.success(request, "Chiffres importés.")
    return redirect("edition", edition.pk)
