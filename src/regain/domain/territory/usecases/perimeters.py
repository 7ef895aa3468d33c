from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction

from regain.core.french import place_name
from regain.core.member import Member
from regain.domain.journal.enums import Event
from regain.domain.journal.rules import OBJECT
from regain.domain.journal.usecases import record
from regain.domain.territory.enums import CorrespondenceState, NeighbourhoodKind, OutlineSubject, Vintage
from regain.domain.territory.models import (
    Commune,
    Correspondence,
    Intercommunality,
    Neighbourhood,
    Perimeter,
)
from regain.domain.territory.queries import reach_of
from regain.domain.territory.rules import PerimeterEntry, Tie, TieKind, vintage_of
from regain.domain.territory.usecases.editions import add_editions
from regain.domain.territory.usecases.neighbourhoods import add_neighbourhood, complete_neighbourhood
from regain.domain.territory.usecases.sources import file_imported_here, forget_unless_used
from regain.domain.territory.usecases.staying import PlaceIsElsewhere, stay_around, stay_in


@dataclass(frozen=True, slots=True)
class PerimetersImported:
    """How many perimeters were added, renamed, given a new outline; neighbourhoods added; guesses to be confirmed."""

    added: int
    renamed: int
    outlined: int
    neighbourhoods: int
    guesses: int


def _silent(_done: int, _total: int) -> None:
    """Tell nobody."""


@transaction.atomic
def import_perimeters(
    entries: Sequence[PerimeterEntry],
    *,
    vintage: Vintage,
    references: Sequence[PerimeterEntry] = (),
    ties: Mapping[str, Tie],
    file_name: str,
    checksum: str,
    by: Member,
    told: Callable[[int, int], None] = _silent,
) -> PerimetersImported:
    """Make the perimeters of a vintage what the entries say; those that are not in them stay as they are.

    All of France is kept, as reference rows; `ties` (by code) says what becomes of those of our communes.
    `references`: perimeters of any vintage known by code and name alone. Idempotent. One journal entry for the file,
    with the counts and its checksum, none when nothing changes; each neighbourhood added has its own. Raises
    PlaceIsElsewhere for a perimeter that is not the member's to write: the plan of the file leaves it aside.
    """
    _refuse_elsewhere([*entries, *references], ties, by)
    file = file_imported_here(checksum, name=file_name, subject=OutlineSubject.PERIMETERS, vintage=vintage)
    added, renamed = _write_perimeters([*entries, *references], file_name)
    keys = dict(Perimeter.objects.filter(vintage=vintage).values_list("code", "pk"))
    outlines = {keys[one.code]: one.outline for one in entries if one.outline is not None}
    outlined = add_editions("perimeter", outlines, file=file, told=told)
    named = {entry.code: entry for entry in entries}
    new = [_tie(named[code], tie, file_name, by) for code, tie in ties.items()]
    counts = PerimetersImported(added, renamed, outlined, sum(new), _guess(ties))
    if any(asdict(counts).values()):
        after = {**asdict(counts), "vintage": int(vintage), "sha256": checksum}
        record(Event.PERIMETERS_IMPORTED, on=file, by=by, after=after, of_people={OBJECT: (by.key, str(file))})
    forget_unless_used(file)
    return counts


def _refuse_elsewhere(entries: Sequence[PerimeterEntry], ties: Mapping[str, Tie], by: Member) -> None:
    reach = reach_of(by, perimeters=[one.code for one in entries])
    for one in entries if by.is_known else ():
        if refusal := reach.refusal_of_perimeter(one.code, one.insee_codes):
            raise PlaceIsElsewhere(f"{one.code}\u00a0: {refusal}")
    if reach.everywhere or not by.is_known:
        return
    guessed = Perimeter.objects.filter(code__in=[tie.other for tie in ties.values()]).order_by("pk")
    stay_around(guessed.select_related("neighbourhood__intercommunality"), by=by)
    keys = [tie.neighbourhood for tie in ties.values() if tie.neighbourhood]
    for neighbourhood in Neighbourhood.objects.filter(pk__in=keys).select_related("intercommunality").order_by("pk"):
        stay_in(neighbourhood.intercommunality, by=by)


def _write_perimeters(entries: Sequence[PerimeterEntry], source: str) -> tuple[int, int]:
    known = {perimeter.code: perimeter for perimeter in Perimeter.objects.order_by("pk")}
    new = {one.code: _perimeter(one, source) for one in entries if one.code not in known}
    Perimeter.objects.bulk_create(new.values(), batch_size=500)
    renamed = []
    for one in entries:
        held = known.get(one.code)
        if held and _said(one) not in ({}, {name: getattr(held, name) for name in _said(one)}):
            for name, value in _said(one).items():
                setattr(held, name, value)
            renamed.append(held)
    Perimeter.objects.bulk_update(renamed, ["name", "insee_codes"], batch_size=500)
    return len(new), len(renamed)


def _perimeter(entry: PerimeterEntry, source: str) -> Perimeter:
    return Perimeter(
        code=entry.code,
        vintage=vintage_of(entry.code) or Vintage.OF_2024,
        source=source[:200],
        name=entry.name,
        insee_codes=list(entry.insee_codes),
    )


def _said(entry: PerimeterEntry) -> dict[str, Any]:
    """What the publication says; what it leaves blank, it does not take away."""
    said = {"name": entry.name, "insee_codes": list(entry.insee_codes)}
    return {name: value for name, value in said.items() if value}


def _tie(entry: PerimeterEntry, tie: Tie, source: str, by: Member) -> bool:
    """Whether a neighbourhood was added."""
    perimeter = Perimeter.objects.select_related("neighbourhood").get(code=entry.code)
    communes = list(Commune.objects.filter(insee_code__in=entry.insee_codes).order_by("name", "pk"))
    if perimeter.neighbourhood:
        complete_neighbourhood(perimeter.neighbourhood, communes=communes, by=by)
        return False
    if tie.adds:
        add_neighbourhood(
            name=place_name(entry.name) or entry.code,
            kind=NeighbourhoodKind.QPV,
            code=entry.code,
            communes=communes,
            intercommunality=Intercommunality.objects.get(pk=tie.intercommunality),
            source=source,
            by=by,
        )
    return tie.adds


def _guess(ties: Mapping[str, Tie]) -> int:
    """Write down the guesses that nobody decided yet; say how many are new."""
    return sum(_write_guess(code, tie) for code, tie in ties.items() if tie.kind == TieKind.GUESSED)


def _write_guess(code: str, tie: Tie) -> bool:
    pair = Perimeter.objects.in_bulk([code, *([tie.other] if tie.other else [])], field_name="code")
    one, other = pair[code], pair.get(tie.other)
    if other and other.vintage > one.vintage:
        one, other = other, one
    decided = Correspondence.objects.filter(perimeter=one, state=CorrespondenceState.CONFIRMED)
    same = Correspondence.objects.filter(perimeter=one, other=other)
    if other is None:
        same = same.filter(neighbourhood=tie.neighbourhood)
    if decided.exists() or same.exists():
        return False
    Correspondence.objects.create(
        perimeter=one,
        other=other,
        neighbourhood_id=None if other else tie.neighbourhood,
        state=CorrespondenceState.TO_CONFIRM,
        reasons=[reason.value for reason in tie.reasons],
        overlap=tie.overlap,
    )
    return True
