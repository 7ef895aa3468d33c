"""May two figures be compared? Allowed, allowed with a warning, or refused: always with a sentence and its source.

Two figures are compared across places (a gap, the same year) or across years (an evolution, the same place). Pure.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from regain.domain.indicators.enums import Flag
from regain.domain.indicators.rules.breaks import CONSECUTIVE_YEARS, NOISE, Caution, breaks_between, cautions_of
from regain.domain.indicators.rules.figures import Definition, Figure

OUR_RULE = "règle de Regain"
PERIMETERS = "INSEE, données sur les quartiers 2024 de la politique de la ville"
SECRET = "INSEE, règles du secret statistique"  # noqa: S105  # a source, not a password
NOISE_SHARE = Decimal("0.02")
NOISE_POINTS = Decimal(1)
_BLURRED = "L’un de ces chiffres est bruité par son producteur\u00a0: un petit écart ne veut rien dire."


class Level(StrEnum):
    """How far a comparison may go."""

    ALLOWED = "allowed"
    WARNED = "warned"
    REFUSED = "refused"


class Why(StrEnum):
    """The closed list of reasons."""

    OTHER_INDICATOR = "other_indicator"
    OTHER_UNIT = "other_unit"
    OTHER_SERIES = "other_series"
    SUPPRESSED = "suppressed"
    MISSING = "missing"
    OTHER_PERIMETER = "other_perimeter"
    OTHER_YEAR = "other_year"
    HEAD_COUNT = "head_count"
    BREAK = "break"
    CONSECUTIVE = "consecutive"
    NOISE = "noise"
    APPROXIMATE = "approximate"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a comparison is refused, or made with care: a French sentence, and who says so."""

    why: Why
    level: Level
    sentence: str
    source: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two figures may be compared."""

    reasons: tuple[Reason, ...] = ()

    @property
    def level(self) -> Level:
        """The severest of its reasons."""
        levels = {reason.level for reason in self.reasons}
        return next((level for level in (Level.REFUSED, Level.WARNED) if level in levels), Level.ALLOWED)

    @property
    def is_refused(self) -> bool:
        """Whether no subtraction may be shown."""
        return self.level == Level.REFUSED

    @property
    def refusals(self) -> tuple[Reason, ...]:
        """The reasons that refuse."""
        return tuple(reason for reason in self.reasons if reason.level == Level.REFUSED)

    @property
    def warnings(self) -> tuple[Reason, ...]:
        """The reasons that only warn."""
        return tuple(reason for reason in self.reasons if reason.level == Level.WARNED)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What people read: the refusals if there are any, else the warnings."""
        return tuple(reason.sentence for reason in self.refusals or self.warnings)


def compare(one: Figure, other: Figure, *, definition: Definition) -> Verdict:
    """Whether the difference of two figures means something."""
    return Verdict((*_of_nature(one, other), *_of_value(one, other), *_of_frame(one, other, definition)))


def is_noise(one: Figure, other: Figure) -> bool:
    """Whether the difference of two figures is too small to be told from INSEE's noise.

    INSEE does not publish how strong the noise is; ours is a convention: a point for rates, 2 % of the value for the
    rest (docs/twins.md).
    """
    if one.value is None or other.value is None or not (one.noised or other.noised):
        return False
    return abs(one.value - other.value) < noise_of(other.value, one.unit)


def noise_of(value: Decimal, unit: str) -> Decimal:
    """The half-width of the band within which two noised figures are not told apart, in the unit of the value."""
    return NOISE_POINTS if unit == "%" else abs(value) * NOISE_SHARE


def _refuse(why: Why, sentence: str, source: str) -> Reason:
    return Reason(why, Level.REFUSED, sentence, source)


def _warn(why: Why, sentence: str, source: str) -> Reason:
    return Reason(why, Level.WARNED, sentence, source)


