"""Editing the contract and its tree: in place, or on a page without JavaScript."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from regain.core.errors import BusinessError
from regain.core.french import quoted
from regain.core.member import Member
from regain.domain.accounts.rules import can_see_people
from regain.domain.contracts import usecases
from regain.domain.contracts.models import Contract, Stake, StrategicObjective
from regain.domain.contracts.queries.nodes import Node, intercommunals_of, stakes_of, strategics_of
from regain.domain.contracts.rules import can_edit_contract, can_see_contract
from regain.reports.changes import entries_about
from regain.reports.histories import past_of
from regain.web.access import contract_or_404, load_or_404
from regain.web.editing import Edited, Save, edit
from regain.web.histories import COUNTED, history_page
from regain.web.middleware import MemberRequest
from regain.web.pages.contracts.contract_facts import contract_facts
from regain.web.pages.contracts.forms import ContractForm, NewObjectiveForm, NewStakeForm, form_of
from regain.web.pages.contracts.node_lines import ADDING, LEVELS, NOUNS, key_of_node, node_line, node_url

OPEN_KINDS = ("contrat", "objectifs", "conventions", "quartiers", "documents", "assistance")
"""The kinds of objects whose past is told to everybody who sees the contract: no mandate, no invitation."""


def contract_edit(request: MemberRequest, code: str) -> HttpResponse:
    """The contract's name, dates and communes."""
    contract = contract_or_404(request, code, needs=can_edit_contract)

    def save(values: Mapping[str, Any], expected: int) -> None:
        usecases.change_contract(contract, **values, expected=expected, by=request.member)

    load = partial(_edited_contract, request, code)
    return edit(request, load, form=ContractForm, save=save, said="Le contrat est enregistré.")


def objective_edit(request: MemberRequest, code: str, level: str, pk: int) -> HttpResponse:
    """A stake or an objective: its words, its place."""
    node = _node_or_404(request, code, level, pk)

    def save(values: Mapping[str, Any], expected: int) -> None:
        label, number = values["label"], values.get("number") or values["rank"]
        usecases.change_node(node, label=label, number=number, expected=expected, by=request.member)

    load = partial(_edited_node, request, code, level, pk)
    return edit(request, load, form=form_of(node), save=save, said="C’est enregistré.")


def stake_add(request: MemberRequest, code: str) -> HttpResponse:
    """A new stake."""
    contract = contract_or_404(request, code, needs=can_edit_contract)
    load = partial(_new, contract, "enjeu-nouveau", "Ajouter un enjeu", reverse("stake_add", args=[code]))
    return edit(request, load, form=NewStakeForm, save=_adding(request, contract), said="L’enjeu est ajouté.")


def objective_add(request: MemberRequest, code: str, level: str, pk: int) -> HttpResponse:
    """A new objective under this node."""
    parent = _node_or_404(request, code, level, pk)
    if not isinstance(parent, Stake | StrategicObjective):
        raise Http404
    contract = contract_or_404(request, code)
    href = node_url(contract, parent, "objective_add")
    load = partial(_new, contract, f"{key_of_node(parent)}-nouveau", ADDING[type(parent)], href)
    return edit(request, load, form=NewObjectiveForm, save=_adding(request, parent), said="L’objectif est ajouté.")


@require_POST
def objective_archive(request: MemberRequest, code: str, level: str, pk: int) -> HttpResponse:
    """Put the node aside; the page that follows offers to undo it."""
    node = _node_or_404(request, code, level, pk)
    page = reverse("contract_objectives", args=[code])
    try:
        usecases.archive_node(node, archived_at=timezone.now(), by=request.member)
    except BusinessError as refusal:
        messages.error(request, str(refusal))
        return redirect(f"{page}#{key_of_node(node)}")
    return redirect(f"{page}?archive={key_of_node(node)}")


@require_POST
def objective_restore(request: MemberRequest, code: str, level: str, pk: int) -> HttpResponse:
    """Bring the node back."""
    node = _node_or_404(request, code, level, pk)
    page = reverse("contract_objectives", args=[code])
    try:
        usecases.restore_node(node, by=request.member)
    except BusinessError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"{quoted(node.label)} est remis en place.")
    return redirect(f"{page}#{key_of_node(node)}")


