"""Giving its date of signature to an agreement whose text has none."""

from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils import timezone

from regain.core.errors import BusinessError
from regain.core.member import Member
from regain.domain.contracts.models import Agreement
from regain.domain.contracts.queries import version_in_force
from regain.domain.contracts.rules.undated import is_undated
from regain.domain.contracts.usecases import NothingInForce, hold_contract
from regain.exchange.applying.agreement import apply_agreement_plan
from regain.exchange.draft import draft_from_data
from regain.exchange.planning.agreement import plan_agreement


class AlreadyDated(BusinessError):
    """The text in force says when it was signed: its date is not given a second time."""


class NotSignedByThen(BusinessError):
    """The day given has not come yet: nothing was signed on it."""


@transaction.atomic
def date_agreement(agreement: Agreement, *, signed_on: date, by: Member) -> None:
    """Make a version of the text in force that says when it was signed; the rest of it stays, its file too.

    Raises NothingInForce, AlreadyDated, NotSignedByThen, PlanNotReady, NotYourCommune; nothing is then written.
    """
    contract = agreement.contract
    hold_contract(contract)
    version = version_in_force(agreement)
    if version is None:
        raise NothingInForce(f"{agreement}\u00a0: aucun texte n’est en vigueur.")
    if not is_undated(version):
        raise AlreadyDated(f"{agreement}\u00a0: le texte en vigueur a déjà sa date de signature, elle ne change plus.")
    if signed_on > timezone.localdate():
        raise NotSignedByThen("Une convention ne peut pas avoir été signée après aujourd’hui.")
    dated = replace(draft_from_data(version.snapshot), signed_on=signed_on)
    plan = plan_agreement(dated, contract=contract, answers=version.choices)
    apply_agreement_plan(
        dated, contract=contract, answers=version.choices, source=version.source, expected=plan.fingerprint, by=by
    )
