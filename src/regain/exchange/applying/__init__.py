"""From a plan to the contract, in one transaction; and the steps of an import, for commands and screens alike."""

from regain.exchange.applying.agreement import PlanNotReady, apply_agreement_plan, apply_withdrawal
from regain.exchange.applying.imports import answer, begin_import, confirm_import, import_at_once, keep_reading
from regain.exchange.applying.readings import Answered, AnswerRefused, read_for_contract

__all__ = [
    "AnswerRefused",
    "Answered",
    "PlanNotReady",
    "answer",
    "apply_agreement_plan",
    "apply_withdrawal",
    "begin_import",
    "confirm_import",
    "import_at_once",
    "keep_reading",
    "read_for_contract",
]
