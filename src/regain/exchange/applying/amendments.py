"""Editing and signing an amendment: what is typed becomes a text that can stand, or nothing is written."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from regain.core.member import Member
from regain.domain.contracts.models import AgreementVersion, Amendment
from regain.domain.contracts.rules.differences import counts
from regain.domain.contracts.rules.edits import Edit
from regain.domain.contracts.usecases import edit_amendment, hold_contract, sign_amendment
from regain.domain.documents.models import StoredFile
from regain.exchange.applying.agreement import PlanNotReady, check_plan, settle_neighbourhoods
from regain.exchange.draft import draft_as_data
from regain.exchange.planning.amendments import TextCannotHold, amended_text, changes_of, plan_amendment


@transaction.atomic
def amend(amendment: Amendment, *, edits: Sequence[Edit], by: Member) -> None:
    """Make the edits, after checking that the text they give can be read and written.

    Raises TextCannotHold, EditDoesNotFit, AmendmentClosedToEdits; nothing is then written.
    """
    edit_amendment(amendment, edits=edits, by=by)
    amendment.refresh_from_db()
    refused = plan_amendment(amendment).refusals
    if refused:
        raise TextCannotHold(refused[0].reason)


@transaction.atomic
def apply_amendment(  # noqa: PLR0913  # keyword-only, like the use case it calls
    amendment: Amendment,
    *,
    signed_on: date,
    signed_at: str,
    paper: StoredFile | None,
    is_signed_outside: bool,
    today: date,
    fingerprint: str,
    expected: int,
    by: Member,
) -> AgreementVersion:
    """Sign the amendment if its plan is still the one that was read (`fingerprint`).

    Raises PlanIsStale, PlanNotReady, and what sign_amendment raises; nothing is then written.
    """
    contract = amendment.agreement.contract
    hold_contract(contract)
    amendment.refresh_from_db()
    plan = plan_amendment(amendment)
    check_plan(plan, fingerprint)
    if not amendment.edits:
        raise PlanNotReady("Cet avenant ne change rien encore\u00a0: il n’y a rien à signer.")
    content = settle_neighbourhoods(plan, contract, source=f"avenant n°\u00a0{amendment.number}", by=by)
    return sign_amendment(
        amendment,
        content=content,
        snapshot=draft_as_data(amended_text(amendment)),
        signed_on=signed_on,
        signed_at=signed_at,
        paper=paper,
        is_signed_outside=is_signed_outside,
        today=today,
        counted=counts(changes_of(amendment)),
        state=plan.state,
        expected=expected,
        by=by,
    )
