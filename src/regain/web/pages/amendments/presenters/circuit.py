"""The circuit of an amendment: where it stands, what comes next, what must be answered first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from regain.core import french
from regain.core.member import Member
from regain.domain.contracts.enums import OPEN_AMENDMENTS, AmendmentStatus
from regain.domain.contracts.models import Amendment
from regain.domain.contracts.queries import version_in_force
from regain.domain.contracts.queries.amendments import next_amendment_number, open_amendment_of
from regain.domain.journal.enums import Event
from regain.exchange.planning.amendments import amended_text, changes_of, plan_amendment
from regain.exchange.planning.plan import Plan, Question
from regain.reports.histories import build_history, past_of
from regain.reports.roadmap import NEXT_STEPS
from regain.web.pages.amendments.addresses import FORMATS, amendment_url
from regain.web.pages.amendments.presenters.changes import amendment_line, told

STEPS = "Préparer|Proposer|Relire|Signer"
STEPS_OUTSIDE = "Préparer|Signer sur papier"
CURRENT = {
    AmendmentStatus.DRAFT: 1,
    AmendmentStatus.PROPOSED: 3,
    AmendmentStatus.REVIEWED: 4,
    AmendmentStatus.SIGNED: 5,
    AmendmentStatus.DROPPED: 1,
}
TITLES = {
    AmendmentStatus.DRAFT: "Cet avenant est-il prêt à être proposé ?",
    AmendmentStatus.PROPOSED: "Cet avenant a-t-il été relu ?",
    AmendmentStatus.REVIEWED: "Cet avenant est-il signé ?",
    AmendmentStatus.SIGNED: "Quand cet avenant a-t-il été signé ?",
    AmendmentStatus.DROPPED: "Faut-il reprendre cet avenant ?",
}
NEXT = {
    AmendmentStatus.DRAFT: ("propose", "Proposer cet avenant"),
    AmendmentStatus.PROPOSED: ("review", "Dire qu’il est relu"),
}


TURNS = {
    AmendmentStatus.DRAFT: (
        "C’est à la commune ({commune}) : son référent technicien prépare l’avenant ; lui-même ou le référent élu le propose."
    ),
    AmendmentStatus.PROPOSED: (
        "C’est au chef de projet du contrat de relire. L’État peut déjà lire l’avenant ; les autres signataires le lisent sur le document à signer, puis ici une fois signé."
    ),
    AmendmentStatus.REVIEWED: (
        "C’est aux signataires de signer le document, sur papier. Le référent technicien {of_commune}, ou le chef de projet, entre ensuite la signature."
    ),
}
"""Whose turn it is, said to everybody who sees the amendment."""
YOURS = {
    AmendmentStatus.DRAFT: "C’est à vous : quand le texte est prêt, proposez-le.",
    AmendmentStatus.PROPOSED: "C’est à vous : relisez ce qui change, puis dites que l’avenant est relu.",
    AmendmentStatus.REVIEWED: "C’est à vous : faites signer le document, puis entrez la date de la signature.",
}


NOBODY_SIGNS = (
    "Le texte ne nomme aucun signataire\u00a0: le document à signer aura deux cadres à remplir à la main. Pour les nommer, "
    "ajoutez-les dans «\u00a0Le texte\u00a0»."
)


@dataclass(frozen=True, slots=True)
class Passed:
    """A step that was made: its name, its day and its place."""

    name: str
    day: date
    place: str


@dataclass(frozen=True, slots=True)
class Last:
    """The last thing that happened in the circuit of an amendment that came back to preparation, or was dropped."""

    what: str
    at: datetime
    who: str


@dataclass(frozen=True, slots=True)
class OptionShown:
    """An answer offered."""

    id: str
    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the plan; without options, any answer may be typed."""

    id: str
    key: str
    legend: str
    answer: str
    options: tuple[OptionShown, ...]


def present(amendment: Amendment, *, typed: Mapping[str, str], can_amend: bool) -> dict[str, Any]:
    """What the page of the circuit shows; `typed` are answers that could not be kept."""
    status = AmendmentStatus(amendment.status)
    plan = plan_amendment(amendment) if status in OPEN_AMENDMENTS else None
    in_force = version_in_force(amendment.agreement) if status != AmendmentStatus.SIGNED else None
    lacks_text = status != AmendmentStatus.SIGNED and in_force is None
    step, label = NEXT.get(status, ("", "")) if not lacks_text else ("", "")
    return {
        "title": TITLES[status],
        "answer": _answer(amendment, status, can_amend=can_amend),
        **_stepper(amendment, status),
        "passed": _passed(amendment),
        "last": _last(amendment, status),
        "plan": plan,
        "questions": [_asked(one, rank, typed) for rank, one in enumerate(_shown(plan), 1)],
        "is_stale": status in OPEN_AMENDMENTS and in_force is not None and in_force.pk != amendment.base_id,
        "lacks_text": lacks_text,
        "next_step": step,
        "next_label": label,
        "can_sign": status in {AmendmentStatus.DRAFT, AmendmentStatus.REVIEWED} and not lacks_text,
        "warnings": [*plan.warnings, *_unsigned(amendment)] if plan else [],
        **_reopening(amendment, status),
        "can_reopen": status == AmendmentStatus.DROPPED and not lacks_text,
        "is_open": status in OPEN_AMENDMENTS,
        "can_return": status in {AmendmentStatus.PROPOSED, AmendmentStatus.REVIEWED},
        "formats": FORMATS,
        "step_url": amendment_url(amendment, "amendment_step"),
        "sign_url": amendment_url(amendment, "amendment_sign"),
        "answers_url": amendment_url(amendment, "amendment_answers"),
    }


