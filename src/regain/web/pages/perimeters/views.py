"""A file of outlines: dropped, its plan read, then written."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from regain.core.errors import BusinessError
from regain.domain.territory.rules import can_import_outlines
from regain.exchange.applying.outline_files import OutlinePlan, apply_outline_file, keep_outline_file, plan_outline_file
from regain.web.access import file_or_404, refusal_to
from regain.web.hardening import takes_files
from regain.web.heavy import heavy
from regain.web.middleware import MemberRequest
from regain.web.pages.perimeters import presenters
from regain.web.pages.perimeters.forms import SUBJECTS, OutlineFileForm, PlanForm


@takes_files
def drop(request: MemberRequest) -> HttpResponse:
    """Which outlines do you want to import?"""
    _refuse_strangers(request)
    form = OutlineFileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file, subject = form.cleaned_data["file"], form.cleaned_data["subject"]
        try:
            kept = keep_outline_file(file.read(), name=file.name, subject=subject, by=request.member)
        except BusinessError as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("perimeters_plan", kept.pk, subject)
    return render(request, "perimeters/drop.html", {"form": form}, status=422 if form.errors else 200)


@heavy
def plan(request: MemberRequest, pk: int, subject: str) -> HttpResponse:
    """What is going to change?"""
    file = file_or_404(request, pk)
    _refuse_strangers(request)
    if subject not in dict(SUBJECTS):
        raise Http404
    form = PlanForm(request.POST or None)
    try:
        if form.is_valid():
            done = apply_outline_file(file, subject=subject, by=request.member, **form.cleaned_data)
            messages.success(request, presenters.done(done))
            return redirect("correspondences" if done.asks else "neighbourhoods")
        found = plan_outline_file(file, subject=subject, by=request.member)
    except BusinessError as refusal:
        messages.error(request, str(refusal))
        return redirect("perimeters_import")
    return _show(request, found, file.name)


def _show(request: MemberRequest, found: OutlinePlan, name: str) -> HttpResponse:
    context = presenters.plan(found, name)
    return render(request, "perimeters/plan.html", context)


def _refuse_strangers(request: MemberRequest) -> None:
    if not can_import_outlines(request.member):
        raise PermissionDenied(refusal_to(request.member))
