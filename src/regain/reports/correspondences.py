"""What may be, or was decided to be, the same neighbourhood in 2015 and in 2024."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

import shapely
from shapely.geometry.base import BaseGeometry

from regain.domain.territory.enums import CorrespondenceReason, CorrespondenceState, Vintage
from regain.domain.territory.models import Correspondence, Neighbourhood, Outline, Perimeter
from regain.domain.territory.queries import correspondences_in, names_of_communes, outlines_in_force, perimeters_in


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: a perimeter, or a neighbourhood without one. Blank where nothing is known."""

    code: str
    vintage: int | None
    name: str
    communes: tuple[str, ...]
    neighbourhood: str = ""
    neighbourhood_pk: int | None = None
    area_ha: Decimal | None = None
    geometry: BaseGeometry | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """A correspondence. `other` is None when somebody decided that the perimeter continues none."""

    pk: int
    perimeter_pk: int
    version: int
    state: CorrespondenceState
    one: Side
    other: Side | None
    reasons: tuple[str, ...]
    overlap: float | None
    can_be_undone: bool


@dataclass(frozen=True, slots=True)
class PairList:
    """The correspondences of agglomerations, and the perimeters of 2024 about which nothing is guessed or decided."""

    to_confirm: tuple[Pair, ...]
    decided: tuple[Pair, ...]
    alone: tuple[tuple[int, Side], ...]


def build_pairs(agglomerations: Iterable[int]) -> PairList:
    """All of them, by code. Costs four queries."""
    keys = list(agglomerations)
    names = names_of_communes()
    pairs = [_pair(one, names, {}) for one in correspondences_in(keys)]
    perimeters = list(perimeters_in(keys))
    spoken = {pair.perimeter_pk for pair in pairs if pair.state != CorrespondenceState.REFUSED}
    paired = {one.neighbourhood_id for one in perimeters if one.vintage == Vintage.OF_2015}
    alone = [
        (one.pk, _side(one, names, {}))
        for one in perimeters
        if one.vintage == Vintage.OF_2024 and one.pk not in spoken and one.neighbourhood_id not in paired
    ]
    return PairList(
        to_confirm=tuple(pair for pair in pairs if pair.state == CorrespondenceState.TO_CONFIRM),
        decided=tuple(pair for pair in pairs if pair.state != CorrespondenceState.TO_CONFIRM),
        alone=tuple(alone),
    )


def build_pair(correspondence: Correspondence) -> Pair:
    """One of them, with both outlines. Costs two queries, and one for communes that only its neighbourhood knows."""
    keys = [key for key in (correspondence.perimeter_id, correspondence.other_id) if key]
    outlines = {
        one.perimeter_id: one for one in outlines_in_force("perimeter").filter(perimeter__in=keys) if one.perimeter_id
    }
    pair = _pair(correspondence, names_of_communes(), outlines)
    other = correspondence.other
    return replace(pair, other=_with_communes(pair.other, other)) if pair.other and other else pair


def build_side(perimeter: Perimeter) -> Side:
    """A perimeter alone, with its outline. Costs two queries."""
    outline = outlines_in_force("perimeter").filter(perimeter=perimeter).first()
    return _side(perimeter, names_of_communes(), {perimeter.pk: outline} if outline else {})


def _pair(one: Correspondence, names: dict[str, str], outlines: dict[int, Outline]) -> Pair:
    other = _side(one.other, names, outlines) if one.other else None
    if other is None and one.neighbourhood:
        other = Side("", None, one.neighbourhood.name, (), one.neighbourhood.name, one.neighbourhood.pk)
    return Pair(
        pk=one.pk,
        perimeter_pk=one.perimeter_id,
        version=one.version,
        state=CorrespondenceState(one.state),
        one=_side(one.perimeter, names, outlines),
        other=other,
        reasons=tuple(CorrespondenceReason(reason).label for reason in one.reasons),
        overlap=one.overlap,
        can_be_undone=hasattr(one, "trace"),
    )


def _with_communes(side: Side, perimeter: Perimeter) -> Side:
    """An old perimeter comes without communes: those that agreements gave to its neighbourhood are told."""
    if side.communes or perimeter.neighbourhood is None:
        return side
    communes = perimeter.neighbourhood.communes.order_by("name", "pk")
    return replace(side, communes=tuple(commune.name for commune in communes))


def _side(perimeter: Perimeter, names: dict[str, str], outlines: dict[int, Outline]) -> Side:
    outline = outlines.get(perimeter.pk)
    neighbourhood: Neighbourhood | None = perimeter.neighbourhood
    return Side(
        code=perimeter.code,
        vintage=perimeter.vintage,
        name=perimeter.name or (neighbourhood.name if neighbourhood else ""),
        communes=tuple(names.get(code, code) for code in perimeter.insee_codes),
        neighbourhood=neighbourhood.name if neighbourhood else "",
        neighbourhood_pk=neighbourhood.pk if neighbourhood else None,
        area_ha=outline.area_ha if outline else None,
        geometry=shapely.from_wkb(bytes(outline.geometry)) if outline else None,
    )
