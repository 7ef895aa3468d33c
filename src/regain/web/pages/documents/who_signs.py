"""Which communes a member may choose from, when a document does not say which one signs it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils import timezone

from regain.core.member import Member
from regain.domain.accounts.queries import whom_to_ask
from regain.domain.contracts.models import Contract
from regain.domain.contracts.rules import can_import_for
from regain.exchange.planning.communes import asks_who_signs
from regain.exchange.planning.plan import Question


@dataclass(frozen=True, slots=True)
class Signing:
    """The names of the communes that are not offered, and what to do when the right one is not in the list."""

    others: frozenset[str]
    note: str

    def narrowed(self, questions: Sequence[Question]) -> list[Question]:
        """The questions, that about the commune without those one may not import for."""
        return [self._narrowed(one) if asks_who_signs(one.key) else one for one in questions]

    def _narrowed(self, question: Question) -> Question:
        return replace(question, options=tuple(one for one in question.options if one.value not in self.others))


def signing_of(contract: Contract, member: Member) -> Signing:
    """What the member is offered: all the communes of the contract, or that of their mandate."""
    called = contract.communes.order_by("pk").values_list("name", "insee_code")
    others = frozenset(name for name, code in called if not can_import_for(member, contract, code))
    if not others:
        return Signing(others, "Si aucune ne convient, abandonnez cet import.")
    whom = whom_to_ask(contract.code, on=timezone.localdate())
    return Signing(others, f"Si c’est une autre commune, abandonnez cet import, ou demandez {whom}.")
