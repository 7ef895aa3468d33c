"""The neighbourhoods: their list, and what the agreements say of each."""

from django.http import HttpResponse
from django.shortcuts import render

from regain.domain.contracts.queries import contracts_visible_to
from regain.reports.neighbourhoods import build_neighbourhood_list
from regain.reports.portraits import build_portrait
from regain.web.access import neighbourhood_or_404
from regain.web.middleware import MemberRequest
from regain.web.pages.neighbourhoods import presenters


def neighbourhoods(request: MemberRequest) -> HttpResponse:
    """Which neighbourhoods is this about?"""
    lines = build_neighbourhood_list(contracts_visible_to(request.member))
    context = {"neighbourhoods": lines, "answer": presenters.list_answer(lines)}
    return render(request, "neighbourhoods/list.html", context)


def neighbourhood(request: MemberRequest, pk: int) -> HttpResponse:
    """What do the agreements say of this neighbourhood?"""
    portrait = build_portrait(neighbourhood_or_404(request, pk))
    context = {
        "portrait": portrait,
        "chips": presenters.chips(portrait),
        "answer": presenters.answer(portrait),
        "projects": [presenters.project(project) for project in portrait.projects],
    }
    return render(request, "neighbourhoods/detail.html", context)
