"""Editing a neighbourhood: in place, or on a page without JavaScript."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from regain.core import french
from regain.core.errors import BusinessError
from regain.domain.contracts.models import Agreement
from regain.domain.contracts.queries import contracts_visible_to
from regain.domain.contracts.usecases import archive_unused_neighbourhood
from regain.domain.territory.enums import NeighbourhoodKind, Vintage
from regain.domain.territory.models import Neighbourhood
from regain.domain.territory.queries import correspondences_of
from regain.domain.territory.rules import can_edit_neighbourhood
from regain.domain.territory.usecases import change_neighbourhood, restore_neighbourhood
from regain.reports.histories import past_of
from regain.web.access import neighbourhood_or_404
from regain.web.editing import Edited, edit
from regain.web.histories import history_page
from regain.web.middleware import MemberRequest
from regain.web.pages.neighbourhoods.forms import NeighbourhoodForm


@dataclass(frozen=True, slots=True)
class NeighbourhoodFacts:
    """What a neighbourhood is, and where one says otherwise."""

    name: str
    kind: str
    codes: str
    communes: str
    href: str


def neighbourhood_edit(request: MemberRequest, pk: int) -> HttpResponse:
    """Its name, its status, its codes, its communes."""
    found = neighbourhood_or_404(request, pk, needs=can_edit_neighbourhood)

    def save(values: Mapping[str, Any], expected: int) -> None:
        change_neighbourhood(
            found,
            name=values["name"],
            kind=NeighbourhoodKind(values["kind"]),
            own_code=values["own_code"],
            codes={Vintage.OF_2015: values["code_2015"], Vintage.OF_2024: values["code_2024"]},
            communes=values["communes"],
            expected=expected,
            by=request.member,
        )

    load = partial(_edited, request, pk)
    return edit(request, load, form=NeighbourhoodForm, save=save, said="Le quartier est enregistré.")


@require_POST
def neighbourhood_archive(request: MemberRequest, pk: int) -> HttpResponse:
    """Put it aside; the page that follows offers to undo it."""
    found = neighbourhood_or_404(request, pk, needs=can_edit_neighbourhood)
    try:
        archive_unused_neighbourhood(found, archived_at=timezone.now(), by=request.member)
    except BusinessError as refusal:
        messages.error(request, str(refusal))
        return redirect("neighbourhood", pk)
    return redirect(f"{reverse('neighbourhoods')}?archive={pk}")


@require_POST
def neighbourhood_restore(request: MemberRequest, pk: int) -> HttpResponse:
    """Bring it back."""
    found = neighbourhood_or_404(request, pk, needs=can_edit_neighbourhood)
    restore_neighbourhood(found, by=request.member)
    messages.success(request, f"{french.quoted(found.name)} est remis en place.")
    return redirect("neighbourhood", pk)


def neighbourhood_history(request: MemberRequest, pk: int) -> HttpResponse:
    """What happened to it."""
    found = neighbourhood_or_404(request, pk)
    title = f"Qu’est-ce qui a changé pour {french.quoted(found.name)} ?"
    page = history_page(request, title, _trail(found), past_of([found, *correspondences_of(found)]))
    return render(request, "history.html", {**page, "of_agreements": _of_agreements(request, found)})


def neighbourhood_facts(found: Neighbourhood) -> NeighbourhoodFacts:
    """The neighbourhood in a few words."""
    codes = [f"{one.code} ({one.vintage})" for one in found.perimeters.order_by("-vintage")]
    names = [one.name for one in found.communes.order_by("name", "pk")]
    return NeighbourhoodFacts(
        name=found.name,
        kind=found.get_kind_display(),
        codes=", ".join([*codes, found.own_code] if found.own_code else codes) or "sans code",
        communes=french.enumeration(names) if names else "aucune",
        href=reverse("neighbourhood_edit", args=[found.pk]),
    )


def _of_agreements(request: MemberRequest, found: Neighbourhood) -> list[tuple[str, str]]:
    """The agreements that speak of it, each with the address of its own past: what they say of it is written there."""
    about = Agreement.objects.filter(projects__neighbourhood=found, contract__in=contracts_visible_to(request.member))
    return [
        (one.commune.name, reverse("agreement_history", args=[one.contract.code, one.commune.insee_code]))
        for one in about.select_related("commune", "contract").order_by("commune__name", "pk").distinct()
        if one.commune
    ]


def _trail(found: Neighbourhood) -> list[tuple[str, str]]:
    return [("Quartiers", reverse("neighbourhoods")), (found.name, reverse("neighbourhood", args=[found.pk]))]


def _edited(request: MemberRequest, pk: int) -> Edited:
    found = neighbourhood_or_404(request, pk)
    codes = dict(found.perimeters.order_by("vintage").values_list("vintage", "code"))
    return Edited(
        key="quartier",
        title=f"Modifier le quartier {french.quoted(found.name)}",
        href=reverse("neighbourhood_edit", args=[pk]),
        back=reverse("neighbourhood", args=[pk]),
        obj=found,
        version=found.version,
        values={
            "name": found.name,
            "kind": found.kind,
            "own_code": found.own_code,
            "code_2015": codes.get(Vintage.OF_2015, ""),
            "code_2024": codes.get(Vintage.OF_2024, ""),
            "communes": list(found.communes.order_by("name", "pk")),
        },
        line="neighbourhoods/_facts.html",
        context={"facts": neighbourhood_facts(found)},
        crumbs=tuple(_trail(found)),
        options={"neighbourhood": found},
        heading=found.name,
        history_href=reverse("neighbourhood_history", args=[pk]),
        archive_href="" if found.archived_at else reverse("neighbourhood_archive", args=[pk]),
    )
