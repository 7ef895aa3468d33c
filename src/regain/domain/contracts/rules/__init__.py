"""What decides without asking the database: who may do what, what an agreement holds, how two states differ."""

from regain.domain.contracts.rules.access import (
    can_amend_agreement,
    can_edit_amendment,
    can_edit_contract,
    can_give_templates,
    can_import_agreement,
    can_import_for,
    can_propose_amendment,
    can_review_amendment,
    can_see_amendment,
    can_see_contract,
    can_see_journal,
    can_withdraw_agreement,
)
from regain.domain.contracts.rules.undoing import can_be_undone

__all__ = [
    "can_amend_agreement",
    "can_be_undone",
    "can_edit_amendment",
    "can_edit_contract",
    "can_give_templates",
    "can_import_agreement",
    "can_import_for",
    "can_propose_amendment",
    "can_review_amendment",
    "can_see_amendment",
    "can_see_contract",
    "can_see_journal",
    "can_withdraw_agreement",
]
