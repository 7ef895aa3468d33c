"""Opening contracts, adopting what their communes signed, withdrawing it."""

from regain.domain.contracts.usecases.adopting import adopt_agreement
from regain.domain.contracts.usecases.holding import PlanIsStale, hold_contract
from regain.domain.contracts.usecases.opening import ContractAlreadyOpen, ContractNotValid, open_contract
from regain.domain.contracts.usecases.refusals import AgreementDoesNotFit, CommuneOutsideContract, NothingInForce
from regain.domain.contracts.usecases.withdrawing import withdraw_version

__all__ = [
    "AgreementDoesNotFit",
    "CommuneOutsideContract",
    "ContractAlreadyOpen",
    "ContractNotValid",
    "NothingInForce",
    "PlanIsStale",
    "adopt_agreement",
    "hold_contract",
    "open_contract",
    "withdraw_version",
]
