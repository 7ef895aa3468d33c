"""An import, from the file dropped to the plan confirmed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from regain.core.errors import BusinessError
from regain.core.french import long_date, of
from regain.core.member import Member
from regain.domain.accounts.queries import whom_to_ask
from regain.domain.contracts.models import Contract
from regain.domain.documents.enums import ImportKind
from regain.domain.documents.models import DocumentImport
from regain.domain.documents.queries import bytes_of
from regain.domain.documents.rules import can_see_import
from regain.domain.documents.usecases import (
    answer_import,
    held_import_of,
    mark_applied,
    mark_seen,
    remember_choices,
    start_import,
    store_file,
)
from regain.domain.territory.models import Commune
from regain.exchange.applying.agreement import GIVE_IT_UP, NOTHING_KEPT, apply_agreement_plan, refuse_other_commune
from regain.exchange.applying.readings import Answered, insee_code_of, read_for_contract
from regain.exchange.draft import Draft
from regain.exchange.planning.agreement import plan_agreement
from regain.exchange.planning.kept import KeptReading, contract_of, current_plan, reading_as_data, reading_of
from regain.exchange.planning.memory import scopes_of
from regain.exchange.planning.plan import Plan


class ReadElsewhere(BusinessError):
    """Somebody whose imports the member may not see is reading the very same file."""


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the review that was looked at (`is_seen`), or is to be looked at again: its key and its words."""

    key: str
    said: str
    is_seen: bool


def begin_import(
    content: bytes, *, name: str, contract: Contract, answers: Mapping[str, str] | None = None, by: Member
) -> DocumentImport:
    """Read an agreement, keep the file and what was read of it.

    The same file whose import is still open resumes that import, with the answers already given to it. Raises
    UnreadableFile, NotAnAgreement, AnswerRefused, NotYourCommune: nothing is then kept.
    """
    read = read_for_contract(content, name=name, contract=contract, answers=answers)
    return keep_reading(read, content=content, contract=contract, by=by)


@transaction.atomic
def keep_reading(read: Answered, *, content: bytes, contract: Contract, by: Member) -> DocumentImport:
    """Keep a file and its reading as an import; an open import of the same file takes the new reading.

    The same bytes under another name keep the name they first came with.
    """
    source = read.reading.draft.source
    insee_code = _theirs(read, contract, remedy=NOTHING_KEPT, by=by)
    file = store_file(content, name=source.file, media_type=source.media_type, contract_code=contract.code, by=by)
    read = replace(read, reading=_under_the_name(read.reading, file.name))
    begun = held_import_of(file, kind=ImportKind.AGREEMENT, contract_code=contract.code)
    if begun is None:
        return start_import(
            file,
            kind=ImportKind.AGREEMENT,
            contract_code=contract.code,
            subject=subject_of(read.reading.draft),
            insee_code=insee_code,
            reading=reading_as_data(read.reading),
            choices=read.answers,
            by=by,
        )
    if not can_see_import(by, begun):
        whom = whom_to_ask(contract.code, on=timezone.localdate())
        raise ReadElsewhere(
            f"Ce même document est déjà en cours de lecture par quelqu’un d’autre\u00a0: demandez {whom}."
        )
    if begun.choices != read.answers or begun.reading != _as_stored(read.reading):
        _answer(begun, read, contract, expected_version=begun.version, by=by)
    return begun


@transaction.atomic
def import_at_once(read: Answered, plan: Plan, *, content: bytes, contract: Contract, by: Member) -> DocumentImport:
    """Keep a reading whose plan was read and confirm it, all in one transaction. Raises as confirm_import does."""
    begun = keep_reading(read, content=content, contract=contract, by=by)
    confirm_import(begun, expected_fingerprint=plan.fingerprint, expected_version=begun.version, by=by)
    return begun


