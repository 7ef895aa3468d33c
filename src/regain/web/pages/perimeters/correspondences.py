"""Is it the same neighbourhood? Guessed by Regain, decided by somebody, undone if need be."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from regain.core.errors import BusinessError
from regain.domain.territory.models import Correspondence
from regain.domain.territory.queries import counterparts_for
from regain.domain.territory.rules import can_decide_correspondence
from regain.domain.territory.usecases import (
    choose_counterpart,
    confirm_correspondence,
    refuse_correspondence,
    undo_correspondence,
)
from regain.reports.correspondences import build_pair, build_pairs, build_side
from regain.web.access import agglomerations_of, correspondence_or_404, perimeter_or_404
from regain.web.middleware import MemberRequest
from regain.web.pages.perimeters import pair_presenter
from regain.web.pages.perimeters.forms import NONE, CounterpartForm, DecisionForm


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

    return _decided(request, pk, act)


def choose(request: MemberRequest, pk: int) -> HttpResponse:
    """Which neighbourhood of the other vintage does this one continue?"""
    perimeter = perimeter_or_404(request, pk, needs=can_decide_correspondence)
    others = {one.code: one for one in counterparts_for(perimeter)}
    choices = pair_presenter.choices(others.values())
    form = CounterpartForm(request.POST or None, choices=choices)
    if form.is_valid():
        chosen = form.cleaned_data["other"]
        other = None if chosen == NONE else others[chosen]
        try:
            choose_counterpart(perimeter, other=other, decided_at=timezone.now(), by=request.member)
        except BusinessError as refusal:
            form.add_error("other", str(refusal))
        else:
            messages.success(request, f"La correspondance de {perimeter} est enregistrée.")
            return redirect("correspondences")
    context = {"form": form, "side": pair_presenter.side_of(build_side(perimeter)), "pk": pk}
    return render(request, "perimeters/choose.html", context, status=422 if form.errors else 200)


def _decided(request: MemberRequest, pk: int, act: Callable[[Correspondence, int], str]) -> HttpResponse:
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
    return redirect("correspondences")
