"""What the figures of a neighbourhood are, once read."""

from collections.abc import Iterable
from dataclasses import dataclass

from regain.domain.indicators.enums import PlaceKind
from regain.domain.indicators.rules.figures import Definition, Figure
from regain.domain.indicators.rules.gaps import Change, Gap, GapChange
from regain.domain.indicators.rules.quoted import Difference, Quote
from regain.domain.territory.enums import Vintage
from regain.reports.figures.targets import TargetLine

BETWEEN_SOURCES = "\u00a0; "
"""What queries.source_line sets between two data sets."""
HEADLINES = (
    *("median_income", "poverty_rate", "gini", "s80s20_ratio", "population", "employment_rate", "neet_rate"),
    *("under_25_share", "social_position_index", "social_housing_share", "surface_ha"),
)
"""Indicators that have a place of their own on the page; the others stand in one table."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What a neighbourhood is compared with: a published figure of another place, by year."""

    name: str
    kind: str
    figures: tuple[Figure, ...]

    @property
    def place(self) -> tuple[str, str]:
        """Its kind and its code."""
        return self.kind, self.figures[0].spot.code

    @property
    def called(self) -> str:
        """How a sentence calls it: `la commune de Barlin`, `l’agglomération (CABBALR)`, `les QPV de France`."""
        if self.kind == PlaceKind.COMMUNE:
            return f"la {self.name[0].lower()}{self.name[1:]}"
        return f"l’agglomération ({self.name})" if self.kind == PlaceKind.INTERCOMMUNALITY else f"les {self.name}"

    def beside(self, one: Figure) -> Figure | None:
        """Its figure of the same year, and of the same geography where it has one."""
        alike = (figure for figure in self.figures if figure.year == one.year)
        return next((figure for figure in alike if figure.spot.perimeter in (None, one.spot.perimeter)), None)


@dataclass(frozen=True, slots=True)
class QuoteShown:
    """A figure as the agreement of a commune quotes it, beside the agglomeration's it quotes; where they differ."""

    commune: str
    quote: Quote
    comparison: Quote | None
    source: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Rank:
    """Among the neighbourhoods of which that data set gives the figure that year: how many stand below, of how many.

    `own_source`: what the data set is called where it is nobody's official one.
    """

    year: int
    below: int
    total: int
    own_source: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorFigures:
    """One indicator of a neighbourhood.

    `figures`: its own, by perimeter and year. `gaps`: with each reference, each year where both are known, the latest
    first. `change`: the longest evolution that may be told; `refused`: why the whole series may not be read as one.
    `source`: producers, data sets, years and licences of all that is shown.
    """

    definition: Definition
    meaning: str
    figures: tuple[Figure, ...]
    references: tuple[Reference, ...]
    gaps: tuple[Gap, ...]
    gap_change: GapChange | None
    change: Change | None
    whole: Change | None
    quotes: tuple[QuoteShown, ...]
    source: str
    rank: Rank | None = None
    targets: tuple[TargetLine, ...] = ()

    @property
    def latest(self) -> Figure | None:
        """The latest figure, known or not: the newest perimeter first."""
        return max(self.figures, key=lambda one: (one.spot.perimeter or 0, one.year), default=None)

    @property
    def latest_known(self) -> Figure | None:
        """The latest figure that has a value."""
        known = [figure for figure in self.figures if figure.is_known]
        return max(known, key=lambda one: (one.spot.perimeter or 0, one.year), default=None)

    @property
    def has_mixed_sources(self) -> bool:
        """Whether official figures and others stand side by side: each then says what it is of."""
        shown = (*self.figures, *(figure for other in self.references for figure in other.figures))
        return len({figure.own for figure in shown}) > 1

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Where what is quoted and the series differ."""
        return tuple(difference for shown in self.quotes for difference in shown.differences)


@dataclass(frozen=True, slots=True)
class Figures:
    """All the figures of a neighbourhood: the headlines, then the rest.

    `doubled`: where two data sets give one figure otherwise, which one is shown. `is_new`: a person decided that it
    continues none of 2015. `measured`: where an agreement quotes another area than the outline's, or an index that no school around has.
    """

    headlines: tuple[IndicatorFigures, ...]
    others: tuple[IndicatorFigures, ...]
    perimeters: tuple[tuple[int, str], ...]
    measured: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()
    is_new: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether no official figure is known."""
        return not any(one.figures for one in (*self.headlines, *self.others))

    @property
    def lacks_old_code(self) -> bool:
        """Whether it has a national code, but none of 2015, the geography of what is published so far."""
        return bool(self.perimeters) and all(vintage != Vintage.OF_2015 for vintage, _ in self.perimeters)

    @property
    def source_lines(self) -> tuple[str, ...]:
        """Every source of the page, each once."""
        return source_lines_of((*self.headlines, *self.others))

    @property
    def sources(self) -> str:
        """The same on one line."""
        return BETWEEN_SOURCES.join(self.source_lines)

    def of(self, code: str) -> IndicatorFigures | None:
        """One indicator."""
        return next((one for one in (*self.headlines, *self.others) if one.definition.code == code), None)


def source_lines_of(indicators: Iterable[IndicatorFigures]) -> tuple[str, ...]:
    """The sources of these indicators, each once."""
    parts = (part for one in indicators for part in one.source.split(BETWEEN_SOURCES))
    return tuple(dict.fromkeys(part for part in parts if part))
