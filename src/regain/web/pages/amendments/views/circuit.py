"""From the preparation of an amendment to its signature."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from regain.core.errors import BusinessError
from regain.core.member import Member
from regain.domain.contracts.enums import AmendmentStatus
from regain.domain.contracts.models import Amendment
from regain.domain.contracts.rules import can_edit_amendment, can_propose_amendment, can_review_amendment
from regain.domain.contracts.usecases import (
    answer_amendment,
    drop_amendment,
    propose_amendment,
    rebase_amendment,
    reopen_amendment,
    return_amendment,
    review_amendment,
)
from regain.exchange.applying.signing import sign_with_paper
from regain.exchange.planning.plan import Plan
from regain.web.access import amendment_or_404
from regain.web.hardening import takes_files
from regain.web.kept import form_of, keep_key, take_typed
from regain.web.middleware import MemberRequest
from regain.web.pages.amendments.addresses import amendment_url
from regain.web.pages.amendments.forms.circuit import AnswersForm, SignForm, StepForm, VersionForm
from regain.web.pages.amendments.presenters import circuit as circuit_presenter
from regain.web.pages.amendments.presenters.heads import head


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the circuit: its use case, what is said once it is made, who may make it, whether it bears a date."""

    make: Callable[..., None]
    said: str
    needs: Callable[[Member, Amendment], bool] = can_edit_amendment
    is_dated: bool = False


STEPS = {
    "propose": Step(propose_amendment, "L’avenant est proposé.", can_propose_amendment, is_dated=True),
    "review": Step(review_amendment, "L’avenant est relu : il peut être signé.", can_review_amendment, is_dated=True),
    "return": Step(return_amendment, "L’avenant est de nouveau en préparation."),
    "drop": Step(drop_amendment, "L’avenant est abandonné. Vous pouvez le rouvrir d’ici."),
    "reopen": Step(reopen_amendment, "L’avenant est rouvert."),
    "rebase": Step(rebase_amendment, "L’avenant porte maintenant sur le texte en vigueur."),
}


def circuit(request: MemberRequest, code: str, insee_code: str, pk: int) -> HttpResponse:
    """Where does this amendment stand?"""
    amendment = amendment_or_404(request, code, insee_code, pk)
    return _show(request, amendment, **_typed_before_signing_in(request, amendment))


@form_of("amendment_circuit")
@require_POST
def step(request: MemberRequest, code: str, insee_code: str, pk: int) -> HttpResponse:
    """Bring the amendment to its next state, or send it back."""
    asked = STEPS.get(request.POST.get("step", ""))
    amendment = amendment_or_404(request, code, insee_code, pk, needs=asked.needs if asked else can_edit_amendment)
    if asked is None:
        raise Http404("Cette étape n’existe pas.")
    form = StepForm(request.POST) if asked.is_dated else VersionForm(request.POST)
    if form.is_valid():
        try:
            asked.make(amendment, by=request.member, **form.cleaned_data)
        except BusinessError as refusal:
            form.add_error(None, str(refusal))
        else:
            _say(request, amendment, asked.said)
            return redirect(amendment_url(amendment, "amendment_circuit"))
    return _show_refused(request, amendment, form, "step_form" if asked.is_dated else "")


@form_of("amendment_circuit")
@takes_files
@require_POST
def sign(request: MemberRequest, code: str, insee_code: str, pk: int) -> HttpResponse:
    """The amendment is signed: its text becomes the text in force."""
    amendment = amendment_or_404(request, code, insee_code, pk, needs=can_edit_amendment)
    is_outside = amendment.status == AmendmentStatus.DRAFT
    form = SignForm(request.POST, request.FILES, is_outside=is_outside)
    if form.is_valid():
        typed = form.cleaned_data
        paper = typed.pop("paper")
        content, name = (paper.read(), paper.name) if paper else (b"", "")
        try:
            sign_with_paper(
                amendment,
                content=content,
                name=name,
                is_signed_outside=is_outside,
                today=timezone.localdate(),
                by=request.member,
                **typed,
            )
        except BusinessError as refusal:
            form.add_error(None, str(refusal))
        else:
            _say(request, amendment, "L’avenant est signé : son texte est en vigueur.")
            return redirect(amendment_url(amendment, "amendment_circuit"))
    return _show_refused(request, amendment, form, "sign_form")


