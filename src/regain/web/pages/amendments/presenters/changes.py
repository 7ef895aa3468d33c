"""What an amendment changes, said before and after, and the changes one by one as they were made."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString

from regain.core import french
from regain.core.sequences import BUDGET
from regain.domain.contracts.enums import OPEN_AMENDMENTS, AmendmentStatus, Verb
from regain.domain.contracts.models import Agreement, AgreementVersion, Amendment
from regain.domain.contracts.rules.chains import status_of
from regain.domain.contracts.rules.edits import Edit, can_undo, edit_from_data
from regain.exchange.planning.plan import Step
from regain.exchange.planning.wording import counted_steps
from regain.web.pages.amendments.addresses import agreement_url, amendment_url
from regain.web.pages.amendments.kinds import kind_at
from regain.web.pages.amendments.presenters.words import said
from regain.web.ui.parts import CHANGES
from regain.web.ui.wording import differing

PARTS = {
    "name": "nom du quartier",
    "kind": "statut du quartier",
    "code": "code du quartier",
    "communes": "communes du quartier",
    "source": "source du portrait",
    "vintage": "millésime du portrait",
    "perimeter": "périmètre du portrait",
}
PAGE_BUDGET = 10 * BUDGET
"""Shared by the changes of a page, however many they are."""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One thing that changes (`verb`: the value of a Verb); in `before` and `after` the words that differ are marked.

    A move has its words in `after`, and in `moved` where they go.
    """

    verb: str
    noun: str
    above: str
    before: SafeString
    after: SafeString
    moved: str = ""


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """What changes under one heading."""

    title: str
    lines: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True)
class EditLine:
    """One change as it was made. `at`: its index."""

    at: int
    verb: str
    noun: str
    words: str
    by: str
    can_undo: bool

    @property
    def word(self) -> str:
        """What was done, in a word."""
        return CHANGES[self.verb]


@dataclass(frozen=True, slots=True)
class AmendmentLine:
    """An amendment in a list."""

    name: str
    title: str
    url: str
    status: str
    told: str


def opening(agreement: Agreement, known: Sequence[Amendment], in_force: AgreementVersion | None) -> dict[str, Any]:
    """What the page that opens an amendment shows."""
    return {
        "agreement": agreement,
        "contract": agreement.contract,
        "commune": agreement.commune,
        "back_url": agreement_url(agreement),
        "open_one": next((amendment_line(one) for one in known if one.status in OPEN_AMENDMENTS), None),
        "amendments": [amendment_line(one, status_of(one, in_force, known)) for one in known],
    }


def amendment_line(one: Amendment, status: str = "") -> AmendmentLine:
    """The amendment, its state (in those words when they are given), its days and places."""
    days = [
        _told("proposé", one.proposed_on, one.proposed_at),
        _told("relu", one.reviewed_on, one.reviewed_at),
        _told("signé", one.signed_on, one.signed_at),
    ]
    return AmendmentLine(
        one.name,
        one.title,
        amendment_url(one),
        status or AmendmentStatus(one.status).label,
        ", ".join(filter(None, days)),
    )


def _told(word: str, day: Any, place: str) -> str:
    return f"{word} le {french.long_date(day)}{f' ({place})' if place else ''}" if day else ""


def answer(steps: Sequence[Step]) -> str:
    """How much changes, in one sentence."""
    if not steps:
        return "Rien encore : modifiez le texte, et ce qui change se lira ici."
    return f"{told(steps)} par rapport au texte en vigueur à l’ouverture de l’avenant."


def told(steps: Sequence[Step]) -> str:
    """`3 changements (2 ajouts et 1 retrait)`; with one, its sort alone: the count of the amendment on every page."""
    sorts = counted_steps(steps)
    return f"{french.counted(len(steps), 'changement')} ({sorts})" if len(steps) > 1 else sorts


def groups(steps: Iterable[Step]) -> list[ChangeGroup]:
    """The changes under their headings, in the order these first come."""
    under: dict[tuple[str, ...], list[Step]] = {}
    steps = list(steps)
    budget = min(BUDGET, PAGE_BUDGET // max(1, len(steps)))
    for step in steps:
        under.setdefault(step.path[:2], []).append(step)
    return [
        ChangeGroup(" › ".join(path) or "Convention", tuple(_line(step, budget) for step in group))
        for path, group in under.items()
    ]


def _line(step: Step, budget: int) -> ChangeLine:
    above, verb = " › ".join(step.path[2:]), step.verb.value
    if step.moved:
        return ChangeLine(verb, step.noun, above, SafeString(), escape(step.after or ""), step.moved)
    before, after = differing(step.before or "", step.after or "", budget=budget)
    return ChangeLine(verb, step.noun, above, before, after)


def edits(amendment: Amendment, *, can_amend: bool) -> list[EditLine]:
    """The changes as they were made, the latest first."""
    made = [edit_from_data(data) for data in amendment.edits]
    is_draft = can_amend and amendment.status == AmendmentStatus.DRAFT
    return [_edit(at, made, is_draft=is_draft) for at in reversed(range(len(made)))]


def _edit(at: int, made: list[Edit], *, is_draft: bool) -> EditLine:
    edit = made[at]
    value = edit.after if edit.verb in {Verb.ADD, Verb.CHANGE} else edit.before
    return EditLine(at, edit.verb.value, _noun(edit), _words(value), edit.by, is_draft and can_undo(made, at))


def _noun(edit: Edit) -> str:
    kind = kind_at(edit.pointer)
    return kind.noun if kind else PARTS.get(edit.pointer.rpartition("/")[2], "texte")


def _words(value: Any) -> str:
    if isinstance(value, list):
        return french.enumeration(value)
    if isinstance(value, int):
        return str(value)
    told = said(value)
    return f"{told.words} ({', '.join(told.notes)})" if told.notes else told.words
