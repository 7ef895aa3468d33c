"""What may be, or was decided to be, the same neighbourhood in 2015 and in 2024."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import shapely
from django.db.models import Q
from shapely.geometry.base import BaseGeometry

from regain.domain.indicators.enums import PlaceKind
from regain.domain.indicators.models import Observation, ObservedPlace
from regain.domain.territory.enums import CorrespondenceReason, CorrespondenceState, Vintage
from regain.domain.territory.models import Correspondence, Neighbourhood, Outline, Perimeter
from regain.domain.territory.queries import (
    correspondences_in,
    counterparts_for,
    names_of_communes,
    outlines_in_force,
    perimeters_in,
)
from regain.domain.territory.rules import commune_called, neighbourhood_key
from regain.reports.maps import NATIONAL


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: a perimeter, or a neighbourhood without one. Blank where nothing is known. `source`: of the outline."""

    code: str
    vintage: int | None
    name: str
    communes: tuple[str, ...]
    neighbourhood: str = ""
    neighbourhood_pk: int | None = None
    area_ha: Decimal | None = None
    geometry: BaseGeometry | None = None
    source: str = ""


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
class SameName:
    """A perimeter of 2024 (its key) and the one of 2015 that alone has its name around: to be confirmed with others."""

    perimeter_pk: int
    one: Side
    other: Side


@dataclass(frozen=True, slots=True)
class PairList:
    """The correspondences of agglomerations, and the perimeters of 2024 about which nothing is guessed or decided.

    `same_names`: those among them that one act may confirm together.
    """

    to_confirm: tuple[Pair, ...]
    decided: tuple[Pair, ...]
    alone: tuple[tuple[int, Side], ...]
    same_names: tuple[SameName, ...] = ()

    @property
    def waiting(self) -> int:
        """How many perimeters of 2024 wait for their counterpart."""
        return len({one.perimeter_pk for one in self.to_confirm}) + len(self.alone)


def count_waiting(agglomerations: Iterable[int]) -> int:
    """The same as `build_pairs(...).waiting`, without building anything. Costs two queries."""
    keys = list(agglomerations)
    states = list(correspondences_in(keys).order_by("pk").values_list("perimeter_id", "state"))
    spoken = {key for key, state in states if state != CorrespondenceState.REFUSED}
    guessed = {key for key, state in states if state == CorrespondenceState.TO_CONFIRM}
    return len(guessed) + len(_alone(perimeters_in(keys), spoken))


def build_pairs(agglomerations: Iterable[int]) -> PairList:
    """All of them, by code. Costs seven queries."""
    keys = list(agglomerations)
    names = names_of_communes()
    pairs = [_pair(one, names, {}) for one in correspondences_in(keys)]
    perimeters = list(perimeters_in(keys))
    spoken = {pair.perimeter_pk for pair in pairs if pair.state != CorrespondenceState.REFUSED}
    alone = [(one.pk, _side(one, names, {})) for one in _alone(perimeters, spoken)]
    to_confirm = tuple(pair for pair in pairs if pair.state == CorrespondenceState.TO_CONFIRM)
    return PairList(
        to_confirm=to_confirm,
        decided=tuple(pair for pair in pairs if pair.state != CorrespondenceState.TO_CONFIRM),
        alone=tuple(alone),
        same_names=_same_names(alone, pairs, known_by_figures([side for _, side in alone], names)),
    )


def _alone(perimeters: Iterable[Perimeter], spoken: Container[int]) -> list[Perimeter]:
    """The perimeters of 2024 of which no correspondence speaks, and whose neighbourhood has none of 2015."""
    found = list(perimeters)
    paired = {one.neighbourhood_id for one in found if one.vintage == Vintage.OF_2015}
    young = (one for one in found if one.vintage == Vintage.OF_2024 and one.pk not in spoken)
    return [one for one in young if one.neighbourhood_id not in paired]


def build_counterparts(perimeter: Perimeter) -> list[Side]:
    """What a perimeter may continue: those known here, then those of 2015 that only files of figures name.

    Those of the same name come first. Costs six queries.
    """
    names = names_of_communes()
    side = _side(perimeter, names, {})
    known = [_side(one, names, {}) for one in counterparts_for(perimeter)]
    by_figures = known_by_figures([side], names) if perimeter.vintage == Vintage.OF_2024 else []
    codes = {one.code for one in known}
    found = [*known, *(one for one in by_figures if one.code not in codes)]
    return sorted(found, key=lambda one: (neighbourhood_key(one.name) != neighbourhood_key(side.name), one.code))