def contract_history(request: MemberRequest, code: str) -> HttpResponse:
    """What happened to the contract and to all that is signed in it: to everybody it is open to, people aside."""
    contract = contract_or_404(request, code)
    named = can_see_people(request.member, code)
    kinds = (*OPEN_KINDS, "personnes") if named else OPEN_KINDS
    entries = entries_about(contract, kinds=kinds, seen_by=request.member)
    title, compare = "Qu’est-ce qui a changé dans le contrat ?", reverse("contract_compared", args=[code])
    trail = [("Contrat", reverse("contract", args=[code]))]
    page = history_page(request, title, trail, entries, naming=True, words=COUNTED, by_title=not named)
    return render(request, "history.html", {**page, "contract": contract, "compare_url": compare})


def objective_history(request: MemberRequest, code: str, level: str, pk: int) -> HttpResponse:
    """What happened to one node."""
    node = _node_or_404(request, code, level, pk, needs=can_see_contract)
    page = history_page(request, node.label, _trail(contract_or_404(request, code)), past_of([node]))
    return render(request, "history.html", page)


def _node_or_404(
    request: MemberRequest,
    code: str,
    level: str,
    pk: int,
    *,
    needs: Callable[[Member, Contract], bool] = can_edit_contract,
) -> Node:
    contract = contract_or_404(request, code, needs=needs)
    model = LEVELS.get(level)
    if model is Stake:
        return load_or_404(stakes_of(contract), member=request.member, pk=pk)
    if model is StrategicObjective:
        return load_or_404(strategics_of(contract), member=request.member, pk=pk)
    if model is None:
        raise Http404
    return load_or_404(intercommunals_of(contract), member=request.member, pk=pk)


def _trail(contract: Contract) -> list[tuple[str, str]]:
    return [
        ("Contrat", reverse("contract", args=[contract.code])),
        ("Objectifs", reverse("contract_objectives", args=[contract.code])),
    ]


def _edited_contract(request: MemberRequest, code: str) -> Edited:
    contract = contract_or_404(request, code)
    values = {name: getattr(contract, name) for name in ("name", "starts_on", "ends_on")}
    return Edited(
        key="contrat",
        title="Modifier le contrat",
        href=reverse("contract_edit", args=[code]),
        back=reverse("contract", args=[code]),
        obj=contract,
        version=contract.version,
        values={**values, "communes": list(contract.communes.order_by("name", "pk"))},
        line="contracts/_contract.html",
        context={"facts": contract_facts(contract)},
        crumbs=tuple(_trail(contract)[:1]),
        options={"contract": contract},
        history_href=reverse("contract_history", args=[code]),
    )


def _edited_node(request: MemberRequest, code: str, level: str, pk: int) -> Edited:
    contract, node = contract_or_404(request, code), _node_or_404(request, code, level, pk)
    place = {"number": node.number} if isinstance(node, Stake) else {"rank": node.rank}
    return Edited(
        key=key_of_node(node),
        title=f"Modifier {NOUNS[type(node)]} {quoted(node.label)}",
        href=node_url(contract, node),
        back=f"{reverse('contract_objectives', args=[code])}#{key_of_node(node)}",
        obj=node,
        version=node.version,
        values={"label": node.label, **place},
        line="contracts/_node.html",
        context={"line": node_line(contract, node)},
        crumbs=tuple(_trail(contract)),
        history_href=node_url(contract, node, "objective_history"),
        archive_href=node_url(contract, node, "objective_archive"),
    )


def _new(contract: Contract, key: str, title: str, href: str) -> Edited:
    back = reverse("contract_objectives", args=[contract.code])
    return Edited(key=key, title=title, href=href, back=back, crumbs=tuple(_trail(contract)))


def _adding(request: MemberRequest, parent: Contract | Stake | StrategicObjective) -> Save:
    def save(values: Mapping[str, Any], _expected: int) -> None:
        number = values.get("number") or values.get("rank")
        usecases.add_node(parent, label=values["label"], number=number, by=request.member)

    return save
