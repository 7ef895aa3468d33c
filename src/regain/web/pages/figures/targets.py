"""Targets: attached to an objective of the contract, changed in place, put aside and brought back."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from regain.core.errors import BusinessError
from regain.core.french import quoted
from regain.core.member import Member
from regain.domain.contracts.models import Contract, IntercommunalObjective
from regain.domain.contracts.queries.nodes import intercommunals_of
from regain.domain.contracts.rules import can_edit_contract, can_see_contract
from regain.domain.indicators.enums import Course, Direction
from regain.domain.indicators.models import Target
from regain.domain.indicators.queries import indicators_with_codes, targets_of
from regain.domain.indicators.usecases import targets as usecases
from regain.domain.indicators.usecases.targets import TargetValues
from regain.reports.histories import past_of
from regain.web.access import contract_or_404, load_or_404
from regain.web.editing import Edited, edit
from regain.web.histories import history_page
from regain.web.middleware import MemberRequest
from regain.web.pages.figures.forms import NewTargetForm, TargetForm


def target_add(request: MemberRequest, code: str, pk: int) -> HttpResponse:
    """A new target for this objective."""
    contract = contract_or_404(request, code, needs=can_edit_contract)
    objective = load_or_404(intercommunals_of(contract), member=request.member, pk=pk)

    def save(values: Mapping[str, Any], _expected: int) -> None:
        usecases.set_target(
            objective,
            indicator=values["indicator"].code,
            operational=values["operational"],
            neighbourhood=values["neighbourhood"],
            commune=values["commune"],
            values=_values(values),
            by=request.member,
        )

    load = partial(_new, contract, objective, request.member)
    return edit(request, load, form=NewTargetForm, save=save, said="La cible est fixée.")


def target_edit(request: MemberRequest, code: str, pk: int) -> HttpResponse:
    """From where to where, and by when."""
    target = _target_or_404(request, code, pk)

    def save(values: Mapping[str, Any], expected: int) -> None:
        usecases.change_target(target, values=_values(values), expected=expected, by=request.member)

    return edit(
        request, partial(_edited, request, code, pk), form=TargetForm, save=save, said="La cible est enregistrée."
    )


@require_POST
def target_archive(request: MemberRequest, code: str, pk: int) -> HttpResponse:
    """Put it aside; the page that follows offers to undo it."""
    target = _target_or_404(request, code, pk)
    usecases.archive_target(target, archived_at=timezone.now(), by=request.member)
    return redirect(f"{_back(target, code).partition('#')[0]}?cible={pk}")


@require_POST
def target_restore(request: MemberRequest, code: str, pk: int) -> HttpResponse:
    """Bring it back."""
    target = _target_or_404(request, code, pk)
    try:
        usecases.restore_target(target, by=request.member)
    except BusinessError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "La cible est remise en place.")
    return redirect(_back(target, code))


def target_history(request: MemberRequest, code: str, pk: int) -> HttpResponse:
    """What happened to it."""
    target = _target_or_404(request, code, pk, needs=can_see_contract)
    title = f"Qu’est-ce qui a changé pour la cible {quoted(_label(target, request.member))} ?"
    return render(
        request,
        "history.html",
        history_page(request, title, _trail(target.objective.strategic.stake.contract), past_of([target])),
    )


def _target_or_404(
    request: MemberRequest, code: str, pk: int, *, needs: Callable[[Member, Contract], bool] = can_edit_contract
) -> Target:
    contract = contract_or_404(request, code, needs=needs)
    return load_or_404(targets_of(contract), member=request.member, pk=pk)


def _values(values: Mapping[str, Any]) -> TargetValues:
    return TargetValues(
        baseline_value=values["baseline_value"],
        baseline_year=values["baseline_year"],
        target_value=values["target_value"],
        target_year=values["target_year"],
        direction=Direction(values["direction"]),
        course=Course(values["course"]),
        perimeter=values["perimeter"],
    )


def _new(contract: Contract, objective: IntercommunalObjective, member: Member) -> Edited:
    return Edited(
        key=f"objectif-{objective.pk}-cible",
        title=f"Fixer une cible à l’objectif {quoted(objective.label)}",
        href=reverse("target_add", args=[contract.code, objective.pk]),
        back=f"{reverse('contract_objectives', args=[contract.code])}#objectif-{objective.pk}",
        values={"course": Course.STRAIGHT},
        crumbs=tuple(_trail(contract)),
        options={"objective": objective, "member": member},
    )


def _edited(request: MemberRequest, code: str, pk: int) -> Edited:
    target = _target_or_404(request, code, pk)
    names = ("baseline_value", "baseline_year", "target_value", "target_year", "direction", "course")
    values = {name: getattr(target, name) for name in names}
    return Edited(
        key=f"cible-{pk}",
        title=f"Modifier la cible {quoted(_label(target, request.member))}",
        href=reverse("target_edit", args=[code, pk]),
        back=_back(target, code),
        obj=target,
        version=target.version,
        values={
            **values,
            **{name: values[name].normalize() for name in ("baseline_value", "target_value")},
            "perimeter": target.perimeter_vintage,
        },
        crumbs=tuple(_trail(target.objective.strategic.stake.contract)),
        options={"measured": indicators_with_codes([target.indicator], seen_by=request.member).get(target.indicator)},
        history_href=reverse("target_history", args=[code, pk]),
        archive_href="" if target.archived_at else reverse("target_archive", args=[code, pk]),
    )


def _label(target: Target, member: Member) -> str:
    known = indicators_with_codes([target.indicator], seen_by=member).get(target.indicator)
    return f"{known.label if known else target.indicator}, {target.target_year}"


def _back(target: Target, code: str) -> str:
    return f"{reverse('contract_objectives', args=[code])}#objectif-{target.objective_id}"


def _trail(contract: Contract) -> list[tuple[str, str]]:
    return [
        ("Contrat", reverse("contract", args=[contract.code])),
        ("Objectifs", reverse("contract_objectives", args=[contract.code])),
    ]
