"""Writing stays in one's own agglomeration: what every use case on places asks before it writes."""

from collections.abc import Iterable

from regain.core.errors import BusinessError
from regain.core.french import quoted
from regain.core.member import Member
from regain.domain.territory.models import Commune, Intercommunality, Neighbourhood, Perimeter
from regain.domain.territory.queries import keeps_shared_places
from regain.domain.territory.rules import can_write_in
from regain.domain.territory.rules.reach import ASK


class PlaceIsElsewhere(BusinessError):
    """The place is of another agglomeration than the one the member acts in, or of the whole instance."""


def stay_in(intercommunality: Intercommunality, *, by: Member) -> None:
    """Raise PlaceIsElsewhere unless the member may write in that agglomeration. The journal refuses who is not known."""
    if by.is_known and not can_write_in(by, intercommunality.siren):
        raise PlaceIsElsewhere(f"{quoted(intercommunality.short_name)} n’est pas votre agglomération\u00a0: {ASK}")


def stay_around(
    perimeters: Iterable[Perimeter | None], *, neighbourhood: Neighbourhood | None = None, by: Member
) -> None:
    """Raise PlaceIsElsewhere when one of these, or a commune that a perimeter was published in, is of elsewhere."""
    listed = [one for one in perimeters if one is not None]
    holders = [one.neighbourhood for one in listed if one.neighbourhood] + ([neighbourhood] if neighbourhood else [])
    for holder in holders:
        stay_in(holder.intercommunality, by=by)
    codes = {code for one in listed if one.neighbourhood is None for code in one.insee_codes}
    communes = Commune.objects.filter(insee_code__in=codes, intercommunality__isnull=False).order_by("pk")
    for commune in communes.select_related("intercommunality"):
        if commune.intercommunality:
            stay_in(commune.intercommunality, by=by)


def refuse_unless_shared_keeper(what: str, *, by: Member) -> None:
    """Raise PlaceIsElsewhere unless the member keeps what all agglomerations share. `what`: in French, with its article."""
    if by.is_known and not keeps_shared_places(by):
        raise PlaceIsElsewhere(f"{what} sert à tout Regain\u00a0: {ASK}")
