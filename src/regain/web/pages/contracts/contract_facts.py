"""The contract in a few facts, edited in place."""

from dataclasses import dataclass

from django.urls import reverse

from regain.core import french
from regain.core.labels import alphabetical
from regain.domain.contracts.models import Contract


@dataclass(frozen=True, slots=True)
class ContractFacts:
    """What identifies a contract, and where one changes it."""

    name: str
    code: str
    days: str
    communes: str
    href: str
    history_href: str


def contract_facts(contract: Contract) -> ContractFacts:
    """Its name, its days, the communes called to sign."""
    names = [one.name for one in alphabetical(contract.communes.order_by("pk"))]
    return ContractFacts(
        name=contract.name,
        code=contract.code,
        days=french.days(contract.starts_on, contract.ends_on),
        communes=french.enumeration(names) if names else "aucune pour l’instant",
        href=reverse("contract_edit", args=[contract.code]),
        history_href=reverse("contract_history", args=[contract.code]),
    )
