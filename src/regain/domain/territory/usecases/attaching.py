"""A national perimeter given to a neighbourhood, or taken from it. A published one is a reference row: it stays."""

from collections.abc import Mapping

from regain.core.member import Member
from regain.domain.territory.enums import Vintage
from regain.domain.territory.models import Neighbourhood, Perimeter
from regain.domain.territory.usecases.staying import stay_around


def attach_code(
    neighbourhood: Neighbourhood, code: str, vintage: Vintage, source: str = "", *, by: Member
) -> Perimeter:
    """Make the perimeter of that code the neighbourhood's: the reference row when there is one, else a new one.

    To be called in a transaction, by who made sure that no neighbourhood has the code. Raises PlaceIsElsewhere for the
    reference row of another agglomeration.
    """
    known = Perimeter.objects.filter(code=code).first()
    if known is None:
        return Perimeter.objects.create(neighbourhood=neighbourhood, vintage=vintage, code=code, source=source[:200])
    stay_around([known], by=by)
    known.neighbourhood = neighbourhood
    known.source = known.source or source[:200]
    known.save(update_fields=["neighbourhood", "source"])
    return known


def release(perimeter: Perimeter) -> None:
    """Take a perimeter from its neighbourhood: one that was published stays, one that was only typed goes."""
    if perimeter.name or perimeter.outlines.exists():
        perimeter.neighbourhood = None
        perimeter.save(update_fields=["neighbourhood"])
    else:
        perimeter.delete()


def adopt_reference_perimeters(neighbourhoods: Mapping[int, int]) -> None:
    """Give perimeters that are nobody's (by key) their neighbourhoods (by key).

    Part of what bringing a contract in does: to be called in its transaction, which journals it.
    """
    for perimeter, neighbourhood in neighbourhoods.items():
        Perimeter.objects.filter(pk=perimeter, neighbourhood=None).update(neighbourhood=neighbourhood)
