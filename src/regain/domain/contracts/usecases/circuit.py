"""The circuit of an amendment: proposed, reviewed, signed, or sent back, or dropped."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from regain.core.errors import BusinessError
from regain.core.french import long_date
from regain.core.member import Member
from regain.domain.contracts.enums import AMENDMENT_TRANSITIONS, AmendmentStatus
from regain.domain.contracts.models import Agreement, AgreementVersion, Amendment
from regain.domain.contracts.queries.amendments import next_amendment_number
from regain.domain.contracts.rules.amended import changes_its_text
from regain.domain.contracts.rules.content import AgreementContent
from regain.domain.contracts.usecases.adopting import adopt_agreement
from regain.domain.contracts.usecases.amending import (
    hold_amendment,
    refuse_second_amendment,
    save_amendment,
    text_in_force,
)
from regain.domain.contracts.usecases.holding import hold_contract
from regain.domain.documents.models import StoredFile
from regain.domain.journal.enums import Event
from regain.domain.journal.usecases import record
from regain.domain.territory.models import Commune


class CircuitBroken(BusinessError):
    """The step does not follow from where the amendment stands."""


class NothingAmended(BusinessError):
    """The amendment changes nothing: there is nothing to propose or to sign."""


class BaseHasChanged(BusinessError):
    """The text in force is no longer the one the amendment was prepared on."""


class DatesOutOfOrder(BusinessError):
    """A step is dated before the one it follows."""


@transaction.atomic
def propose_amendment(amendment: Amendment, *, on: date, at: str, expected: int, by: Member) -> None:
    """Propose the amendment to those who review it.

    Raises ChangedMeanwhile, CircuitBroken, DatesOutOfOrder, NothingAmended, NothingInForce.
    """
    held = hold_amendment(amendment, expected=expected)
    text_in_force(held.agreement)
    if not changes_its_text(held):
        raise NothingAmended("Cet avenant ne change rien encore\u00a0: modifiez le texte avant de le proposer.")
    _refuse_before_its_base(held, on, done="proposé")
    held.proposed_on, held.proposed_at = on, at
    _step(held, AmendmentStatus.PROPOSED, ("proposed_on", "proposed_at"), Event.AMENDMENT_PROPOSED, by=by)


@transaction.atomic
def review_amendment(amendment: Amendment, *, on: date, at: str, expected: int, by: Member) -> None:
    """Say that it was reviewed. Raises ChangedMeanwhile, CircuitBroken, DatesOutOfOrder, NothingInForce."""
    held = hold_amendment(amendment, expected=expected)
    if held.proposed_on and on < held.proposed_on:
        raise DatesOutOfOrder(
            f"Cet avenant a été proposé le {long_date(held.proposed_on)}\u00a0: la relecture ne peut pas précéder ce jour."
        )
    text_in_force(held.agreement)
    held.reviewed_on, held.reviewed_at = on, at
    _step(held, AmendmentStatus.REVIEWED, ("reviewed_on", "reviewed_at"), Event.AMENDMENT_REVIEWED, by=by)


@transaction.atomic
def return_amendment(amendment: Amendment, *, expected: int, by: Member) -> None:
    """Send it back to preparation; its dates are forgotten. Raises ChangedMeanwhile, CircuitBroken."""
    held = hold_amendment(amendment, expected=expected)
    if held.status == AmendmentStatus.DROPPED:
        raise CircuitBroken("Cet avenant est abandonné\u00a0: rouvrez-le.")
    _forget_the_circuit(held)
    _step(held, AmendmentStatus.DRAFT, _CIRCUIT, Event.AMENDMENT_RETURNED, by=by)


@transaction.atomic
def drop_amendment(amendment: Amendment, *, expected: int, by: Member) -> None:
    """Drop it; it is kept and may be reopened. Raises ChangedMeanwhile, CircuitBroken."""
    held = hold_amendment(amendment, expected=expected)
    _step(held, AmendmentStatus.DROPPED, (), Event.AMENDMENT_DROPPED, by=by)


@transaction.atomic
def reopen_amendment(amendment: Amendment, *, expected: int, by: Member) -> None:
    """Take a dropped amendment up again, under the next number.

    Raises AmendmentAlreadyOpen, CircuitBroken, NothingInForce.
    """
    hold_contract(amendment.agreement.contract)
    held = hold_amendment(amendment, expected=expected)
    if held.status != AmendmentStatus.DROPPED:
        raise CircuitBroken("Cet avenant n’est pas abandonné.")
    text_in_force(held.agreement)
    refuse_second_amendment(held.agreement)
    held.number = next_amendment_number(held.agreement)
    _forget_the_circuit(held)
    _step(held, AmendmentStatus.DRAFT, ("number", *_CIRCUIT), Event.AMENDMENT_OPENED, by=by)


@transaction.atomic
def sign_amendment(
    amendment: Amendment,
    *,
    content: AgreementContent,
    snapshot: Mapping[str, Any],
    signed_on: date,
    signed_at: str,
    paper: StoredFile | None,
    is_signed_outside: bool,
    today: date,
    counted: Mapping[str, int],
    state: str,
    expected: int,
    by: Member,
) -> AgreementVersion:
    """Sign: the consolidated text becomes the version in force, from the day of the signature on.

    `content`, `snapshot`, `counted`, `state` (its `expected`): as in adopt_agreement. `paper`: required if signed outside.
    Raises ChangedMeanwhile, CircuitBroken, BaseHasChanged, NothingInForce, DatesOutOfOrder, NothingAmended, PlanIsStale.
    """
    hold_contract(amendment.agreement.contract)
    held = _held_to_sign(amendment, expected, signed_on=signed_on, today=today, is_signed_outside=is_signed_outside)
    version = adopt_agreement(
        held.agreement.contract,
        commune=_commune_of(held.agreement),
        content=content,
        snapshot=snapshot,
        source=held.base.source,
        choices={**held.base.choices, **held.choices},
        stands_from=signed_on,
        counted=counted,
        expected=state,
        by=by,
    )
    if version is None:
        raise NothingAmended("Cet avenant ne change rien au texte en vigueur\u00a0: il n’y a rien à signer.")
    held.signed_on, held.signed_at, held.paper, held.result = signed_on, signed_at, paper, version
    held.is_signed_outside = is_signed_outside
    _step(held, AmendmentStatus.SIGNED, _SIGNATURE, Event.AMENDMENT_SIGNED, by=by)
    return version


_SIGNATURE = ("signed_on", "signed_at", "paper", "result", "is_signed_outside")
_CIRCUIT = ("proposed_on", "proposed_at", "reviewed_on", "reviewed_at")


def _forget_the_circuit(held: Amendment) -> None:
    held.proposed_on = held.reviewed_on = None
    held.proposed_at = held.reviewed_at = ""


def _commune_of(agreement: Agreement) -> Commune:
    if agreement.commune is None:
        raise CircuitBroken("La convention-cadre ne se modifie pas encore par avenant dans Regain.")
    return agreement.commune


def _held_to_sign(
    amendment: Amendment, expected: int, *, signed_on: date, today: date, is_signed_outside: bool
) -> Amendment:
    held = hold_amendment(amendment, expected=expected)
    _refuse_signing(held, signed_on=signed_on, today=today, is_signed_outside=is_signed_outside)
    return held


def _refuse_signing(held: Amendment, *, signed_on: date, today: date, is_signed_outside: bool) -> None:
    if held.status == AmendmentStatus.DRAFT and not is_signed_outside:
        raise CircuitBroken("Cet avenant n’a pas été relu\u00a0: proposez-le, faites-le relire, puis signez-le.")
    if text_in_force(held.agreement).pk != held.base_id:
        raise BaseHasChanged(
            "Le texte en vigueur a changé depuis l’ouverture de cet avenant\u00a0: reprenez-le sur le texte en vigueur."
        )
    if signed_on > today:
        raise DatesOutOfOrder(
            "La date de signature est à venir\u00a0: signez l’avenant dans Regain une fois qu’il l’est."
        )
    _refuse_before_its_base(held, signed_on, done="signé")
    if held.reviewed_on and signed_on < held.reviewed_on:
        raise DatesOutOfOrder(
            f"Cet avenant a été relu le {long_date(held.reviewed_on)}\u00a0: la signature ne peut pas précéder ce jour. S’il "
            "a été signé avant, sur papier, remettez-le en préparation, puis entrez-le sous «\u00a0Signé sur papier, hors de "
            "Regain\u00a0»."
        )


def _refuse_before_its_base(held: Amendment, day: date, *, done: str) -> None:
    """Raises DatesOutOfOrder when the text it modifies did not stand yet on that day."""
    if day < held.base.stands_from:
        raise DatesOutOfOrder(
            f"Cet avenant serait {done} avant le texte qu’il modifie, en vigueur depuis le "
            f"{long_date(held.base.stands_from)}\u00a0: corrigez la date."
        )


def _step(held: Amendment, to: AmendmentStatus, columns: tuple[str, ...], event: Event, *, by: Member) -> None:
    """Bring it to its next state, if it may be. Raises CircuitBroken, DatesOutOfOrder."""
    now = AmendmentStatus(held.status)
    if to not in AMENDMENT_TRANSITIONS[now]:
        raise CircuitBroken(f"Cet avenant est {now.label.lower()}\u00a0: il ne peut pas devenir {to.label.lower()}.")
    held.status = to
    try:
        held.validate_constraints()
    except ValidationError as error:
        raise DatesOutOfOrder(" ".join(error.messages)) from error
    save_amendment(held, "status", *columns)
    after = {"status": to.value, **{name: _plain(getattr(held, name)) for name in columns}}
    record(event, on=held, by=by, before={"status": now.value}, after=after)


def _plain(value: object) -> Any:
    return str(value) if value is not None and not isinstance(value, bool | int | str) else value
