from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from django.db import transaction

from regain.core.member import Member
from regain.domain.journal.enums import Event
from regain.domain.journal.rules import OBJECT
from regain.domain.journal.usecases import record
from regain.domain.territory.enums import OutlineSubject
from regain.domain.territory.models import Commune
from regain.domain.territory.queries import reach_of
from regain.domain.territory.rules import CommuneOutlineEntry
from regain.domain.territory.usecases.editions import add_editions
from regain.domain.territory.usecases.sources import file_imported_here, forget_unless_used
from regain.domain.territory.usecases.staying import PlaceIsElsewhere


@dataclass(frozen=True, slots=True)
class CommuneOutlinesImported:
    """How many communes were added (without an agglomeration), and how many outlines are new."""

    added: int
    outlined: int


def _silent(_done: int, _total: int) -> None:
    """Tell nobody."""


@transaction.atomic
def import_commune_outlines(
    entries: Sequence[CommuneOutlineEntry],
    *,
    file_name: str,
    checksum: str,
    by: Member,
    told: Callable[[int, int], None] = _silent,
) -> CommuneOutlinesImported:
    """Give communes their outlines; one that is not known is added, in no agglomeration. Idempotent.

    One journal entry for the file, none when nothing changes. Raises PlaceIsElsewhere for a commune that is not the
    member's to write: the plan of the file leaves it aside.
    """
    reach = reach_of(by)
    for entry in entries if by.is_known else ():
        if refusal := reach.refusal_of_commune(entry.insee_code):
            raise PlaceIsElsewhere(f"{entry.insee_code}\u00a0: {refusal}")
    codes = [entry.insee_code for entry in entries]
    known = set(Commune.objects.filter(insee_code__in=codes).values_list("insee_code", flat=True))
    new = [Commune(insee_code=one.insee_code, name=one.name) for one in entries if one.insee_code not in known]
    Commune.objects.bulk_create(new)
    keys = dict(Commune.objects.filter(insee_code__in=codes).values_list("insee_code", "pk"))
    file = file_imported_here(checksum, name=file_name, subject=OutlineSubject.COMMUNES, vintage=None)
    outlines = {keys[entry.insee_code]: entry.outline for entry in entries}
    counts = CommuneOutlinesImported(len(new), add_editions("commune", outlines, file=file, told=told))
    if any(asdict(counts).values()):
        after = {**asdict(counts), "sha256": checksum}
        record(Event.COMMUNE_OUTLINES_IMPORTED, on=file, by=by, after=after, of_people={OBJECT: (by.key, str(file))})
    forget_unless_used(file)
    return counts
