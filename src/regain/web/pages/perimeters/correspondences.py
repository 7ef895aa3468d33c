"""Is it the same neighbourhood? Guessed by Regain, decided by somebody, undone if need be."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from regain.core.errors import BusinessError
from regain.core.french import counted
from regain.core.member import Member
from regain.domain.territory.enums import CorrespondenceReason
from regain.domain.territory.models import Correspondence, Perimeter
from regain.domain.territory.rules import PerimeterEntry, can_decide_correspondence, can_decide_correspondences
from regain.domain.territory.usecases import (
    choose_counterpart,
    choose_published,
    confirm_correspondence,
    refuse_correspondence,
    undo_correspondence,
)
from regain.reports.correspondences import Side, build_counterparts, build_pair, build_pairs, build_side
from regain.web.access import agglomerations_of, correspondence_or_404, perimeter_or_404, perimeters_or_404, refusal_to
from regain.web.middleware import MemberRequest
from regain.web.pages.perimeters import pair_presenter
from regain.web.pages.perimeters.forms import CounterpartForm, DecisionForm


def pairs(request: MemberRequest) -> HttpResponse:
    """Which neighbourhoods are the same, in 2015 and in 2024?"""
    found = build_pairs(agglomerations_of(request.member))
    return render(request, "perimeters/pairs.html", pair_presenter.pairs(found))


def pair(request: MemberRequest, pk: int) -> HttpResponse:
    """Is it the same neighbourhood?"""
    found = build_pair(correspondence_or_404(request, pk))
    return render(request, "perimeters/pair.html", pair_presenter.pair(found))


@require_POST
def confirm(request: MemberRequest, pk: int) -> HttpResponse:
    """It is."""

    def act(found: Correspondence, expected: int) -> str:
        confirm_correspondence(found, expected=expected, decided_at=timezone.now(), by=request.member)
        return "C’est un seul quartier : ses deux périmètres sont réunis."

    return _decided(request, pk, act)


@require_POST
def refuse(request: MemberRequest, pk: int) -> HttpResponse:
    """It is not."""

    def act(found: Correspondence, expected: int) -> str:
        refuse_correspondence(found, expected=expected, by=request.member)
        return "Ce sont deux quartiers : cette correspondance ne sera plus proposée."

    return _decided(request, pk, act)


@require_POST
def undo(request: MemberRequest, pk: int) -> HttpResponse:
    """Somebody decided too fast."""

    def act(found: Correspondence, expected: int) -> str:
        undo_correspondence(found, expected=expected, undone_at=timezone.now(), by=request.member)
        return "La décision est annulée."

    return _decided(request, pk, act, then=lambda _request: redirect("correspondences"))


def choose(request: MemberRequest, pk: int) -> HttpResponse:
    """Which neighbourhood of the other vintage does this one continue?"""
    perimeter = perimeter_or_404(request, pk, needs=can_decide_correspondence)
    others = build_counterparts(perimeter)
    form = CounterpartForm(request.POST or None, choices=pair_presenter.choices(others))
    if form.is_valid():
        chosen = next((one for one in others if one.code == form.cleaned_data["other"]), None)
        try:
            _choose(perimeter, chosen, by=request.member)
        except BusinessError as refusal:
            form.add_error("other", str(refusal))
        else:
            messages.success(request, f"La correspondance de {perimeter} est enregistrée.")
            return _next(request)
    side = build_side(perimeter)
    context = {
        "form": form,
        "side": pair_presenter.side_of(side),
        "title": pair_presenter.question(side),
        "pk": pk,
    }
    return render(request, "perimeters/choose.html", context, status=422 if form.errors else 200)


@require_POST
def confirm_same(request: MemberRequest) -> HttpResponse:
    """Those of the same name are the same."""
    if not can_decide_correspondences(request.member):
        raise PermissionDenied(refusal_to(request.member))
    asked = set(request.POST.getlist("pair"))
    found = build_pairs(agglomerations_of(request.member)).same_names
    shown = [one for one in found if f"{one.perimeter_pk}:{one.other.code}" in asked]
    perimeters = perimeters_or_404(request, [one.perimeter_pk for one in shown], needs=can_decide_correspondence)
    pairs = [(perimeters[one.perimeter_pk], _entry(one.other)) for one in shown]
    try:
        choose_published(pairs, reason=CorrespondenceReason.SAME_NAME, decided_at=timezone.now(), by=request.member)
    except BusinessError as refusal:
        messages.error(request, str(refusal))
        return redirect("correspondences")
    told = counted(len(pairs), "correspondance est confirmée", "correspondances sont confirmées")
    messages.success(request, f"{told}. Chacune peut être annulée.")
    return redirect("correspondences")


def _choose(perimeter: Perimeter, chosen: Side | None, *, by: Member) -> None:
    if chosen is None:
        choose_counterpart(perimeter, other=None, decided_at=timezone.now(), by=by)
    else:
        choose_published([(perimeter, _entry(chosen))], decided_at=timezone.now(), by=by)


def _entry(side: Side) -> PerimeterEntry:
    return PerimeterEntry(side.code, side.name, (), None)


def _next(request: MemberRequest) -> HttpResponse:
    """The next neighbourhood that waits, else the list."""
    found = build_pairs(agglomerations_of(request.member))
    if found.to_confirm:
        return redirect("correspondence", found.to_confirm[0].pk)
    if found.alone:
        return redirect("counterpart_choose", found.alone[0][0])
    return redirect("correspondences")


def _decided(
    request: MemberRequest,
    pk: int,
    act: Callable[[Correspondence, int], str],
    then: Callable[[MemberRequest], HttpResponse] = _next,
) -> HttpResponse:
    found = correspondence_or_404(request, pk, needs=can_decide_correspondence)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return redirect("correspondence", pk)
    try:
        said = act(found, form.cleaned_data["expected"])
    except BusinessError as refusal:
        messages.error(request, str(refusal))
        return redirect("correspondence", pk)
    messages.success(request, said)
    return then(request)
