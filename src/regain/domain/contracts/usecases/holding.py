from regain.core.errors import BusinessError
from regain.domain.contracts.models import Agreement, Contract
from regain.domain.contracts.queries import content_of, tree_of
from regain.domain.contracts.rules.content import AgreementContent
from regain.domain.contracts.rules.states import state_of
from regain.domain.contracts.rules.tree import ContractTree
from regain.domain.journal.usecases import hold_journal


class PlanIsStale(BusinessError):
    """The contract changed since the plan was made."""

    def __init__(self) -> None:
        super().__init__("Le contrat a changé depuis que ce plan a été fait\u00a0: relisez-le.")


def hold_contract(contract: Contract) -> None:
    """Keep everybody else from writing to the contract until the end of the transaction.

    What was read of it before may already be another's past: load it after.
    """
    hold_journal()
    # SQLite's transactions are IMMEDIATE: whoever began one already holds the whole database.
    Contract.objects.select_for_update().get(pk=contract.pk)


def expected_state(
    contract: Contract, agreement: Agreement | None, *, expected: str
) -> tuple[AgreementContent, ContractTree]:
    """The state to write on. Raises PlanIsStale when it is not the expected one.

    The contract is already held, and the agreement was loaded after that.
    """
    current, tree = content_of(agreement), tree_of(contract)
    if state_of(current, tree) != expected:
        raise PlanIsStale
    return current, tree
