from collections.abc import Mapping

from django.db import transaction

from regain.core.member import Member
from regain.domain.contracts.enums import VersionStatus
from regain.domain.contracts.models import Agreement
from regain.domain.contracts.queries import version_in_force, version_to_return_to
from regain.domain.contracts.rules.content import AgreementContent
from regain.domain.contracts.usecases.adopting import refuse_faults, write_content
from regain.domain.contracts.usecases.holding import expected_state, hold_contract
from regain.domain.contracts.usecases.refusals import NothingInForce
from regain.domain.journal.enums import Event
from regain.domain.journal.usecases import record


@transaction.atomic
def withdraw_version(
    agreement: Agreement, *, content: AgreementContent, counted: Mapping[str, int], expected: str, by: Member
) -> None:
    """Withdraw the version in force; the version it had replaced comes back, with `content` as the living state.

    Without a version to return to, `content` is empty: the agreement stays, empty, with its versions. Raises
    NothingInForce, PlanIsStale (`counted` and `expected` as in adopt_agreement), AgreementDoesNotFit.
    """
    hold_contract(agreement.contract)
    agreement.refresh_from_db()
    current, tree = expected_state(agreement.contract, agreement, expected=expected)
    withdrawn, back = version_in_force(agreement), version_to_return_to(agreement)
    if withdrawn is None:
        raise NothingInForce(f"{agreement}\u00a0: aucune version n’est en vigueur, il n’y a rien à retirer.")
    refuse_faults(content)

    withdrawn.status = VersionStatus.WITHDRAWN
    withdrawn.save(update_fields=["status"])
    if back:
        back.status = VersionStatus.IN_FORCE
        back.save(update_fields=["status"])
    write_content(agreement, current=current, target=content, tree=tree)
    after = {"version": back.number if back else None, **counted}
    record(Event.AGREEMENT_WITHDRAWN, on=agreement, by=by, before={"version": withdrawn.number}, after=after)
