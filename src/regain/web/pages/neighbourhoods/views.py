"""The neighbourhoods: their list, and what the agreements say of each."""

from django.http import HttpResponse
from django.shortcuts import render

from regain.core import french
from regain.domain.contracts.queries import contracts_visible_to
from regain.domain.territory.enums import NeighbourhoodKind
from regain.domain.territory.rules import can_edit_neighbourhood
from regain.reports.figures import build_figures
from regain.reports.maps import build_neighbourhood_map
from regain.reports.neighbourhoods import build_archived_neighbourhoods, build_neighbourhood_list
from regain.reports.portraits import build_portrait
from regain.web.access import neighbourhood_or_404
from regain.web.maps import neighbourhood_picture
from regain.web.middleware import MemberRequest
from regain.web.pages.neighbourhoods import presenters
from regain.web.pages.neighbourhoods.adding import ADDED
from regain.web.pages.neighbourhoods.editing import neighbourhood_facts


def neighbourhoods(request: MemberRequest) -> HttpResponse:
    """Which neighbourhoods is this about?"""
    contracts = list(contracts_visible_to(request.member))
    lines = build_neighbourhood_list(contracts)
    archived = build_archived_neighbourhoods(contracts)
    undone = next((one for one in archived if str(one.pk) == request.GET.get("archive")), None)
    context = {
        "neighbourhoods": lines,
        "answer": presenters.list_answer(lines),
        "contracts": contracts,
        "archived": archived,
        "undone": undone,
        "undone_said": f"{french.quoted(undone.name)} est archivé." if undone else "",
    }
    return render(request, "neighbourhoods/list.html", context)


def neighbourhood(request: MemberRequest, pk: int) -> HttpResponse:
    """What do the agreements say of this neighbourhood?"""
    found = neighbourhood_or_404(request, pk)
    portrait, may_edit = build_portrait(found), can_edit_neighbourhood(request.member, found)
    context = {
        **presenters.figures(build_figures(found, seen_by=request.member), found.name),
        "pk": pk,
        "map": neighbourhood_picture(build_neighbourhood_map(found), pk),
        "can_draw": found.kind == NeighbourhoodKind.QIC and may_edit,
        "may_take_back": ADDED in request.GET and may_edit and not found.archived_at,
        "facts": neighbourhood_facts(found),
        "archived": found.archived_at is not None,
        "portrait": portrait,
        "chips": presenters.chips(portrait),
        "answer": presenters.answer(portrait),
        "projects": [presenters.project(project) for project in portrait.projects],
    }
    return render(request, "neighbourhoods/detail.html", context)
