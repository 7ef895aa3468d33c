"""Who may see and do what in a contract. Every predicate that a list needs has its twin in queries/access.py."""

from regain.core.mandates import Role
from regain.core.member import Member
from regain.domain.contracts.enums import AmendmentStatus
from regain.domain.contracts.models import Agreement, Amendment, Contract

LEADS = (Role.PROJECT_LEAD, Role.SUPPORT)
"""Those who keep the whole contract: support does it in the place of the chef de projet, for a day."""

PREPARING = (AmendmentStatus.DRAFT, AmendmentStatus.DROPPED)
"""States in which an amendment is a commune's own draft."""


def can_see_contract(member: Member, contract: Contract) -> bool:
    """Whoever holds a mandate in it."""
    return member.is_system or (bool(member.contract) and contract.code == member.contract)


def can_edit_contract(member: Member, contract: Contract) -> bool:
    """The contract's dates and communes, the labels of its tree: those who keep it."""
    return _keeps(member, contract)


def can_see_journal(member: Member, contract: Contract) -> bool:
    """All that changed in the contract, and undoing it: those who keep it."""
    return _keeps(member, contract)


def can_import_agreement(member: Member, contract: Contract) -> bool:
    """Those who keep the contract; a référent technicien, for their commune (see can_import_for)."""
    return _keeps(member, contract) or (
        can_see_contract(member, contract) and member.is_one_of(Role.TECHNICAL_REFERENT)
    )


def can_import_for(member: Member, contract: Contract, insee_code: str) -> bool:
    """Whether the member may record the agreement of the commune that has this INSEE code."""
    if not can_import_agreement(member, contract):
        return False
    return _keeps(member, contract) or insee_code == member.commune


def can_withdraw_agreement(member: Member, agreement: Agreement) -> bool:
    """Taking a version out rewrites the past: those who keep the contract."""
    return _keeps(member, agreement.contract)


def can_amend_agreement(member: Member, agreement: Agreement) -> bool:
    """Preparing an amendment: the commune's référent technicien, and those who keep the contract."""
    return _keeps(member, agreement.contract) or _acts_for(member, agreement, Role.TECHNICAL_REFERENT)


def can_see_amendment(member: Member, amendment: Amendment) -> bool:
    """A draft is the commune's own. Once proposed, the State sees it too; signed, everybody in the contract."""
    if not can_see_contract(member, amendment.agreement.contract):
        return False
    if amendment.status == AmendmentStatus.SIGNED or _keeps(member, amendment.agreement.contract):
        return True
    if _acts_for(member, amendment.agreement, Role.TECHNICAL_REFERENT, Role.ELECTED_REFERENT):
        return True
    return member.is_one_of(Role.STATE) and amendment.status not in PREPARING


def can_edit_amendment(member: Member, amendment: Amendment) -> bool:
    """Writing in it, dropping it, taking it up again, sending it back to preparation, entering its signature."""
    return can_amend_agreement(member, amendment.agreement)


def can_propose_amendment(member: Member, amendment: Amendment) -> bool:
    """Those who write it, and the commune's référent élu."""
    return can_edit_amendment(member, amendment) or _acts_for(member, amendment.agreement, Role.ELECTED_REFERENT)


def can_review_amendment(member: Member, amendment: Amendment) -> bool:
    """The agglomeration reviews what the commune proposes: those who keep the contract."""
    return _keeps(member, amendment.agreement.contract)


def can_give_templates(member: Member, contract: Contract) -> bool:
    """The agglomeration's own templates: those who keep the contract."""
    return _keeps(member, contract)


def _keeps(member: Member, contract: Contract) -> bool:
    return member.is_system or (can_see_contract(member, contract) and member.is_one_of(*LEADS))


def _acts_for(member: Member, agreement: Agreement, *roles: Role) -> bool:
    """Whether the member acts under one of these roles for the commune of the agreement, in its contract."""
    commune = agreement.commune
    in_place = can_see_contract(member, agreement.contract) and member.is_one_of(*roles)
    return in_place and commune is not None and commune.insee_code == member.commune
