"""The outline of a neighbourhood that has no national one: drawn, typed or taken from a file."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from regain.core.errors import BusinessError
from regain.domain.territory.enums import NeighbourhoodKind
from regain.domain.territory.models import Neighbourhood
from regain.domain.territory.rules import can_edit_neighbourhood
from regain.exchange.applying.drawing import draw_from_file, draw_from_points
from regain.reports.drawing import Drawn, build_drawn
from regain.web.access import neighbourhood_or_404
from regain.web.hardening import takes_files
from regain.web.middleware import MemberRequest
from regain.web.pages.perimeters.forms import OutlineForm

NATIONAL = "Le périmètre d’un quartier prioritaire est fixé par décret : importez le fichier national."


@takes_files
def draw(request: MemberRequest, pk: int) -> HttpResponse:
    """Which is the outline of this neighbourhood?"""
    found = neighbourhood_or_404(request, pk, needs=can_edit_neighbourhood)
    drawn = build_drawn(found)
    form = OutlineForm(request.POST or None, request.FILES or None, initial=_initial(drawn))
    if form.is_valid():
        try:
            said = _save(request, found, form)
        except BusinessError as refusal:
            form.add_error("file" if form.cleaned_data["file"] else "points", str(refusal))
        else:
            messages.success(request, said)
            return redirect("neighbourhood", pk)
    return _show(request, found, drawn, form)


def _save(request: MemberRequest, found: Neighbourhood, form: OutlineForm) -> str:
    values = form.cleaned_data
    if values["file"]:
        content, name = values["file"].read(), values["file"].name
        return draw_from_file(found, content, name=name, expected=values["expected"], by=request.member)
    return draw_from_points(found, values["points"], expected=values["expected"], by=request.member)


def _initial(drawn: Drawn) -> dict[str, object]:
    return {"points": drawn.points, "expected": drawn.edition}


def _show(request: MemberRequest, found: Neighbourhood, drawn: Drawn, form: OutlineForm) -> HttpResponse:
    context = {
        "pk": found.pk,
        "name": found.name,
        "answer": drawn.answer,
        "refused": NATIONAL if found.kind == NeighbourhoodKind.QPV else "",
        "form": form,
        "box": ",".join(f"{degrees:.5f}" for degrees in drawn.box),
        "land": reverse("neighbourhood_map_land", args=[found.pk]),
        "tiles": settings.IGN_BACKGROUND,
    }
    return render(request, "perimeters/draw.html", context, status=422 if form.errors else 200)
