"""Texts as they stood on a date, in the shapes of their pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from regain.core import french
from regain.domain.contracts.enums import VersionStatus
from regain.domain.contracts.models import Agreement, AgreementVersion, Contract
from regain.exchange.draft import draft_as_data
from regain.exchange.planning.past import CommuneThen, ContractThen
from regain.exchange.planning.standing import Standing, ended, standing_of
from regain.web.pages.amendments.addresses import FORMATS, agreement_url
from regain.web.pages.amendments.presenters.changes import amendment_line
from regain.web.pages.amendments.presenters.text import lay_out


@dataclass(frozen=True, slots=True)
class DayLink:
    """A day worth looking at."""

    label: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class CommuneLine:
    """A commune on that day: what it had signed, and how much that says."""

    name: str
    url: str
    said: str
    neighbourhoods: int
    objectives: int
    commitments: int


def trail(agreement: Agreement) -> list[tuple[str, str]]:
    """The way from the contract to a page about the agreement."""
    contract = agreement.contract
    return [
        ("Contrat", reverse("contract", args=[contract.code])),
        (str(agreement.commune), agreement_url(agreement)),
    ]


def present_agreement(
    agreement: Agreement, standing: Standing | None, versions: Sequence[AgreementVersion], *, day: date, today: date
) -> dict[str, Any]:
    """All that the page of a past text shows."""
    text = draft_as_data(standing.draft) if standing else None
    return {
        "agreement": agreement,
        "contract": agreement.contract,
        "commune": agreement.commune,
        "agreement_url": agreement_url(agreement),
        "then_url": agreement_url(agreement, "agreement_on", day.isoformat()),
        "ask_url": agreement_url(agreement, "agreement_on_day"),
        "title": f"{_said(day, today)} la convention {french.of(str(agreement.commune))} le {french.long_date(day)} ?",
        "answer": standing.told(today)
        if standing
        else f"Aucun texte {_none(day, today)} en vigueur le {french.long_date(day)}.",
        "is_future": day > today,
        "parts": [part for part in lay_out(text, text) if any(group.lines for group in part.groups)] if text else [],
        "amendments": [amendment_line(one) for one in standing.amendments] if standing else [],
        "undone": [amendment_line(one) for one in standing.undone] if standing else [],
        "days": _days(agreement, versions, day=day, today=today),
        "standing": standing,
        "day": day,
        "formats": FORMATS,
        "version": None,
    }


def present_version(
    agreement: Agreement, version: AgreementVersion, versions: Sequence[AgreementVersion], *, today: date
) -> dict[str, Any]:
    """What the page shows of a version that was not in force at the end of its own day: withdrawn, or replaced at once."""
    day = version.stands_from
    shown = present_agreement(agreement, standing_of(agreement, version, day), versions, day=day, today=today)
    became = (
        "elle a été retirée"
        if version.status == VersionStatus.WITHDRAWN
        else f"un autre texte l’a remplacée le {french.long_date(day)} même"
    )
    return {
        **shown,
        "title": f"Que disait la version {version.number} de la convention {french.of(str(agreement.commune))} ?",
        "answer": f"Texte du {french.long_date(day)}. Cette version n’est plus en vigueur\u00a0: {became}.",
        "days": _days(agreement, versions, day=None, today=today),
        "version": version.number,
        "file": None if hasattr(version, "amendment") else version.source,
    }


def _said(day: date, today: date) -> str:
    return french.tensed(day, today, past="Que disait", present="Que dit", future="Que dira")


def _none(day: date, today: date) -> str:
    return french.tensed(day, today, past="n’était", present="n’est", future="ne sera")


def _days(
    agreement: Agreement, versions: Sequence[AgreementVersion], *, day: date | None, today: date
) -> list[DayLink]:
    stood = [one for one in reversed(versions) if one.status != VersionStatus.WITHDRAWN]
    days = {one.stands_from: french.long_date(one.stands_from) for one in stood} | {today: "aujourd’hui"}
    return [
        DayLink(label, agreement_url(agreement, "agreement_on", one.isoformat()), one == day)
        for one, label in sorted(days.items())
    ]


def present_contract(contract: Contract, then: ContractThen, *, today: date) -> dict[str, Any]:
    """All that the page of a past contract shows."""
    signed = sum(one.standing is not None for one in then.communes)
    return {
        "contract": contract,
        "then": then,
        "day": then.day,
        "title": f"{_said(then.day, today)} le contrat le {french.long_date(then.day)} ?",
        "answer": _contract_answer(then, signed, today),
        "told": french.tensed(
            then.day, today, past="tel qu’il était", present="tel qu’il est", future="tel qu’il sera"
        ),
        "lines": [_commune(contract, one, one.standing, today) for one in then.communes if one.standing],
        "silent": [one.name for one in then.communes if one.standing is None],
        "ask_url": reverse("contract_on_day", args=[contract.code]),
        "today_url": reverse("contract_on", args=[contract.code, today.isoformat()]),
        "is_today": then.day == today,
        "iso_day": then.day.isoformat(),
        "formats": FORMATS,
    }


def _contract_answer(then: ContractThen, signed: int, today: date) -> str:
    called = len(then.communes)
    if then.is_over:
        stands = _none(then.day, today)
        return f"{ended(then.ends_on, today)}\u00a0: aucune convention {stands} plus en vigueur le {french.long_date(then.day)}."
    one, many, none = ("aura", "auront", "n’aura") if then.day > today else ("a", "ont", "n’a")
    if then.day < today:
        one, many, none = "avait", "avaient", "n’avait"
    had = (
        french.counted(signed, f"commune {one} une", f"communes {many} une") if signed else f"Aucune commune {none} de"
    )
    return f"{had} convention en vigueur, sur {called} {french.agreed(called, 'appelée', 'appelées')} à signer."


def _commune(contract: Contract, one: CommuneThen, standing: Standing, today: date) -> CommuneLine:
    draft = standing.draft
    return CommuneLine(
        one.name,
        reverse("agreement_on", args=[contract.code, one.insee_code, standing.day.isoformat()]),
        standing.told(today),
        len(draft.neighbourhoods),
        sum(len(read.objectives) for read in draft.neighbourhoods),
        len(draft.governance.commitments),
    )