def known_by_figures(sides: Sequence[Side], names: Mapping[str, str]) -> list[Side]:
    """The neighbourhoods of 2015, of the départements of these, that files of figures know and that are nobody's yet.

    By code; some have no name. Costs three queries.
    """
    departments = sorted({side.code[2:5] for side in sides})
    places = {one.code: one for one in ObservedPlace.objects.filter(_of(departments, "code"), kind=PlaceKind.QPV)}
    figures = Observation.objects.filter(_of(departments, "place_code"), place_kind=PlaceKind.QPV, replaced_by=None)
    codes = {*places, *figures.filter(dataset__is_own=False).order_by().values_list("place_code", flat=True).distinct()}
    taken = set(
        Perimeter.objects.filter(vintage=Vintage.OF_2015, neighbourhood__isnull=False).values_list("code", flat=True)
    )
    return [_side_of_figures(code, places.get(code), names) for code in sorted(codes - taken)]


def _of(departments: Iterable[str], column: str) -> Q:
    """The codes of 2015 of these départements."""
    around = Q(pk__in=[])
    for department in departments:
        around |= Q(**{f"{column}__startswith": f"QP{department}"})
    return around


def _side_of_figures(code: str, place: ObservedPlace | None, names: Mapping[str, str]) -> Side:
    commune = place.commune_code if place else ""
    communes = (commune_called(commune, names),) if commune else ()
    return Side(code=code, vintage=Vintage.OF_2015, name=place.name if place else "", communes=communes)


def _same_names(
    alone: Sequence[tuple[int, Side]], pairs: Sequence[Pair], observed: Sequence[Side]
) -> tuple[SameName, ...]:
    """A name that two have, on either side of the same département, is nobody's: there is a "Centre" in every commune.

    Nor is a neighbourhood of 2015 that two of 2024 would continue: to confirm both would be refused. What somebody refused
    is not proposed again.
    """
    guesses = [pair for pair in pairs if pair.state == CorrespondenceState.TO_CONFIRM]
    refused = {
        (pair.perimeter_pk, pair.other.code)
        for pair in pairs
        if pair.state == CorrespondenceState.REFUSED and pair.other
    }
    young = dict(alone) | {pair.perimeter_pk: pair.one for pair in guesses}
    ours, theirs = Counter(map(_named, young.values())), Counter(map(_named, observed))
    by_name = {_named(side): side for side in observed}
    guessed = Counter(pair.perimeter_pk for pair in guesses)
    same = [
        SameName(pair.perimeter_pk, pair.one, pair.other)
        for pair in guesses
        if pair.other and pair.other.code and guessed[pair.perimeter_pk] == 1 and ours[_named(pair.one)] == 1
        if CorrespondenceReason.SAME_NAME.label in pair.reasons
    ]
    same += [
        SameName(pk, side, by_name[_named(side)])
        for pk, side in alone
        if side.name and ours[_named(side)] == 1 and theirs[_named(side)] == 1
    ]
    continuing = {(pair.perimeter_pk, pair.other.code) for pair in guesses if pair.other}
    continued = Counter(code for _, code in continuing | {(one.perimeter_pk, one.other.code) for one in same})
    return tuple(
        one for one in same if (one.perimeter_pk, one.other.code) not in refused and continued[one.other.code] == 1
    )


def _named(side: Side) -> tuple[str, str]:
    """The département, and what all spellings of the name share."""
    return side.code[2:5], neighbourhood_key(side.name)


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
        communes=tuple(commune_called(code, names) for code in perimeter.insee_codes),
        neighbourhood=neighbourhood.name if neighbourhood else "",
        neighbourhood_pk=neighbourhood.pk if neighbourhood else None,
        area_ha=outline.area_ha if outline else None,
        geometry=shapely.from_wkb(bytes(outline.geometry)) if outline else None,
        source=(outline.source or NATIONAL.format(vintage=perimeter.vintage)) if outline else "",
    )
