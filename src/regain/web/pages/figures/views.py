"""A neighbourhood in figures, and among its twins."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from regain.core import french
from regain.reports.figures import build_figures
from regain.reports.twins.building import build_twins
from regain.reports.twins.standing import COUNTS, TWINS
from regain.web.access import neighbourhood_or_404
from regain.web.middleware import MemberRequest
from regain.web.pages.figures import presenters, twin_presenters
from regain.web.pages.figures.exports import ENDINGS


def figures(request: MemberRequest, pk: int) -> HttpResponse:
    """What do the official figures say of this neighbourhood?"""
    found = neighbourhood_or_404(request, pk)
    told = build_figures(found, seen_by=request.member)
    context = {
        "neighbourhood": found,
        "title": f"Que disent les chiffres {french.of(found.name)} ?",
        "page": presenters.page(told, found.name, pk),
        "endings": list(ENDINGS.items()),
    }
    return render(request, "figures/figures.html", context)


def twins(request: MemberRequest, pk: int, indicator: str) -> HttpResponse:
    """Where does this neighbourhood stand among those that were most like it at the start?"""
    found = neighbourhood_or_404(request, pk)
    told = build_twins(found, indicator, seen_by=request.member)
    if told is None:
        raise Http404
    context = {
        "neighbourhood": found,
        "title": f"Que disent les jumeaux {french.of(found.name)} ?",
        "page": twin_presenters.page(told, pk),
    }
    return render(request, "figures/twins.html", context)


def twins_method(request: MemberRequest) -> HttpResponse:
    """How are the twins of a neighbourhood chosen, and what do they not say?"""
    return render(
        request, "figures/twins_method.html", {"twins": TWINS, "counts": french.enumeration(COUNTS, last="ou")}
    )
