"""Whose figures one writes: official ones are the instance's, one's own a contract's (docs/adr/0010)."""

from django.utils import timezone

from regain.core.errors import BusinessError
from regain.core.french import quoted
from regain.core.member import Member
from regain.domain.accounts.queries import whom_to_ask
from regain.domain.contracts.models import Contract
from regain.domain.contracts.rules import can_edit_contract
from regain.domain.indicators.models import Dataset
from regain.domain.indicators.queries import may_write_dataset


class FiguresAreNotYours(BusinessError):
    """The data set is the instance's, or another contract's."""


def refuse_unless_writable(dataset: Dataset, *, by: Member) -> None:
    """Raise FiguresAreNotYours unless the member may write that data set. The journal refuses who is not known."""
    if not by.is_known or may_write_dataset(by, dataset):
        return
    title = quoted(dataset.title)
    if dataset.is_own:
        whom = whom_to_ask(dataset.contract.code if dataset.contract else "", on=timezone.localdate())
        raise FiguresAreNotYours(f"Le jeu {title} est celui d’un contrat\u00a0: demandez {whom}.")
    raise FiguresAreNotYours(
        f"Les chiffres du jeu {title} servent à tous les contrats de cette installation\u00a0: demandez à la personne qui "
        "administre Regain de les importer ou de les retirer."
    )


def refuse_unless_kept(contract: Contract, *, by: Member) -> None:
    """Raise FiguresAreNotYours unless the member keeps the contract that something of its own is added to."""
    if by.is_known and not can_edit_contract(by, contract):
        whom = whom_to_ask(contract.code, on=timezone.localdate())
        raise FiguresAreNotYours(f"Vous ne tenez pas le contrat {contract.code}\u00a0: demandez {whom}.")
