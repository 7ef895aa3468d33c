from django.db import transaction
from django.db.models import F

from regain.core.errors import BusinessError, ChangedMeanwhile
from regain.core.member import Member
from regain.domain.journal.enums import Event
from regain.domain.journal.usecases import record
from regain.domain.territory.enums import NeighbourhoodKind
from regain.domain.territory.models import Neighbourhood, Outline
from regain.domain.territory.queries import outlines_in_force
from regain.domain.territory.rules import OutlineEntry, no_outline
from regain.domain.territory.usecases.editions import add_editions
from regain.domain.territory.usecases.staying import stay_in


class OutlineIsNational(BusinessError):
    """The outline of a QPV is set by decree: nobody draws it."""


class OutlineOutOfPlace(BusinessError):
    """The outline is far from the communes of the agglomeration."""


@transaction.atomic
def draw_outline(neighbourhood: Neighbourhood, outline: OutlineEntry, *, expected: int, by: Member) -> None:
    """Give a QIC its outline, as a new edition; the same outline again changes nothing.

    `expected`: the edition that was on the screen, 0 for none. Raises OutlineIsNational, OutlineOutOfPlace,
    ChangedMeanwhile, PlaceIsElsewhere.
    """
    held = _held(neighbourhood, by)
    if held.kind != NeighbourhoodKind.QIC:
        raise OutlineIsNational("Le périmètre d’un quartier prioritaire est fixé par décret\u00a0: il s’importe.")
    last = _last(held, expected)
    _refuse_far(held, outline)
    if add_editions("neighbourhood", {held.pk: outline}, file=None, told=_silent):
        Neighbourhood.objects.filter(pk=held.pk).update(version=F("version") + 1)
        before = {"area_ha": str(last.area_ha)} if last else {}
        after = {"area_ha": f"{outline.area_ha:.2f}", "source": outline.source}
        record(Event.OUTLINE_DRAWN, on=held, by=by, before=before, after=after)
    neighbourhood.refresh_from_db(fields=["version"])


@transaction.atomic
def remove_outline(neighbourhood: Neighbourhood, *, expected: int, by: Member) -> None:
    """Take a drawn outline back: an edition without any outline; the former ones stay.

    Nothing to take back changes nothing. Raises ChangedMeanwhile, PlaceIsElsewhere.
    """
    held = _held(neighbourhood, by)
    last = _last(held, expected)
    if last is None:
        return
    entry = no_outline()
    add_editions("neighbourhood", {held.pk: entry}, file=None, told=_silent)
    Neighbourhood.objects.filter(pk=held.pk).update(version=F("version") + 1)
    before, after = {"area_ha": str(last.area_ha), "source": last.source}, {"source": entry.source}
    record(Event.OUTLINE_DRAWN, on=held, by=by, before=before, after=after)
    neighbourhood.refresh_from_db(fields=["version"])


def _held(neighbourhood: Neighbourhood, by: Member) -> Neighbourhood:
    held = Neighbourhood.objects.select_for_update().get(pk=neighbourhood.pk)
    stay_in(held.intercommunality, by=by)
    return held


def _last(held: Neighbourhood, expected: int) -> Outline | None:
    """The outline in force, if it is the one that was on the screen. Raises ChangedMeanwhile."""
    last = outlines_in_force("neighbourhood").filter(neighbourhood=held).first()
    if (last.edition if last else 0) != expected:
        raise ChangedMeanwhile("Quelqu’un d’autre vient de dessiner ce périmètre\u00a0: rechargez la page.")
    return last


def _refuse_far(neighbourhood: Neighbourhood, outline: OutlineEntry) -> None:
    """A longitude and a latitude that were swapped, a point in Africa: it meets no commune's box."""
    communes = Outline.objects.filter(commune__intercommunality=neighbourhood.intercommunality_id)
    west, south, east, north = outline.bounds
    met = communes.filter(west__lte=east, east__gte=west, south__lte=north, north__gte=south)
    if communes.exists() and not met.exists():
        raise OutlineOutOfPlace(
            "Ce contour est hors des communes de l’agglomération\u00a0: vérifiez l’ordre, longitude puis latitude."
        )


def _silent(_done: int, _total: int) -> None:
    """Tell nobody."""
