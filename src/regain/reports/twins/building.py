"""The twins of neighbourhoods, one pool for all of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from regain.core.member import Member
from regain.domain.indicators.queries import indicators_with_codes
from regain.domain.indicators.rules.figures import Definition, definition_of
from regain.domain.territory.enums import Vintage
from regain.domain.territory.models import Neighbourhood
from regain.domain.territory.queries import without_past
from regain.reports.twins.core import standardised
from regain.reports.twins.pool import Vintages, names_of, read_pool
from regain.reports.twins.standing import Standing, standing


@dataclass(frozen=True, slots=True)
class Twins:
    """A neighbourhood among its twins, for one indicator. `standing` is None when no twin may be shown: `lack` says why.

    `names`: of the twins, by code. `source`: of all the figures the answer rests on. `has_old_code`: somebody confirmed
    which perimeter of 2015 is the neighbourhood's. `is_new`: a person decided that none is.
    """

    definition: Definition
    name: str
    code: str
    has_old_code: bool
    vintages: Vintages | None = None
    standing: Standing | None = None
    names: dict[str, str] = field(default_factory=dict)
    source: str = ""
    is_new: bool = False

    def named(self, code: str) -> str:
        """A twin by its name, its commune and its code: many neighbourhoods of France have the same name."""
        return self.names.get(code, code)


def build_twins(neighbourhood: Neighbourhood, indicator: str, *, seen_by: Member) -> Twins | None:
    """The twins of one neighbourhood; None when the member knows no such indicator."""
    found = build_all_twins([neighbourhood], indicator, seen_by=seen_by)
    return found[0] if found else None


def build_all_twins(neighbourhoods: Iterable[Neighbourhood], indicator: str, *, seen_by: Member) -> tuple[Twins, ...]:
    """The twins of several neighbourhoods, in their order. Costs as many queries as one."""
    known = indicators_with_codes([indicator], seen_by=seen_by).get(indicator)
    if known is None:
        return ()
    definition = definition_of(known)
    read = read_pool(indicator, Vintage.OF_2015, seen_by=seen_by)
    scaled = standardised(read[0].known) if read else None
    found = []
    for one in neighbourhoods:
        code = next((outline.code for outline in one.perimeters.all() if outline.vintage == Vintage.OF_2015), "")
        place = (
            standing(read[0], code, more_is_better=definition.more_is_better, scaled=scaled) if read and code else None
        )
        found.append((one, code, place))
    names = names_of(sorted({twin.code for _, _, place in found if place for twin in place.twins}))
    source = read[1].source if read else ""
    new = without_past([one.pk for one, code, _ in found if not code])
    return tuple(
        Twins(
            definition,
            one.name,
            code,
            bool(code),
            vintages=read[1] if read else None,
            standing=place,
            names=names,
            source=source,
            is_new=one.pk in new,
        )
        for one, code, place in found
    )
