"""The targets that objectives set for figures, and where they stand."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from regain.core.member import Member
from regain.domain.contracts.models import Contract
from regain.domain.indicators.enums import Course, Direction, PlaceKind
from regain.domain.indicators.models import Indicator, Observation, Target
from regain.domain.indicators.queries import indicators_with_codes, series_of_places, source_line
from regain.domain.indicators.rules.figures import Definition, Figure, Spot, definition_of, figure_of
from regain.domain.indicators.rules.trajectory import Aim, Progress, progress
from regain.domain.territory.models import Neighbourhood


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target: the objective that sets it, its place, from where to where, and where it stands."""

    pk: int
    contract_code: str
    objective_pk: int
    objective: str
    operational: str
    place: str
    neighbourhood_pk: int | None
    definition: Definition
    aim: Aim
    progress: Progress
    source: str = ""
    is_archived: bool = False


def build_targets(contract: Contract, *, seen_by: Member) -> tuple[TargetLine, ...]:
    """All the targets of a contract, archived ones last. Costs three queries, and one for perimeters if there are any."""
    return _lines(_targets().filter(objective__strategic__stake__contract=contract), seen_by)


def build_targets_of_place(neighbourhood: Neighbourhood, *, seen_by: Member) -> tuple[TargetLine, ...]:
    """The living targets of a neighbourhood. Same cost."""
    return _lines(_targets().filter(neighbourhood=neighbourhood, archived_at=None), seen_by)


def aim_of(target: Target, definition: Definition, series: str, code: str) -> Aim:
    """A target as the rules take it: its start is a figure of the place's own series."""
    kind = _kind(target)
    perimeter = target.perimeter_vintage if kind == PlaceKind.QPV else None
    start = Figure(
        target.indicator,
        Spot(kind, code, perimeter),
        target.baseline_year,
        target.baseline_value,
        definition.unit,
        series,
    )
    return Aim(start, target.target_value, target.target_year, Direction(target.direction), Course(target.course))


def _targets() -> QuerySet[Target]:
    return (
        Target.objects.select_related(
            "objective__strategic__stake__contract__intercommunality", "neighbourhood", "commune"
        )
        .prefetch_related("neighbourhood__perimeters")
        .order_by("archived_at", "objective__strategic__stake__number", "objective_id", "indicator", "pk")
    )


def _lines(targets: QuerySet[Target], seen_by: Member) -> tuple[TargetLine, ...]:
    found = list(targets)
    if not found:
        return ()
    indicators = indicators_with_codes({target.indicator for target in found}, seen_by=seen_by)
    known = _observations(found, indicators, seen_by)
    return tuple(_line(target, indicators, known) for target in found)


def _observations(
    targets: Iterable[Target], indicators: Mapping[str, Indicator], seen_by: Member
) -> dict[tuple[str, str, str], list[Observation]]:
    places = {place for target in targets for place in _places(target)}
    found: dict[tuple[str, str, str], list[Observation]] = defaultdict(list)
    for one in series_of_places(sorted(places), indicators=indicators, seen_by=seen_by).filter(is_told=True):
        found[one.indicator.code, one.place_kind, one.place_code].append(one)
    return found


def _places(target: Target) -> list[tuple[str, str]]:
    """The place as observations name it: a neighbourhood by the code of each of its perimeters."""
    if target.neighbourhood:
        return [(PlaceKind.QPV, one.code) for one in target.neighbourhood.perimeters.all()]
    if target.commune:
        return [(PlaceKind.COMMUNE, target.commune.insee_code)]
    return [(PlaceKind.INTERCOMMUNALITY, target.objective.strategic.stake.contract.intercommunality.siren)]


def _kind(target: Target) -> PlaceKind:
    return (
        PlaceKind.QPV
        if target.neighbourhood_id
        else PlaceKind.COMMUNE
        if target.commune_id
        else PlaceKind.INTERCOMMUNALITY
    )


def _line(
    target: Target,
    indicators: Mapping[str, Indicator],
    observations: Mapping[tuple[str, str, str], Sequence[Observation]],
) -> TargetLine:
    known = indicators.get(target.indicator)
    definition = definition_of(known) if known else Definition(target.indicator, target.indicator, "")
    known_there = [
        one for kind, code in _places(target) for one in observations.get((target.indicator, kind, code), ())
    ]
    own = [figure_of(one) for one in known_there]
    start = next((one for one in own if one.spot.perimeter == target.perimeter_vintage), own[0] if own else None)
    aim = aim_of(target, definition, start.series if start else "", start.spot.code if start else "")
    contract = target.objective.strategic.stake.contract
    return TargetLine(
        pk=target.pk,
        contract_code=contract.code,
        objective_pk=target.objective_id,
        objective=target.objective.label,
        operational=target.operational_text,
        place=str(target.neighbourhood or target.commune or contract.intercommunality.short_name),
        neighbourhood_pk=target.neighbourhood_id,
        definition=definition,
        aim=aim,
        progress=progress(aim, own, definition=definition),
        source=source_line(known_there),
        is_archived=target.archived_at is not None,
    )
