"""Which agglomeration a command is about."""

from regain.core.member import Member
from regain.domain.territory.models import Intercommunality
from regain.domain.territory.queries import intercommunalities, intercommunality_with_siren
from regain.domain.territory.usecases import add_intercommunality
from regain.exchange.management.terminal import Refused


def only_agglomeration() -> Intercommunality:
    """The agglomeration of the instance. Raises Refused when there is none, or several."""
    known = list(intercommunalities()[:2])
    if len(known) != 1:
        raise Refused("Dites à quelle agglomération sont ces communes\u00a0: --epci SIREN --name NOM.")
    return known[0]


def agglomeration_asked_for(
    siren: str, *, name: str | None, short_name: str | None, named_by: str, by: Member
) -> Intercommunality:
    """The agglomeration of that SIREN, added when it is new. `named_by`: the option that names it. Raises Refused."""
    found = intercommunality_with_siren(siren)
    if found:
        return found
    if not (siren.isascii() and siren.isdecimal() and len(siren) == len("200072460")):
        raise Refused(f"{siren} n’est pas un SIREN (neuf chiffres).")
    if not name:
        raise Refused(f"L’agglomération {siren} est nouvelle\u00a0: donnez son nom avec {named_by}.")
    return add_intercommunality(siren=siren, name=name[:200], short_name=(short_name or name)[:40], by=by)
