"""Where answers are remembered: for the contract and its commune, and for the very file."""

from regain.domain.contracts.models import Contract
from regain.domain.documents.queries import choices_remembered
from regain.exchange.draft import Draft


def scopes_of(draft: Draft, *, contract: Contract, insee_code: str | None) -> list[str]:
    """The scopes of the draft's answers, the one that counts most last."""
    commune = [f"{contract.code}/{insee_code}"] if insee_code else []
    return [f"{contract.code}/{draft.source.sha256}", *commune]


def answers_remembered(draft: Draft, *, contract: Contract, insee_code: str | None) -> dict[str, str]:
    """What was answered about this file, or about another agreement of the same commune."""
    return choices_remembered(scopes_of(draft, contract=contract, insee_code=insee_code))
