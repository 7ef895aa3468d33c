"""Which neighbourhood, known by its other perimeter, a perimeter looks like."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from regain.core.geography import Comparisons
from regain.domain.territory.enums import CorrespondenceReason, Vintage
from regain.domain.territory.models import Neighbourhood, Perimeter
from regain.domain.territory.rules import neighbourhood_key

OVERLAPPING = 0.3
"""From this share of the smaller outline lying in the other, the two are probably one neighbourhood."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a perimeter may be the same neighbourhood as: a perimeter of the other vintage, a neighbourhood, or both."""

    code: str
    neighbourhood: int | None
    names: tuple[str, ...]
    insee_codes: frozenset[str]

    @property
    def key(self) -> str:
        """Its code, else `#` and the key of its neighbourhood."""
        return self.code or f"#{self.neighbourhood}"

    @property
    def label(self) -> str:
        """`QP062007 Quartier du Regain`."""
        return f"{self.code} {self.names[0] if self.names else ''}".strip()


@dataclass(frozen=True, slots=True)
class Guess:
    """A candidate, and why."""

    candidate: Candidate
    reasons: tuple[CorrespondenceReason, ...]
    overlap: float | None

    @property
    def weight(self) -> tuple[float, str]:
        """The weightiest guess is the best: two strong reasons before one, then the larger overlap."""
        strong = {CorrespondenceReason.SAME_NAME, CorrespondenceReason.OVERLAP, CorrespondenceReason.LISTED}
        return (len(strong & set(self.reasons)) + (self.overlap or 0), self.candidate.code)


def candidates_for(
    vintage: Vintage, neighbourhoods: Iterable[Neighbourhood], references: Iterable[Perimeter]
) -> list[Candidate]:
    """The neighbourhoods that have no perimeter of this vintage yet, and the perimeters of the other that are nobody's."""
    found = [
        Candidate(
            code=next((perimeter.code for perimeter in one.perimeters.all()), ""),
            neighbourhood=one.pk,
            names=(one.name, *(perimeter.name for perimeter in one.perimeters.all() if perimeter.name)),
            insee_codes=frozenset(commune.insee_code for commune in one.communes.all()),
        )
        for one in neighbourhoods
        if all(perimeter.vintage != vintage for perimeter in one.perimeters.all())
    ]
    return found + [Candidate(one.code, None, (one.name,), frozenset(one.insee_codes)) for one in references]


@dataclass(frozen=True, slots=True)
class Sought:
    """A perimeter whose counterpart is looked for. `listed`: the codes that a list pairs it with."""

    name: str
    insee_codes: frozenset[str]
    geometry: BaseGeometry
    listed: frozenset[str] = frozenset()


def best_guess(
    sought: Sought, *, among: Sequence[Candidate], outlines: Mapping[str, BaseGeometry], comparisons: Comparisons
) -> Guess | None:
    """The candidate that looks most like this perimeter; None when none does. `outlines`: by code of the candidates."""
    guesses = [_guess(sought, one, comparisons.overlap_of(sought.geometry, outlines.get(one.code))) for one in among]
    return max((guess for guess in guesses if guess), key=lambda guess: guess.weight, default=None)


def _guess(sought: Sought, candidate: Candidate, overlap: float | None) -> Guess | None:
    """A name alone proves nothing: there is a "Centre" in every commune."""
    is_near = bool(sought.insee_codes & candidate.insee_codes)
    key = neighbourhood_key(sought.name)
    reasons = {
        CorrespondenceReason.SAME_NAME: any(neighbourhood_key(other) == key for other in candidate.names),
        CorrespondenceReason.SAME_COMMUNE: is_near,
        CorrespondenceReason.OVERLAP: (overlap or 0) >= OVERLAPPING,
        CorrespondenceReason.LISTED: candidate.code in sought.listed,
    }
    found = tuple(reason for reason, holds in reasons.items() if holds)
    enough = [CorrespondenceReason.OVERLAP in found, CorrespondenceReason.LISTED in found]
    enough.append(CorrespondenceReason.SAME_NAME in found and is_near)
    return Guess(candidate, found, overlap) if any(enough) else None