@form_of("amendment_circuit")
@require_POST
def answers(request: MemberRequest, code: str, insee_code: str, pk: int) -> HttpResponse:
    """Answer the questions that the plan asks."""
    amendment = amendment_or_404(request, code, insee_code, pk, needs=can_edit_amendment)
    form = AnswersForm(request.POST)
    if form.is_valid():
        try:
            answer_amendment(amendment, answers=form.answers, by=request.member, **form.cleaned_data)
        except BusinessError as refusal:
            form.add_error(None, str(refusal))
        else:
            if form.answers:
                _say(request, amendment, "Vos choix sont enregistrés.")
            else:
                messages.info(request, "Rien n’a changé\u00a0: vous n’avez rien choisi.")
            return redirect(amendment_url(amendment, "amendment_circuit"))
    return _show_refused(request, amendment, form, "", typed=form.answers)


def _show_refused(
    request: MemberRequest,
    amendment: Amendment,
    form: forms.Form,
    name: str,
    *,
    typed: Mapping[str, str] | None = None,
) -> HttpResponse:
    """The page again, all that was typed in place, on the amendment as it now stands."""
    amendment.refresh_from_db()
    bound = {name: form} if name else {}
    return _show(request, amendment, refused=form, typed=typed, status=409 if form.non_field_errors() else 422, **bound)


def _typed_before_signing_in(request: MemberRequest, amendment: Amendment) -> dict[str, Any]:
    """What was being sent when the session expired, in its form again."""
    for name in ("amendment_step", "amendment_sign", "amendment_answers"):
        typed = take_typed(request, request.member, sent_to=amendment_url(amendment, name))
        if typed and name == "amendment_step":
            return {"step_form": StepForm(typed), "is_returning": True}
        if typed and name == "amendment_sign":
            is_outside = amendment.status == AmendmentStatus.DRAFT
            return {"sign_form": SignForm(typed, is_outside=is_outside, auto_id="signer_%s"), "is_returning": True}
        if typed:
            return {"typed": AnswersForm(typed).answers, "is_returning": True}
    return {}


def _onto(bound: Mapping[str, Any], amendment: Amendment, plan: Plan | None) -> None:
    """Make each form, sent again, be about the amendment and the plan as they are now shown."""
    seen = {"expected": str(amendment.version), "fingerprint": plan.fingerprint if plan else ""}
    for form in bound.values():
        if isinstance(form, forms.Form):
            form.data = form.data.copy()  # type: ignore[attr-defined]
            form.data.update(seen)  # type: ignore[attr-defined]


def _say(request: MemberRequest, amendment: Amendment, words: str) -> None:
    """Say that it is done: the browser keeps what was typed no longer."""
    messages.success(request, words, extra_tags=keep_key(request.member, _keep_name(amendment)))


def _keep_name(amendment: Amendment) -> str:
    """Under what name the browser keeps what is typed on the page."""
    return f"avenant-{amendment.pk}-circuit"


def _show(
    request: MemberRequest,
    amendment: Amendment,
    *,
    refused: forms.Form | None = None,
    typed: Mapping[str, str] | None = None,
    status: int = 200,
    **bound: Any,
) -> HttpResponse:
    shown = head(amendment, request.member)
    shown |= circuit_presenter.present(amendment, typed=typed or {}, can_amend=shown["can_amend"])
    _onto(bound, amendment, shown["plan"])
    step = STEPS.get(shown["next_step"])
    context = {
        **shown,
        **_forms(amendment, shown["plan"]),
        "can_step": step is not None and step.needs(request.member, amendment),
        "turn": circuit_presenter.turn(amendment, request.member),
        "refused": refused,
        "keep_name": _keep_name(amendment),
    }
    return render(request, "amendments/circuit.html", {**context, **bound}, status=status)


def _forms(amendment: Amendment, plan: Plan | None) -> dict[str, Any]:
    """The forms of the next step, dated today."""
    today, version = timezone.localdate(), amendment.version
    is_outside = amendment.status == AmendmentStatus.DRAFT
    seen = {"expected": version, "fingerprint": plan.fingerprint if plan else "", "signed_on": today}
    return {
        "step_form": StepForm(initial={"expected": version, "on": today}),
        "sign_form": SignForm(initial=seen, is_outside=is_outside, auto_id="signer_%s"),
        "is_outside": is_outside,
    }
