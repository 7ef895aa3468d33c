"""Reading the figures of a neighbourhood: a constant number of queries, whatever they are."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.db.models import Q

from regain.core.member import Member
from regain.domain.contracts.models import QuotedFigure
from regain.domain.indicators.enums import PlaceKind
from regain.domain.indicators.models import Indicator, Observation
from regain.domain.indicators.queries import indicators_with_codes, series_of_places, source_line
from regain.domain.indicators.rules.figures import Definition, Figure, definition_of, figure_of
from regain.domain.indicators.rules.gaps import Gap, GapChange, change, gap, gap_change, longest_change
from regain.domain.territory.models import Neighbourhood
from regain.domain.territory.queries import without_past
from regain.reports.figures.doubled import doubled_sentences
from regain.reports.figures.measures import measured_differences
from regain.reports.figures.model import HEADLINES, Figures, IndicatorFigures, Reference
from regain.reports.figures.quotes import quoted_figures, quotes_shown
from regain.reports.figures.ranks import ranks_of
from regain.reports.figures.references import Place, places_compared, references_among
from regain.reports.figures.targets import TargetLine, build_targets_of_place


def build_figures(neighbourhood: Neighbourhood, *, seen_by: Member) -> Figures:
    """The figures of a neighbourhood that the member sees, and all that is beside them."""
    perimeters = [(one.vintage, one.code) for one in neighbourhood.perimeters.order_by("-vintage", "pk")]
    compared = places_compared(neighbourhood)
    own: list[Place] = [(PlaceKind.QPV, code) for _, code in perimeters]
    observations: dict[str, list[Observation]] = defaultdict(list)  # those that are shown
    around = Q(dataset__is_own=False) | Q(dataset__contract__intercommunality=neighbourhood.intercommunality_id)
    found = list(series_of_places([*own, *compared], seen_by=seen_by).filter(around))
    for one in found:
        if one.is_told:
            observations[one.indicator.code].append(one)
    quotes = quoted_figures(neighbourhood)
    targets: dict[str, list[TargetLine]] = defaultdict(list)
    for line in build_targets_of_place(neighbourhood, seen_by=seen_by):
        targets[line.definition.code].append(line)
    indicators = _indicators(observations, indicators_with_codes([*quotes, *targets], seen_by=seen_by))
    told = [
        _told(indicators[code], observations[code], compared, quotes.get(code, ()), targets[code])
        for code in sorted(indicators, key=lambda code: (indicators[code].rank, code))
    ]
    keys = {code: indicator.pk for code, indicator in indicators.items()}
    kept = [one for one in told if one.figures or one.quotes or one.targets]
    measured = measured_differences(neighbourhood, quotes, seen_by=seen_by)
    doubled = tuple(doubled_sentences(found, compared, neighbourhood.name))
    figures = replace(_arranged(kept, tuple(perimeters), keys, seen_by), measured=measured, doubled=doubled)
    return replace(figures, is_new=figures.lacks_old_code and bool(without_past([neighbourhood.pk])))


def _indicators(
    observations: Mapping[str, Sequence[Observation]], others: Mapping[str, Indicator]
) -> dict[str, Indicator]:
    known = {code: some[0].indicator for code, some in observations.items()}
    return {**others, **known}


def _told(
    indicator: Indicator,
    observations: Sequence[Observation],
    compared: dict[Place, str],
    quotes: Sequence[QuotedFigure],
    targets: Sequence[TargetLine],
) -> IndicatorFigures:
    definition = definition_of(indicator)
    figures = [figure_of(one) for one in observations]
    own = tuple(
        sorted(
            (one for one in figures if one.spot.kind == PlaceKind.QPV),
            key=lambda one: (one.spot.perimeter or 0, one.year),
        )
    )
    others = [one for one in figures if one.spot.kind != PlaceKind.QPV]
    # A head count does not stand beside that of a larger place.
    references = references_among(others, compared) if own and definition.is_level else ()
    gaps = _gaps(own, references, definition)
    by_perimeter: dict[int, list[Figure]] = defaultdict(list)
    for one in own:
        by_perimeter[one.spot.perimeter or 0].append(one)
    newest = by_perimeter[max(by_perimeter, default=0)]
    known = [one for one in newest if one.is_known]
    return IndicatorFigures(
        definition=definition,
        meaning=indicator.definition,
        figures=own,
        references=references,
        gaps=gaps,
        gap_change=_turn(gaps),
        change=longest_change(newest, definition=definition),
        whole=change(known[0], known[-1], definition=definition) if len(known) > 1 else None,
        quotes=quotes_shown(quotes, by_perimeter, definition),
        source=source_line([one for one in observations if _is_shown(one, references)]),
        targets=tuple(targets),
    )


def _is_shown(one: Observation, references: Sequence[Reference]) -> bool:
    place = one.place_kind, one.place_code
    return one.place_kind == PlaceKind.QPV or any(place == reference.place for reference in references)


def _gaps(own: Sequence[Figure], references: Sequence[Reference], definition: Definition) -> tuple[Gap, ...]:
    """The gap with each reference, the years where both are known, the latest first."""
    found = [
        gap(figure, other, definition=definition)
        for reference in references
        for figure in own
        if (other := reference.beside(figure)) is not None
    ]
    return tuple(sorted(found, key=lambda one: -one.subject.year))  # stable: references keep their order


def _turn(gaps: Sequence[Gap]) -> GapChange | None:
    """What became of the gap with the first reference that has two years."""
    for last in gaps:
        alike = [
            one for one in gaps if one.reference.spot == last.reference.spot and one.subject.year < last.subject.year
        ]
        if alike:
            return gap_change(alike[-1], last)
    return None


def _place_on_page(one: IndicatorFigures) -> int:
    code = one.definition.code
    return HEADLINES.index(code) if code in HEADLINES else len(HEADLINES)


def _arranged(
    told: Sequence[IndicatorFigures], perimeters: tuple[tuple[int, str], ...], keys: Mapping[str, int], seen_by: Member
) -> Figures:
    headlines = sorted((one for one in told if one.definition.code in HEADLINES or one.targets), key=_place_on_page)
    latest = {one.definition.code: one.latest_known for one in headlines}
    ranks = ranks_of({code: figure for code, figure in latest.items() if figure}, keys, seen_by=seen_by)
    return Figures(
        headlines=tuple(replace(one, rank=ranks.get(one.definition.code)) for one in headlines),
        others=tuple(one for one in told if one.definition.code not in latest),
        perimeters=perimeters,
    )
