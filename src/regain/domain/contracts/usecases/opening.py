from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from regain.core.errors import BusinessError
from regain.core.member import Member
from regain.domain.contracts.models import Contract
from regain.domain.journal.enums import Event
from regain.domain.journal.usecases import record
from regain.domain.territory.models import Commune, Intercommunality


class ContractAlreadyOpen(BusinessError):
    """Raised by open_contract."""


class ContractNotValid(BusinessError):
    """The code, the name or the dates are not those of a contrat de ville."""


@transaction.atomic
def open_contract(
    *,
    code: str,
    name: str,
    intercommunality: Intercommunality,
    starts_on: date,
    ends_on: date,
    communes: Iterable[Commune],
    by: Member,
) -> Contract:
    """Open a contrat de ville and name the communes that are to sign it. Raises ContractAlreadyOpen, ContractNotValid."""
    if Contract.objects.filter(code=code).exists():
        raise ContractAlreadyOpen(f"Le contrat {code} est déjà ouvert.")
    contract = Contract(code=code, name=name, intercommunality=intercommunality, starts_on=starts_on, ends_on=ends_on)
    try:
        contract.full_clean()
    except ValidationError as error:
        raise ContractNotValid(" ".join(error.messages)) from error
    contract.save()
    listed = list(communes)
    contract.communes.set(listed)
    after = {"code": code, "name": name, "communes": [commune.insee_code for commune in listed]}
    record(Event.CONTRACT_OPENED, on=contract, by=by, after=after)
    return contract
