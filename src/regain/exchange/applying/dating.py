"""Giving its date of signature to an agreement whose text has none."""

from dataclasses import replace
from datetime import date

from django.db import transaction

from regain.core.member import Member
from regain.domain.contracts.models import Agreement
from regain.domain.contracts.queries import version_in_force
from regain.domain.contracts.usecases import NothingInForce, hold_contract
from regain.exchange.applying.agreement import apply_agreement_plan
from regain.exchange.draft import draft_from_data
from regain.exchange.planning.agreement import plan_agreement


@transaction.atomic
def date_agreement(agreement: Agreement, *, signed_on: date, by: Member) -> None:
    """Make a version of the text in force that says when it was signed; the rest of it stays, its file too.

    Raises NothingInForce, PlanNotReady, NotYourCommune; nothing is then written.
    """
    contract = agreement.contract
    hold_contract(contract)
    version = version_in_force(agreement)
    if version is None:
        raise NothingInForce(f"{agreement}\u00a0: aucun texte n’est en vigueur.")
    dated = replace(draft_from_data(version.snapshot), signed_on=signed_on)
    plan = plan_agreement(dated, contract=contract, answers=version.choices)
    apply_agreement_plan(
        dated, contract=contract, answers=version.choices, source=version.source, expected=plan.fingerprint, by=by
    )
