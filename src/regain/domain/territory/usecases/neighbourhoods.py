from collections.abc import Iterable

from django.db import transaction
from django.db.models import F

from regain.core.errors import BusinessError
from regain.core.member import Member
from regain.domain.journal.enums import Event
from regain.domain.journal.usecases import record
from regain.domain.territory.enums import NeighbourhoodKind, Vintage
from regain.domain.territory.models import Commune, Intercommunality, Neighbourhood
from regain.domain.territory.queries import neighbourhood_with_code, neighbourhood_with_own_code
from regain.domain.territory.rules import vintage_of
from regain.domain.territory.usecases.archiving import restore_neighbourhood
from regain.domain.territory.usecases.attaching import attach_code
from regain.domain.territory.usecases.staying import stay_in


class NeighbourhoodCodeTaken(BusinessError):
    """Another neighbourhood bears this code."""


class NeighbourhoodCodeUnknown(BusinessError):
    """The code has not the shape of a national code, and the neighbourhood is a QPV: only a QIC has its own."""


class PerimeterAlreadyKnown(BusinessError):
    """The neighbourhood already has another code of the same vintage."""


@transaction.atomic
def add_neighbourhood(
    *,
    name: str,
    kind: NeighbourhoodKind,
    code: str = "",
    communes: Iterable[Commune],
    intercommunality: Intercommunality,
    source: str = "",
    by: Member,
) -> Neighbourhood:
    """Add a neighbourhood. A national code makes a perimeter of its vintage; any other code is a QIC's own.

    Raises NeighbourhoodCodeTaken, NeighbourhoodCodeUnknown, PlaceIsElsewhere. `source`: where the code was read.
    """
    stay_in(intercommunality, by=by)
    vintage = vintage_of(code)
    own_code = "" if vintage else code
    _refuse_own_code(own_code, kind=kind, intercommunality=intercommunality)
    neighbourhood = Neighbourhood.objects.create(
        name=name, kind=kind, own_code=own_code, intercommunality=intercommunality
    )
    listed = list(communes)
    neighbourhood.communes.set(listed)
    if vintage:
        _add_perimeter(neighbourhood, code, vintage, source, by)
    after = {"name": name, "kind": kind, "code": code, "communes": [commune.insee_code for commune in listed]}
    record(Event.NEIGHBOURHOOD_ADDED, on=neighbourhood, by=by, after=after)
    return neighbourhood


@transaction.atomic
def complete_neighbourhood(
    neighbourhood: Neighbourhood, *, communes: Iterable[Commune] = (), code: str = "", source: str = "", by: Member
) -> None:
    """Link more communes to a neighbourhood, add a perimeter or a first own code. Idempotent; takes nothing away.

    A neighbourhood that was put aside comes back: something speaks of it again.

    Raises NeighbourhoodCodeTaken, NeighbourhoodCodeUnknown, PerimeterAlreadyKnown, PlaceIsElsewhere.
    """
    stay_in(neighbourhood.intercommunality, by=by)
    if neighbourhood.archived_at is not None:
        restore_neighbourhood(neighbourhood, by=by)
    linked = set(neighbourhood.communes.values_list("pk", flat=True))
    new = [commune for commune in communes if commune.pk not in linked]
    neighbourhood.communes.add(*new)
    code_is_new = bool(code) and _add_code(neighbourhood, code, source, by)
    if new or code_is_new:
        Neighbourhood.objects.filter(pk=neighbourhood.pk).update(version=F("version") + 1)
        after = {"communes": [commune.insee_code for commune in new], "code": code if code_is_new else ""}
        record(Event.NEIGHBOURHOOD_CHANGED, on=neighbourhood, by=by, after=after)


def _add_code(neighbourhood: Neighbourhood, code: str, source: str, by: Member) -> bool:
    vintage = vintage_of(code)
    if vintage:
        return _add_perimeter(neighbourhood, code, vintage, source, by)
    if neighbourhood.own_code == code:
        return False
    _refuse_own_code(code, kind=NeighbourhoodKind(neighbourhood.kind), intercommunality=neighbourhood.intercommunality)
    neighbourhood.own_code = code
    neighbourhood.save(update_fields=["own_code"])
    return True


def _add_perimeter(neighbourhood: Neighbourhood, code: str, vintage: Vintage, source: str, by: Member) -> bool:
    holder = neighbourhood_with_code(code)
    if holder == neighbourhood:
        return False
    if holder:
        raise NeighbourhoodCodeTaken(f"Le code {code} est déjà celui du quartier « {holder} ».")
    known = neighbourhood.perimeters.filter(vintage=vintage).first()
    if known:
        raise PerimeterAlreadyKnown(f"Le quartier « {neighbourhood} » a déjà le code {known} pour {vintage}.")
    attach_code(neighbourhood, code, vintage, source, by=by)
    return True


def _refuse_own_code(code: str, *, kind: NeighbourhoodKind, intercommunality: Intercommunality) -> None:
    if not code:
        return
    if kind != NeighbourhoodKind.QIC:
        raise NeighbourhoodCodeUnknown(f"« {code} » n’est pas un code de quartier prioritaire (QP062007 ou QN06207M).")
    holder = neighbourhood_with_own_code(code, intercommunality=intercommunality)
    if holder:
        raise NeighbourhoodCodeTaken(f"Le code {code} est déjà celui du quartier « {holder} ».")
