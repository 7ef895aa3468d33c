from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from regain.core.errors import BusinessError, ChangedMeanwhile
from regain.core.french import quoted
from regain.core.member import Member
from regain.domain.journal.enums import Event
from regain.domain.journal.usecases import hold_journal, record
from regain.domain.territory.enums import NeighbourhoodKind, Vintage
from regain.domain.territory.models import Commune, Neighbourhood, Perimeter
from regain.domain.territory.queries import neighbourhood_with_code, neighbourhood_with_own_code
from regain.domain.territory.rules import vintage_of
from regain.domain.territory.usecases.attaching import attach_code, release
from regain.domain.territory.usecases.neighbourhoods import NeighbourhoodCodeTaken, NeighbourhoodCodeUnknown
from regain.domain.territory.usecases.staying import stay_in


class NeighbourhoodNotValid(BusinessError):
    """Raised by change_neighbourhood: a name and a commune at least."""


@transaction.atomic
def change_neighbourhood(
    neighbourhood: Neighbourhood,
    *,
    name: str,
    kind: NeighbourhoodKind,
    own_code: str,
    codes: Mapping[Vintage, str],
    communes: Sequence[Commune],
    expected: int,
    by: Member,
) -> None:
    """Say otherwise what a neighbourhood is. `codes`: its national code of each vintage, blank to take it away.

    Raises ChangedMeanwhile, NeighbourhoodNotValid, NeighbourhoodCodeTaken, NeighbourhoodCodeUnknown,
    PlaceIsElsewhere.
    """
    hold_journal()
    held = Neighbourhood.objects.select_for_update().get(pk=neighbourhood.pk)
    stay_in(held.intercommunality, by=by)
    if held.version != expected:
        raise ChangedMeanwhile
    if not name.strip() or not communes:
        raise NeighbourhoodNotValid("Un quartier a un nom et au moins une commune.")
    before = words_of(held)
    held.name, held.kind, held.own_code = name.strip(), kind, own_code.strip()
    _refuse_own_code(held)
    held.version += 1
    held.save()
    held.communes.set(communes)
    for vintage, code in codes.items():
        _set_code(held, vintage, code.strip(), by)
    after = words_of(held)
    changed = [one for one in after if after[one] != before[one]]
    former, new = ({one: words[one] for one in changed} for words in (before, after))
    record(Event.NEIGHBOURHOOD_CHANGED, on=held, by=by, before=former, after=new)


def _set_code(neighbourhood: Neighbourhood, vintage: Vintage, code: str, by: Member) -> None:
    known = Perimeter.objects.filter(neighbourhood=neighbourhood, vintage=vintage).first()
    if code == (known.code if known else ""):
        return
    if code and vintage_of(code) != vintage:
        shape = "QP062007" if vintage == Vintage.OF_2015 else "QN06207M"
        raise NeighbourhoodCodeUnknown(f"{quoted(code)} n’est pas un code national de {vintage}\u00a0: {shape}.")
    holder = neighbourhood_with_code(code) if code else None
    if holder and holder != neighbourhood:
        raise NeighbourhoodCodeTaken(f"Le code {code} est déjà celui du quartier {quoted(str(holder))}.")
    if known:
        release(known)
    if code:
        attach_code(neighbourhood, code, vintage, by=by)


def _refuse_own_code(neighbourhood: Neighbourhood) -> None:
    code = neighbourhood.own_code
    if not code:
        return
    if neighbourhood.kind != NeighbourhoodKind.QIC:
        raise NeighbourhoodCodeUnknown("Seul un quartier d’intérêt communautaire a un code propre\u00a0: effacez-le.")
    holder = neighbourhood_with_own_code(code, intercommunality=neighbourhood.intercommunality)
    if holder and holder != neighbourhood:
        raise NeighbourhoodCodeTaken(f"Le code {code} est déjà celui du quartier {quoted(str(holder))}.")


def words_of(neighbourhood: Neighbourhood) -> dict[str, Any]:
    """What a neighbourhood is, as the journal writes it."""
    codes = dict(Perimeter.objects.filter(neighbourhood=neighbourhood).values_list("vintage", "code"))
    return {
        "name": neighbourhood.name,
        "kind": str(neighbourhood.kind),
        "own_code": neighbourhood.own_code,
        "code_2015": codes.get(Vintage.OF_2015, ""),
        "code_2024": codes.get(Vintage.OF_2024, ""),
        "communes": [one.insee_code for one in neighbourhood.communes.order_by("insee_code")],
    }