def _stepper(amendment: Amendment, status: AmendmentStatus) -> dict[str, Any]:
    """The steps; an amendment signed on paper, outside Regain, was neither proposed nor reviewed here."""
    if amendment.is_signed_outside:
        return {"steps": STEPS_OUTSIDE, "current": len(STEPS_OUTSIDE.split("|")) + 1}
    return {"steps": STEPS, "current": CURRENT[status]}


def _reopening(amendment: Amendment, status: AmendmentStatus) -> dict[str, Any]:
    """Whether a dropped amendment may be taken up again: under which number, or which one is in its way."""
    if status != AmendmentStatus.DROPPED:
        return {"is_dropped": False}
    in_the_way = open_amendment_of(amendment.agreement)
    label = f"Le rouvrir, sous le n°\u00a0{next_amendment_number(amendment.agreement)}"
    return {
        "is_dropped": True,
        "in_the_way": amendment_line(in_the_way) if in_the_way else None,
        "reopen_label": label,
    }


def _unsigned(amendment: Amendment) -> list[str]:
    return [] if amended_text(amendment).signatories else [NOBODY_SIGNS]


def _last(amendment: Amendment, status: AmendmentStatus) -> Last | None:
    known = {AmendmentStatus.DRAFT: Event.AMENDMENT_RETURNED, AmendmentStatus.DROPPED: Event.AMENDMENT_DROPPED}
    if status not in known:
        return None
    steps = (*known.values(), Event.AMENDMENT_OPENED)
    told = build_history(past_of([amendment]).filter(event__in=steps)[:1])
    what = {one.label: one for one in known.values()}
    return next((Last(one.what, one.at, one.title) for one in told if one.what in what), None)


def _answer(amendment: Amendment, status: AmendmentStatus, *, can_amend: bool) -> str:
    if status == AmendmentStatus.SIGNED and amendment.signed_on:
        where = f", à {amendment.signed_at}" if amendment.signed_at else ""
        return f"Le {french.long_date(amendment.signed_on)}{where}. La convention ainsi modifiée se lit à côté, dans « Le texte »."
    if status == AmendmentStatus.DROPPED and open_amendment_of(amendment.agreement):
        return "Il est abandonné. Rien n’est effacé : il pourra être rouvert quand l’avenant ouvert sera signé ou abandonné."
    of_commune = french.of(str(amendment.agreement.commune))
    keepers = f"le référent technicien {of_commune} ou le chef de projet peut"
    if status == AmendmentStatus.DROPPED:
        reopened = "rouvrez-le pour le reprendre" if can_amend else f"{keepers} le rouvrir et le reprendre"
        return f"Il est abandonné. Rien n’est effacé : {reopened} où il en était."
    made = told(changes_of(amendment))
    if not made:
        return "Pas encore : il ne change rien du texte."
    if status == AmendmentStatus.DRAFT:
        return f"Il contient {made}. Une fois proposé, son texte ne se modifie plus."
    returned = "remettez-le en préparation" if can_amend else f"{keepers} le remettre en préparation"
    return f"Il contient {made}. S’il faut encore le corriger, {returned}."


def turn(amendment: Amendment, member: Member) -> str:
    """Whose turn it is, for that reader; empty once nothing is awaited any more."""
    status = AmendmentStatus(amendment.status)
    if status not in TURNS:
        return ""
    if NEXT_STEPS[status](member, amendment):
        return YOURS[status]
    name = str(amendment.agreement.commune or "")
    return TURNS[status].format(commune=name, of_commune=french.of(name))


def _passed(amendment: Amendment) -> list[Passed]:
    steps = (
        ("Proposé", amendment.proposed_on, amendment.proposed_at),
        ("Relu", amendment.reviewed_on, amendment.reviewed_at),
        ("Signé", amendment.signed_on, amendment.signed_at),
    )
    return [Passed(name, day, place) for name, day, place in steps if day]


def _shown(plan: Plan | None) -> list[Question]:
    """The questions nobody answered yet, and those about the tree, which one may answer anew."""
    return [one for one in plan.questions if one.is_pending or one.default is None] if plan else []


def _asked(question: Question, rank: int, typed: Mapping[str, str]) -> Asked:
    anchor = f"choix-{rank}"
    answer = typed.get(question.key, question.chosen or "")
    options = tuple(
        OptionShown(f"{anchor}-{number}", one.value, one.label, one.value == answer)
        for number, one in enumerate(question.options)
    )
    return Asked(anchor, question.key, question.message, answer, options)