def answer(
    document_import: DocumentImport,
    *,
    choices: Mapping[str, str],
    point: Point | None = None,
    expected_version: int,
    by: Member,
) -> None:
    """Take answers, among those given before, and read the file again with them; mark the point sent with them.

    An answer to no question is left aside. Raises ImportChangedMeanwhile, ImportIsClosed, AnswerRefused, FileLost,
    NotYourCommune: neither the answers nor the mark are then kept.
    """
    file = document_import.file
    asked = {question.key for question in current_plan(document_import).questions}
    answers = {**document_import.choices, **{key: value for key, value in choices.items() if key in asked}}
    contract = contract_of(document_import)
    # The file is read before the transaction begins: reading is long, and SQLite has one writer at a time.
    read = read_for_contract(bytes_of(file), name=file.name, contract=contract, answers=answers)
    with transaction.atomic():
        _answer(document_import, read, contract, expected_version=expected_version, by=by)
        if point:
            mark_point(document_import, point, expected_version=document_import.version, by=by)


def mark_point(document_import: DocumentImport, point: Point, *, expected_version: int, by: Member) -> None:
    """Keep that a point was seen, or is to be seen again. Raises ImportChangedMeanwhile, ImportIsClosed."""
    mark_seen(
        document_import,
        seen=point.key,
        said=point.said,
        is_seen=point.is_seen,
        expected_version=expected_version,
        by=by,
    )


@transaction.atomic
def confirm_import(
    document_import: DocumentImport, *, expected_fingerprint: str, expected_version: int, by: Member
) -> Plan:
    """Apply the plan that was read, remember the answers, close the import: all or nothing.

    Raises PlanIsStale, PlanNotReady, ImportChangedMeanwhile, ImportIsClosed.
    """
    contract = contract_of(document_import)
    draft = reading_of(document_import).draft
    answers = document_import.choices
    plan = apply_agreement_plan(
        draft, contract=contract, answers=answers, source=document_import.file, expected=expected_fingerprint, by=by
    )
    mark_applied(
        document_import,
        outcome=plan.counts,
        applied_at=timezone.now(),
        expected_version=expected_version,
        by=by,
    )
    used = plan.used(answers)
    for scope in scopes_of(draft, contract=contract, insee_code=insee_code_of(draft, contract)):
        remember_choices(used, scope=scope, document_import=document_import, by=by)
    return plan


def _theirs(read: Answered, contract: Contract, *, remedy: str, by: Member) -> str:
    """The commune that was read, or chosen, which must be one they may write for; empty while it is not known."""
    draft = read.reading.draft
    insee_code = insee_code_of(draft, contract) or _chosen(
        plan_agreement(draft, contract=contract, answers=read.answers)
    )
    if insee_code:
        refuse_other_commune(contract, insee_code, remedy=remedy, by=by)
    return insee_code


def _chosen(plan: Plan) -> str:
    return Commune.objects.get(pk=plan.commune).insee_code if plan.commune else ""


def subject_of(draft: Draft) -> str:
    """What the import is about, in a few words."""
    signed = f", signée le {long_date(draft.signed_on)}" if draft.signed_on else ""
    return f"Convention {of(draft.commune)}{signed}" if draft.commune else draft.source.file


def _under_the_name(reading: KeptReading, name: str) -> KeptReading:
    draft = reading.draft
    return replace(reading, draft=replace(draft, source=replace(draft.source, file=name)))


def _as_stored(reading: KeptReading) -> Any:
    """The reading as a database gives it back: lists for tuples."""
    return json.loads(json.dumps(reading_as_data(reading)))


def _answer(
    document_import: DocumentImport, read: Answered, contract: Contract, *, expected_version: int, by: Member
) -> None:
    answer_import(
        document_import,
        choices=read.answers,
        reading=reading_as_data(read.reading),
        subject=subject_of(read.reading.draft),
        insee_code=_theirs(read, contract, remedy=GIVE_IT_UP, by=by),
        expected_version=expected_version,
        by=by,
    )
