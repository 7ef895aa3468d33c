from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from django.db import transaction

from regain.core.errors import BusinessError
from regain.core.french import counted
from regain.core.labels import alphabetical
from regain.core.member import Member
from regain.domain.journal.enums import Event
from regain.domain.journal.usecases import record
from regain.domain.territory.models import Commune, Intercommunality
from regain.domain.territory.rules import CommuneEntry
from regain.domain.territory.usecases.staying import refuse_unless_shared_keeper


class CommunesElsewhere(BusinessError):
    """Raised for communes of another agglomeration, unless they are said to move."""


@dataclass(frozen=True, slots=True)
class CommunesImported:
    """How many communes were added, changed, and already as the list says."""

    added: int
    changed: int
    unchanged: int


@transaction.atomic
def add_intercommunality(*, siren: str, name: str, short_name: str, by: Member) -> Intercommunality:
    """Add an agglomeration, known by its SIREN. Raises PlaceIsElsewhere."""
    refuse_unless_shared_keeper("La liste des agglomérations", by=by)
    intercommunality = Intercommunality.objects.create(siren=siren, name=name, short_name=short_name)
    record(Event.INTERCOMMUNALITY_ADDED, on=intercommunality, by=by, after={"siren": siren, "name": name})
    return intercommunality


@transaction.atomic
def import_communes(
    entries: Sequence[CommuneEntry],
    *,
    intercommunality: Intercommunality,
    checksum: str,
    by: Member,
    moving: bool = False,
) -> CommunesImported:
    """Make the reference list say what the entries say; communes that are not in them stay as they are.

    Idempotent. One journal entry with the counts and the checksum of the file, none when nothing changes.
    A blank SIREN in the list leaves the one already known. `moving`: a commune may leave another agglomeration for this
    one. Raises PlaceIsElsewhere, CommunesElsewhere.
    """
    refuse_unless_shared_keeper("La liste des communes", by=by)
    known = {
        commune.insee_code: commune
        for commune in Commune.objects.filter(insee_code__in=[entry.insee_code for entry in entries])
    }
    if not moving:
        _refuse_to_move(known.values(), intercommunality)
    wanted = {entry.insee_code: _commune(entry, known.get(entry.insee_code), intercommunality) for entry in entries}
    new = [commune for code, commune in wanted.items() if code not in known]
    changed = [commune for code, commune in wanted.items() if code in known and _differ(commune, known[code])]
    Commune.objects.bulk_create(new)
    Commune.objects.bulk_update(changed, ["name", "siren", "intercommunality"])

    counts = CommunesImported(added=len(new), changed=len(changed), unchanged=len(wanted) - len(new) - len(changed))
    if new or changed:
        after = {**asdict(counts), "sha256": checksum}
        record(Event.COMMUNES_IMPORTED, on=intercommunality, by=by, after=after)
    return counts


def _refuse_to_move(known: Iterable[Commune], intercommunality: Intercommunality) -> None:
    """A mistyped SIREN would take each commune away from its own agglomeration."""
    elsewhere = alphabetical(one for one in known if one.intercommunality_id not in {None, intercommunality.pk})
    if not elsewhere:
        return
    first = elsewhere[0]
    others = counted(len(elsewhere) - 1, "autre commune", "autres communes")
    named = f"{first} et {others} sont déjà" if elsewhere[1:] else f"{first} est déjà"
    raise CommunesElsewhere(
        f"{named} d’une autre agglomération ({first.intercommunality})\u00a0: vérifiez le SIREN donné ({intercommunality.siren})."
    )


def _commune(entry: CommuneEntry, known: Commune | None, intercommunality: Intercommunality) -> Commune:
    return Commune(
        pk=known.pk if known else None,
        insee_code=entry.insee_code,
        name=entry.name,
        siren=entry.siren or (known.siren if known else ""),
        intercommunality=intercommunality,
    )


def _differ(one: Commune, other: Commune) -> bool:
    return any(getattr(one, name) != getattr(other, name) for name in ("name", "siren", "intercommunality_id"))
