"""What is known around the perimeters of a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import shapely
from shapely.geometry.base import BaseGeometry

from regain.core.geography import ON_A_PLAN, Comparisons
from regain.domain.territory import queries
from regain.domain.territory.enums import CorrespondenceState, Vintage
from regain.domain.territory.models import Perimeter
from regain.domain.territory.rules import PerimeterEntry
from regain.exchange.planning.perimeters.guessing import Candidate, candidates_for
from regain.exchange.reading.correspondences import PairRead
from regain.exchange.reading.geo import CommuneOutlineRead, OutlineRead


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known: perimeters of the vintage, fingerprints of their outlines, communes, candidates, outlines."""

    perimeters: Mapping[str, Perimeter]
    fingerprints: Mapping[str, str]
    agglomerations: Mapping[str, int]
    candidates: Sequence[Candidate]
    others: Mapping[str, BaseGeometry]
    communes: Mapping[str, BaseGeometry]
    names: Mapping[str, str]
    listed: Mapping[str, frozenset[str]]
    has_counterpart: frozenset[int]
    """The neighbourhoods that have a perimeter of the other vintage."""
    decided: frozenset[str]
    refused: frozenset[tuple[str, str]]
    pending: frozenset[tuple[str, str]]
    comparisons: Comparisons = field(default_factory=lambda: Comparisons(ON_A_PLAN))
    """Those of the whole file, bounded together."""


@dataclass(frozen=True, slots=True)
class Unwritten:
    """What comes with the file and is not written yet: a list of guesses, the perimeters it names, commune outlines."""

    pairs: tuple[PairRead, ...] = ()
    references: tuple[PerimeterEntry, ...] = ()
    communes: tuple[CommuneOutlineRead, ...] = ()


def look_around(
    reads: Sequence[OutlineRead], vintage: Vintage, around: Mapping[str, int], unwritten: Unwritten
) -> Surroundings:
    """All that planning these perimeters looks at. `around`: the agglomeration of each commune that counts."""
    other = Vintage.OF_2015 if vintage == Vintage.OF_2024 else Vintage.OF_2024
    perimeters = {one.code: one for one in queries.perimeters_of(vintage)}
    nobody = queries.reference_perimeters(other, around)
    named = {one.code for one in nobody}
    nobody += [
        Perimeter(code=one.code, vintage=other, name=one.name, insee_codes=list(one.insee_codes))
        for one in unwritten.references
        if one.code not in named
    ]
    neighbourhoods = [one for one in queries.priority_neighbourhoods() if one.intercommunality_id in around.values()]
    candidates = candidates_for(vintage, neighbourhoods, nobody)
    wanted = {code for read in reads for code in read.insee_codes if set(read.insee_codes) & around.keys()}
    decisions = queries.correspondences_by_codes()
    lists: dict[str, set[str]] = {}
    for pair in unwritten.pairs:
        lists.setdefault(pair.new, set()).add(pair.old)
        lists.setdefault(pair.old, set()).add(pair.new)
    return Surroundings(
        perimeters=perimeters,
        fingerprints=queries.fingerprints_of_perimeters(vintage),
        agglomerations=around,
        candidates=candidates,
        others=shapes(queries.geometries_of_perimeters(one.code for one in candidates if one.code)),
        communes={
            **shapes(queries.geometries_of_communes({*wanted, *queries.communes_in_agglomerations()})),
            **{one.insee_code: one.outline.geometry for one in unwritten.communes},
        },
        names={**{one.insee_code: one.name for one in unwritten.communes}, **queries.names_of_communes()},
        listed={code: frozenset(others) for code, others in lists.items()},
        decided=frozenset(one for one, _, state in decisions if state == CorrespondenceState.CONFIRMED),
        refused=frozenset((one, two) for one, two, state in decisions if state == CorrespondenceState.REFUSED),
        pending=frozenset((one, two) for one, two, state in decisions if state == CorrespondenceState.TO_CONFIRM),
        has_counterpart=frozenset(
            one.pk for one in neighbourhoods if any(each.vintage == other for each in one.perimeters.all())
        ),
    )


def shapes(wkb: Mapping[str, bytes]) -> dict[str, BaseGeometry]:
    """The geometries that these bytes are."""
    return {code: shapely.from_wkb(raw) for code, raw in wkb.items()}
