"""Preparing an amendment: opening it on the text in force, editing that text, undoing, taking it up again."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction

from regain.core.errors import BusinessError, ChangedMeanwhile
from regain.core.member import Member
from regain.domain.contracts.enums import AmendmentStatus
from regain.domain.contracts.models import Agreement, AgreementVersion, Amendment
from regain.domain.contracts.queries import version_in_force
from regain.domain.contracts.queries.amendments import next_amendment_number, open_amendment_of
from regain.domain.contracts.rules.edits import Edit, can_undo, consolidated, edit_as_data, edit_from_data
from regain.domain.contracts.rules.undated import is_undated
from regain.domain.contracts.usecases.holding import hold_contract
from regain.domain.contracts.usecases.refusals import NothingInForce
from regain.domain.journal.enums import Event
from regain.domain.journal.queries import writer_of
from regain.domain.journal.rules import place_in
from regain.domain.journal.usecases import hold_journal, record


class NotSignedYet(BusinessError):
    """Raised by open_amendment: the text in force has no date of signature; a draft is not amended, it is corrected."""


class AmendmentAlreadyOpen(BusinessError):
    """Raised by open_amendment and reopen_amendment: one amendment at a time is prepared on an agreement."""


class AmendmentClosedToEdits(BusinessError):
    """The amendment was proposed, signed or dropped: its text is no longer in preparation."""


class EditIsBuiltUpon(BusinessError):
    """Raised by undo_edit: later edits were made inside what this one brought."""


@transaction.atomic
def open_amendment(agreement: Agreement, *, title: str, by: Member) -> Amendment:
    """Open an amendment on the text in force. Raises NothingInForce, NotSignedYet, AmendmentAlreadyOpen."""
    hold_contract(agreement.contract)
    base = text_in_force(agreement)
    if is_undated(base):
        raise NotSignedYet(f"{agreement}\u00a0: donnez d’abord sa date de signature.")
    refuse_second_amendment(agreement)
    amendment = Amendment.objects.create(
        agreement=agreement, number=next_amendment_number(agreement), title=title, base=base, opened_by=by.label[:250]
    )
    typed = {place_in("after", "title"): (by.key, title)}
    record(Event.AMENDMENT_OPENED, on=amendment, by=by, after={"base": base.number}, of_people=typed)
    return amendment


@transaction.atomic
def retitle_amendment(amendment: Amendment, *, title: str, expected: int, by: Member) -> None:
    """Say otherwise what the amendment is about. Raises ChangedMeanwhile, AmendmentClosedToEdits."""
    held = hold_amendment(amendment, expected=expected)
    refuse_closed(held)
    before, held.title = held.title, title
    save_amendment(held, "title")
    former = writer_of(held, "title")
    typed = {place_in("before", "title"): (former, before), place_in("after", "title"): (by.key, title)}
    record(Event.AMENDMENT_EDITED, on=held, by=by, of_people=typed)


@transaction.atomic
def edit_amendment(amendment: Amendment, *, edits: Sequence[Edit], by: Member) -> None:
    """Add edits to the amendment; two people may edit different lines of it at the same time.

    Raises EditDoesNotFit when a line an edit speaks of changed since it was read, AmendmentClosedToEdits.
    Nothing is then written.
    """
    held = hold_amendment(amendment)
    refuse_closed(held)
    known = edits_of(held)
    signed = [replace(edit, by=by.label) for edit in edits]
    consolidated(held.base.snapshot, [*known, *signed])
    for edit in signed:
        held.edits.append(edit_as_data(edit))
        before, after = {edit.pointer: edit.before}, {edit.pointer: edit.after, "verb": edit.verb.value}
        record(Event.AMENDMENT_EDITED, on=held, by=by, before=before, after=after)
    save_amendment(held, "edits")


@transaction.atomic
def undo_edit(amendment: Amendment, *, at: int, expected: int, by: Member) -> None:
    """Take one edit (its index) back, whatever came after it elsewhere.

    Raises ChangedMeanwhile, AmendmentClosedToEdits, EditIsBuiltUpon.
    """
    held = hold_amendment(amendment, expected=expected)
    refuse_closed(held)
    edits = edits_of(held)
    if not 0 <= at < len(edits):
        raise ChangedMeanwhile
    left = [*edits[:at], *edits[at + 1 :]]
    if not can_undo(edits, at) or not _fits(held, left):
        raise EditIsBuiltUpon("D’autres modifications portent sur celle-ci\u00a0: annulez d’abord les plus récentes.")
    undone = held.edits.pop(at)
    save_amendment(held, "edits")
    record(Event.AMENDMENT_EDIT_UNDONE, on=held, by=by, before=undone)


@transaction.atomic
def answer_amendment(amendment: Amendment, *, answers: dict[str, str], expected: int, by: Member) -> None:
    """Keep the answers to the questions that the amendment's plan asks. Raises ChangedMeanwhile."""
    held = hold_amendment(amendment, expected=expected)
    before = held.choices
    held.choices = {**before, **answers}
    save_amendment(held, "choices")
    record(Event.AMENDMENT_EDITED, on=held, by=by, before={"choices": before}, after={"choices": held.choices})


