"""What an agreement quotes, held against what is measured or imported elsewhere: the area, the index of the schools."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from regain.core import french
from regain.core.member import Member
from regain.domain.contracts.models import QuotedFigure
from regain.domain.indicators.enums import Flag, PlaceKind
from regain.domain.indicators.models import ObservedPlace
from regain.domain.indicators.queries import observations_visible_to
from regain.domain.territory.models import Neighbourhood
from regain.domain.territory.queries import outlines_in_force

_AREA, _INDEX = "surface_ha", "social_position_index"
_SHARE, _ABOUT_SHARE, _HECTARES = Decimal("0.1"), Decimal("0.2"), Decimal(1)
"""How far an area may lie from the outline's: a tenth, a fifth where it is said to be approximate, a hectare at least."""
_POINTS = Decimal(5)
"""How far an index may lie beyond those of the schools around."""


def measured_differences(
    neighbourhood: Neighbourhood, quotes: Mapping[str, Sequence[QuotedFigure]], *, seen_by: Member
) -> tuple[str, ...]:
    """Where what is quoted differs markedly, in sentences. Costs one query for an area, two for an index."""
    areas = [row for row in quotes.get(_AREA, ()) if row.value and row.unit == "ha"]
    indexes = [row for row in quotes.get(_INDEX, ()) if row.value]
    return (*_areas(neighbourhood, areas), *_indexes(neighbourhood, indexes, seen_by))


def _areas(neighbourhood: Neighbourhood, rows: Sequence[QuotedFigure]) -> Iterator[str]:
    if not rows:
        return
    found = outlines_in_force("perimeter").filter(perimeter__neighbourhood=neighbourhood)
    outlines = dict(found.order_by("perimeter__vintage").values_list("perimeter__vintage", "area_ha"))
    for row in rows:
        told = row.project.portrait_perimeter
        vintage = int(told) if told.isdecimal() else max(outlines, default=0)
        measured, value = outlines.get(vintage), row.value or Decimal(0)
        share = _ABOUT_SHARE if row.flag == Flag.APPROXIMATE else _SHARE
        if measured is not None and abs(value - measured) > max(measured * share, _HECTARES):
            yield (
                f"Surface. {_who(row)} dit {french.number(value, 1)}\u00a0ha\u00a0; le contour, {french.number(measured, 1)}\u00a0ha "
                f"(périmètre de {vintage})."
            )


def _indexes(neighbourhood: Neighbourhood, rows: Sequence[QuotedFigure], seen_by: Member) -> Iterator[str]:
    """An index outside of those of all the schools of the communes, the latest year that is known."""
    if not rows:
        return
    communes = {one.insee_code: one.name for one in neighbourhood.communes.all()}
    schools = ObservedPlace.objects.filter(kind=PlaceKind.SCHOOL, commune_code__in=communes)
    known = observations_visible_to(seen_by).filter(
        place_kind=PlaceKind.SCHOOL,
        place_code__in=schools.order_by().values("code"),
        indicator__code=_INDEX,
        replaced_by=None,
        value__isnull=False,
    )
    found = list(known.order_by("year", "pk").values_list("year", "value"))
    if not found:
        return
    year = found[-1][0]
    values = [value for when, value in found if when == year and value is not None]
    low, high = min(values), max(values)
    where = french.enumeration([french.of(name) for name in sorted(communes.values())])
    for row in rows:
        if row.value is not None and not low - _POINTS <= row.value <= high + _POINTS:
            schools_said = (
                f"celui des établissements {where} va de {french.number(low, 1)} à {french.number(high, 1)}"
                if len(values) > 1
                else f"celui de l’établissement {where} est de {french.number(low, 1)}"
            )
            yield (
                f"Indice de position sociale (IPS). {_who(row)} dit {french.number(row.value, 1)}\u00a0; {schools_said} en {year}."
            )


def _who(row: QuotedFigure) -> str:
    commune = row.project.agreement.commune
    return f"La convention {french.of(commune.name)}" if commune else "La convention"
