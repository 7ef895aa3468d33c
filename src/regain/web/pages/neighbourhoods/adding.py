"""A neighbourhood of community interest, added by hand."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from regain.domain.contracts.rules.access import can_edit_contract
from regain.domain.territory.enums import NeighbourhoodKind
from regain.domain.territory.models import Neighbourhood
from regain.domain.territory.usecases import add_neighbourhood
from regain.web.access import contracts_or_403
from regain.web.editing import Edited, edit
from regain.web.middleware import MemberRequest
from regain.web.pages.neighbourhoods.forms import NewNeighbourhoodForm

ADDED = "ajoute"
"""What the page of the new neighbourhood is asked with, and offers then to take back."""


def neighbourhood_add(request: MemberRequest) -> HttpResponse:
    """Which neighbourhood is missing?"""
    contracts = contracts_or_403(request, needs=can_edit_contract)
    if not contracts:
        raise Http404
    agglomeration, added = contracts[0].intercommunality, list[Neighbourhood]()

    def save(values: Mapping[str, Any], _expected: int) -> None:
        code, communes = values["own_code"], values["communes"]
        told = {"name": values["name"], "kind": NeighbourhoodKind.QIC, "code": code, "communes": communes}
        added.append(add_neighbourhood(**told, intercommunality=agglomeration, by=request.member))

    new = Edited(
        key="quartier-nouveau",
        title="Ajouter un quartier d’intérêt communautaire",
        href=reverse("neighbourhood_add"),
        back=reverse("neighbourhoods"),
        crumbs=(("Quartiers", reverse("neighbourhoods")),),
        options={"intercommunality": agglomeration},
    )
    response = edit(request, lambda: new, form=NewNeighbourhoodForm, save=save, said="Le quartier est ajouté.")
    return redirect(f"{reverse('neighbourhood', args=[added[0].pk])}?{ADDED}=1") if added else response
