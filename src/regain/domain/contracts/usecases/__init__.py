"""Opening contracts, adopting what their communes signed, withdrawing it."""

from regain.domain.contracts.usecases.adopting import adopt_agreement
from regain.domain.contracts.usecases.amending import (
    AmendmentAlreadyOpen,
    AmendmentClosedToEdits,
    EditIsBuiltUpon,
    answer_amendment,
    edit_amendment,
    open_amendment,
    rebase_amendment,
    retitle_amendment,
    undo_edit,
)
from regain.domain.contracts.usecases.authors import forget_author_of_agreements
from regain.domain.contracts.usecases.circuit import (
    BaseHasChanged,
    CircuitBroken,
    DatesOutOfOrder,
    NothingAmended,
    drop_amendment,
    propose_amendment,
    reopen_amendment,
    return_amendment,
    review_amendment,
    sign_amendment,
)
from regain.domain.contracts.usecases.editing import (
    CommuneHasSigned,
    LabelTaken,
    NodeInUse,
    NumberTaken,
    ParentArchived,
    add_node,
    archive_node,
    change_contract,
    change_node,
    restore_node,
)
from regain.domain.contracts.usecases.holding import PlanIsStale, hold_contract
from regain.domain.contracts.usecases.neighbourhoods import NeighbourhoodInUse, archive_unused_neighbourhood
from regain.domain.contracts.usecases.opening import ContractAlreadyOpen, ContractNotValid, open_contract
from regain.domain.contracts.usecases.refusals import AgreementDoesNotFit, CommuneOutsideContract, NothingInForce
from regain.domain.contracts.usecases.restoring import RowsNotAccepted, restore_contract
from regain.domain.contracts.usecases.undoing import ChangeCannotBeUndone, ChangedSince, undo_change
from regain.domain.contracts.usecases.withdrawing import withdraw_version

__all__ = [
    "AgreementDoesNotFit",
    "AmendmentAlreadyOpen",
    "AmendmentClosedToEdits",
    "BaseHasChanged",
    "ChangeCannotBeUndone",
    "ChangedSince",
    "CircuitBroken",
    "CommuneHasSigned",
    "CommuneOutsideContract",
    "ContractAlreadyOpen",
    "ContractNotValid",
    "DatesOutOfOrder",
    "EditIsBuiltUpon",
    "LabelTaken",
    "NeighbourhoodInUse",
    "NodeInUse",
    "NothingAmended",
    "NothingInForce",
    "NumberTaken",
    "ParentArchived",
    "PlanIsStale",
    "RowsNotAccepted",
    "add_node",
    "adopt_agreement",
    "answer_amendment",
    "archive_node",
    "archive_unused_neighbourhood",
    "change_contract",
    "change_node",
    "drop_amendment",
    "edit_amendment",
    "forget_author_of_agreements",
    "hold_contract",
    "open_amendment",
    "open_contract",
    "propose_amendment",
    "rebase_amendment",
    "reopen_amendment",
    "restore_contract",
    "restore_node",
    "retitle_amendment",
    "return_amendment",
    "review_amendment",
    "sign_amendment",
    "undo_change",
    "undo_edit",
    "withdraw_version",
]
