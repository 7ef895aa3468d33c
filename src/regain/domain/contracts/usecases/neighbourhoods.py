from datetime import datetime

from django.db import transaction

from regain.core.errors import BusinessError
from regain.core.member import Member
from regain.domain.contracts.models import Agreement, Contract
from regain.domain.contracts.usecases.holding import hold_contract
from regain.domain.territory.models import Neighbourhood
from regain.domain.territory.usecases import archive_neighbourhood


class NeighbourhoodInUse(BusinessError):
    """Raised by archive_unused_neighbourhood: an agreement has a project for it."""


@transaction.atomic
def archive_unused_neighbourhood(neighbourhood: Neighbourhood, *, archived_at: datetime, by: Member) -> None:
    """Put aside a neighbourhood that no agreement speaks of. Idempotent. Raises NeighbourhoodInUse."""
    for contract in Contract.objects.filter(intercommunality=neighbourhood.intercommunality_id).order_by("pk"):
        hold_contract(contract)
    speaking = Agreement.objects.filter(projects__neighbourhood=neighbourhood).select_related("commune")
    names = ", ".join(str(one.commune or one) for one in speaking.order_by("commune__name", "pk"))
    if names:
        raise NeighbourhoodInUse(f"Des conventions en parlent ({names})\u00a0: ce qui est signé ne s’archive pas.")
    archive_neighbourhood(neighbourhood, archived_at=archived_at, by=by)
