"""The outline of a neighbourhood that has no national one: drawn, typed or taken from a file."""

from http import HTTPStatus

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from regain.core.errors import BusinessError, ChangedMeanwhile
from regain.core.french import of
from regain.domain.territory.enums import NeighbourhoodKind
from regain.domain.territory.models import Neighbourhood
from regain.domain.territory.rules import can_edit_neighbourhood
from regain.domain.territory.usecases import remove_outline
from regain.exchange.applying.drawing import OutlineDoubtful, drawn_file, drawn_points
from regain.exchange.applying.drawing import draw as draw_read
from regain.reports.drawing import Drawn, build_drawn
from regain.web.access import neighbourhood_or_404
from regain.web.hardening import takes_files
from regain.web.kept import keep_key, take_typed
from regain.web.middleware import MemberRequest
from regain.web.pages.perimeters.forms import OutlineForm, RemovalForm

NATIONAL = "Le périmètre d’un quartier prioritaire est fixé par décret : importez le fichier national."


@takes_files
def draw(request: MemberRequest, pk: int) -> HttpResponse:
    """Which is the outline of this neighbourhood?"""
    found = neighbourhood_or_404(request, pk, needs=can_edit_neighbourhood)
    drawn = build_drawn(found)
    typed = request.POST or take_typed(request, request.member)
    form = OutlineForm(typed, request.FILES or None, initial=_initial(drawn))
    if request.method == "POST" and form.is_valid():
        try:
            said = _save(request, found, form)
        except ChangedMeanwhile:
            now = build_drawn(found)
            return _show(request, found, now, _onto(form, now), status=HTTPStatus.CONFLICT)
        except OutlineDoubtful as doubt:
            form.add_error("is_sure", f"{doubt} Corrigez-le, ou cochez cette case s’il est juste.")
        except BusinessError as refusal:
            form.add_error("file" if form.cleaned_data["file"] else "points", str(refusal))
        else:
            messages.success(request, said, extra_tags=keep_key(request.member, _keep_name(found)))
            return redirect("neighbourhood", pk)
    return _show(request, found, drawn, form)


@require_POST
def remove(request: MemberRequest, pk: int) -> HttpResponse:
    """Take back an outline that is wrong."""
    found = neighbourhood_or_404(request, pk, needs=can_edit_neighbourhood)
    form = RemovalForm(request.POST)
    if not form.is_valid():
        return redirect("outline_draw", pk)
    try:
        remove_outline(found, expected=form.cleaned_data["expected"], by=request.member)
    except BusinessError as refusal:
        messages.error(request, str(refusal))
        return redirect("outline_draw", pk)
    messages.success(request, "Le périmètre est retiré de la carte. Vous pouvez en dessiner un autre.")
    return redirect("neighbourhood", pk)


def _save(request: MemberRequest, found: Neighbourhood, form: OutlineForm) -> str:
    values = form.cleaned_data
    file = values["file"]
    read = drawn_file(found, file.read(), name=file.name) if file else drawn_points(values["points"])
    return draw_read(found, read, is_sure=values["is_sure"], expected=values["expected"], by=request.member)


def _initial(drawn: Drawn) -> dict[str, object]:
    return {"points": drawn.points, "expected": drawn.edition}


def _onto(form: OutlineForm, drawn: Drawn) -> OutlineForm:
    """The same outline, to be sent again in place of the one that somebody else drew."""
    data = form.data.copy()  # type: ignore[attr-defined]  # a request’s
    data["expected"] = str(drawn.edition)
    return OutlineForm(data)


def _keep_name(found: Neighbourhood) -> str:
    """Under what name the browser keeps what is typed on the page."""
    return f"perimetre-{found.pk}"


def _show(
    request: MemberRequest, found: Neighbourhood, drawn: Drawn, form: OutlineForm, *, status: int = HTTPStatus.OK
) -> HttpResponse:
    context = {
        "pk": found.pk,
        "name": found.name,
        "title": f"Quel est le périmètre {of(found.name)}\u00a0?",
        "answer": drawn.answer,
        "refused": NATIONAL if found.kind == NeighbourhoodKind.QPV else "",
        "form": form,
        "theirs": drawn.points if status == HTTPStatus.CONFLICT else "",
        "keep_name": _keep_name(found),
        "edition": drawn.edition,
        "box": ",".join(f"{degrees:.5f}" for degrees in drawn.box),
        "land": f"{reverse('neighbourhood_map_land', args=[found.pk])}?voisins",
        "is_doubtful": "is_sure" in form.errors,
        "tiles": settings.IGN_BACKGROUND,
    }
    return render(
        request, "perimeters/draw.html", context, status=422 if status == HTTPStatus.OK and form.errors else status
    )
