from regain.core.member import Member
from regain.domain.contracts.models import Contract


def can_see_contract(member: Member, contract: Contract) -> bool:  # noqa: ARG001  # mandates will look at it
    """Anybody who signed in, until mandates come."""
    return member.is_known


def can_import_agreement(member: Member, contract: Contract) -> bool:  # noqa: ARG001  # mandates will look at it
    """Anybody who signed in, until mandates come."""
    return member.is_known


def can_withdraw_agreement(member: Member, contract: Contract) -> bool:  # noqa: ARG001  # mandates will look at it
    """Anybody who signed in, until mandates come."""
    return member.is_known


def can_edit_contract(member: Member, contract: Contract) -> bool:  # noqa: ARG001  # mandates will look at it
    """Anybody who signed in, until mandates come."""
    return member.is_known


def can_amend_agreement(member: Member, contract: Contract) -> bool:  # noqa: ARG001  # mandates will look at it
    """Anybody who signed in, until mandates come."""
    return member.is_known


def can_see_journal(member: Member, contract: Contract) -> bool:  # noqa: ARG001  # mandates will look at it
    """Anybody who signed in, until mandates come."""
    return member.is_known
