"""A contract into which an agreement was really imported, through the plan and the use cases."""

from regain.core.member import SYSTEM
from regain.domain.contracts.models import Contract
from regain.exchange.applying import apply_agreement_plan
from regain.exchange.draft import Draft
from regain.exchange.planning.agreement import plan_agreement
from tests.factories.documents import StoredFileFactory


def apply_draft(draft: Draft, contract: Contract) -> None:
    """Plan the draft and apply the plan, as the command does."""
    plan = plan_agreement(draft, contract=contract)
    assert plan.can_be_applied, (plan.pending, plan.refusals)
    apply_agreement_plan(
        draft,
        contract=contract,
        answers={},
        source=StoredFileFactory(name=draft.source.file, sha256=draft.source.sha256),
        expected=plan.fingerprint,
        by=SYSTEM,
    )
