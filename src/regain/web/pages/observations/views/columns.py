"""What do the columns of this file hold?"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from regain.core.errors import BusinessError
from regain.domain.documents.queries import bytes_of
from regain.domain.indicators.queries import datasets_writable_by
from regain.domain.indicators.rules.access import can_import_observations
from regain.web.access import file_or_404, refusal_to
from regain.web.heavy import heavy
from regain.web.kept import keep_key, take_typed
from regain.web.middleware import MemberRequest
from regain.web.pages.observations.columns_form import ColumnsForm
from regain.web.pages.observations.remembering import remember
from regain.web.pages.observations.sheet import SheetForm, shown_sheet


@heavy
def columns(request: MemberRequest, pk: int) -> HttpResponse:
    """Show the first rows and a guess; remember what somebody says of them."""
    file = file_or_404(request, pk)
    if not can_import_observations(request.member):
        raise PermissionDenied(refusal_to(request.member))
    keep_name = f"colonnes-{pk}"
    context: dict[str, Any] = {"file": file, "keep_name": keep_name, "keep_part": request.GET.urlencode()}
    try:
        sheet = shown_sheet(bytes_of(file), SheetForm(request.GET), member=request.member)
        datasets = datasets_writable_by(request.member).filter(is_reference=False)
        typed = request.POST or take_typed(request, request.member)
        form = ColumnsForm(typed, sheet=sheet, datasets=datasets)
        context |= {"sheet": sheet, "form": form}
        if request.method == "POST" and form.is_valid():
            remember(form, by=request.member)
            said = "Correspondance retenue\u00a0: les prochains fichiers de même forme seront lus ainsi."
            messages.success(request, said, extra_tags=keep_key(request.member, keep_name))
            year = form.said.year
            return redirect(reverse("observations_plan", args=[pk]) + (f"?annee={year}" if year else ""))
    except BusinessError as refusal:
        context["refusal"] = str(refusal)
    status = 422 if "refusal" in context or request.method == "POST" else 200
    return render(request, "observations/columns.html", context, status=status)