def _of_nature(one: Figure, other: Figure) -> Iterator[Reason]:
    """What the two figures are."""
    if one.indicator != other.indicator:
        yield _refuse(Why.OTHER_INDICATOR, "Ces deux chiffres ne mesurent pas la même chose.", OUR_RULE)
    if one.unit != other.unit:
        yield _refuse(Why.OTHER_UNIT, "Ces deux chiffres ne sont pas dans la même unité.", OUR_RULE)
    if one.series != other.series:
        said = "Ces deux chiffres viennent de deux jeux de données\u00a0: rien ne dit qu’ils soient faits de la même façon."
        yield _refuse(Why.OTHER_SERIES, said, OUR_RULE)


def _of_value(one: Figure, other: Figure) -> Iterator[Reason]:
    """Whether there is something to compare, and how sure it is."""
    for figure in (one, other):
        if figure.flag == Flag.SUPPRESSED:
            said = f"Le chiffre de {figure.year} n’est pas diffusé\u00a0: trop peu de ménages, ou secret statistique."
            yield _refuse(Why.SUPPRESSED, said, SECRET)
        elif figure.value is None:
            yield _refuse(Why.MISSING, f"Le chiffre de {figure.year} n’est pas dans les fichiers importés.", OUR_RULE)
    if Flag.APPROXIMATE in (one.flag, other.flag):
        yield _warn(Why.APPROXIMATE, "L’un de ces chiffres est approché\u00a0: l’écart l’est aussi.", OUR_RULE)
    noised = next((figure for figure in (one, other) if figure.noised), None)
    if noised:
        caution = _caution(noised, NOISE)
        yield _warn(Why.NOISE, caution.why if caution else _BLURRED, caution.source if caution else OUR_RULE)


def _of_frame(one: Figure, other: Figure, definition: Definition) -> Iterator[Reason]:
    """Where and when the two figures stand."""
    first, last = sorted((one, other), key=lambda figure: figure.year)
    if one.spot.perimeter and other.spot.perimeter and one.spot.perimeter != other.spot.perimeter:
        yield _refuse(Why.OTHER_PERIMETER, _perimeters(one, other), PERIMETERS)
    if _same_place(one, other):
        yield from _of_years(first, last)
    elif first.year != last.year:
        said = f"L’un est de {first.year}, l’autre de {last.year}\u00a0: deux lieux se comparent la même année."
        yield _refuse(Why.OTHER_YEAR, said, OUR_RULE)
    elif not definition.is_level:
        said = "C’est un nombre, pas un taux\u00a0: un quartier ne se compare pas à un lieu plus grand que lui."
        yield _refuse(Why.HEAD_COUNT, said, OUR_RULE)


def _of_years(first: Figure, last: Figure) -> Iterator[Reason]:
    parting = breaks_between(first.series, first.indicator, first.year, last.year)
    for one in parting:
        said = f"On ne peut pas comparer {first.year} et {last.year}. {one.why}"
        yield _refuse(Why.BREAK, said, one.source)
    caution = _caution(first, CONSECUTIVE_YEARS)
    if not parting and last.year - first.year == 1 and caution:
        yield _refuse(Why.CONSECUTIVE, f"{first.year} et {last.year} se suivent. {caution.why}", caution.source)


def _caution(figure: Figure, code: str) -> Caution | None:
    """What the producer of a figure advises, if it advises it of this place."""
    told = cautions_of(figure.series, below_commune=figure.spot.is_below_commune)
    return next((caution for caution in told if caution.code == code), None)


def _same_place(one: Figure, other: Figure) -> bool:
    """The same place; a neighbourhood on two perimeters has two codes, and the perimeters are refused anyway."""
    here, there = one.spot, other.spot
    return here.kind == there.kind and (here.code == there.code or here.perimeter != there.perimeter)


def _perimeters(one: Figure, other: Figure) -> str:
    first, last = sorted((one.spot.perimeter or 0, other.spot.perimeter or 0))
    return (
        f"L’un est établi sur le périmètre de {first}, l’autre sur celui de {last}\u00a0: ce ne sont ni les mêmes rues, ni "
        "les mêmes habitants. Leur différence ne dirait rien du quartier."
    )