@transaction.atomic
def rebase_amendment(amendment: Amendment, *, expected: int, by: Member) -> None:
    """Take the amendment up again on the text in force, when that changed since it was opened.

    Raises EditDoesNotFit when an edit speaks of what is no longer there (undo it first), NothingInForce,
    ChangedMeanwhile, AmendmentClosedToEdits.
    """
    hold_contract(amendment.agreement.contract)
    held = hold_amendment(amendment, expected=expected)
    refuse_closed(held)
    base = text_in_force(held.agreement)
    consolidated(base.snapshot, edits_of(held))
    before = {"base": held.base.number}
    held.base = base
    save_amendment(held, "base")
    record(Event.AMENDMENT_REBASED, on=held, by=by, before=before, after={"base": base.number})


def hold_amendment(amendment: Amendment, *, expected: int | None = None) -> Amendment:
    """The amendment as it stands, kept from others until the end of the transaction. Raises ChangedMeanwhile."""
    hold_journal()
    held = (
        Amendment.objects.select_for_update(of=("self",))
        .select_related("agreement__contract", "base")
        .get(pk=amendment.pk)
    )
    if expected is not None and held.version != expected:
        raise ChangedMeanwhile("Cet avenant a changé entre-temps\u00a0: relisez-le avant de continuer.")
    return held


def save_amendment(held: Amendment, *names: str) -> None:
    """Write these columns and count the write."""
    held.version += 1
    held.save(update_fields=[*names, "version"])


def edits_of(amendment: Amendment) -> list[Edit]:
    """The edits of the amendment, in order."""
    return [edit_from_data(data) for data in amendment.edits]


def refuse_closed(amendment: Amendment) -> None:
    """Raise AmendmentClosedToEdits unless it is in preparation."""
    if amendment.status != AmendmentStatus.DRAFT:
        raise AmendmentClosedToEdits(
            f"Cet avenant est {AmendmentStatus(amendment.status).label.lower()}\u00a0: "
            "remettez-le en préparation pour le modifier."
        )


def text_in_force(agreement: Agreement) -> AgreementVersion:
    """The version that an amendment modifies. Raises NothingInForce, which says what to do first."""
    found = version_in_force(agreement)
    if found is None:
        raise NothingInForce(
            f"{agreement}\u00a0: aucun texte n’est en vigueur, il n’y a rien à modifier par avenant. "
            "Importez d’abord de nouveau la convention signée."
        )
    return found


def refuse_second_amendment(agreement: Agreement) -> None:
    """Raise AmendmentAlreadyOpen when one is being prepared."""
    if opened := open_amendment_of(agreement):
        raise AmendmentAlreadyOpen(
            f"L’avenant n°\u00a0{opened.number} est déjà ouvert\u00a0: modifiez-le, signez-le ou abandonnez-le."
        )


def _fits(amendment: Amendment, edits: list[Edit]) -> bool:
    base: dict[str, Any] = amendment.base.snapshot
    try:
        consolidated(base, edits)
    except BusinessError:
        return False
    return True
