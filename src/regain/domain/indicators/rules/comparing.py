"""May two figures be compared? Allowed, allowed with a warning, or refused: always with a sentence and its source.

Two figures are compared across places (a gap, the same year) or across years (an evolution, the same place). Pure.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from regain.domain.indicators.rules.figures import NEIGHBOURHOOD, Break, Definition, Figure

INSEE_QPV = "INSEE, Données sur les quartiers 2024 de la politique de la ville, précautions d’emploi"
INSEE_NOISE = "INSEE, blog, «\u00a0QPV\u00a0: une nouvelle méthode pour le secret statistique\u00a0»"
OUR_RULE = "règle de Regain"
SECRET = "INSEE, règles du secret statistique"  # noqa: S105  # nothing to hide: a source
NOISE_SHARE = Decimal("0.02")
NOISE_POINTS = Decimal(1)


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


def compare(one: Figure, other: Figure, *, definition: Definition, breaks: Iterable[Break] = ()) -> Verdict:
    """Whether the difference of two figures means something."""
    return Verdict(tuple((*_of_nature(one, other), *_of_value(one, other), *_of_frame(one, other, definition, breaks))))


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
        said = "Ces deux chiffres viennent de deux sources, qui ne les définissent pas de la même façon."
        yield _refuse(Why.OTHER_SERIES, said, OUR_RULE)


def _of_value(one: Figure, other: Figure) -> Iterator[Reason]:
    """Whether there is something to compare, and how sure it is."""
    for figure in (one, other):
        if figure.flag == "suppressed":
            said = f"Le chiffre de {figure.year} n’est pas diffusé\u00a0: trop peu de ménages, ou secret statistique."
            yield _refuse(Why.SUPPRESSED, said, SECRET)
        elif figure.value is None:
            yield _refuse(Why.MISSING, f"Le chiffre de {figure.year} n’est pas dans les fichiers importés.", OUR_RULE)
    if "approximate" in (one.flag, other.flag):
        yield _warn(Why.APPROXIMATE, "L’un de ces chiffres est approché\u00a0: l’écart l’est aussi.", OUR_RULE)
    if one.noised or other.noised:
        said = (
            "Depuis 2024, l’INSEE ajoute un bruit aléatoire aux chiffres des quartiers\u00a0: un petit écart ne veut rien dire."
        )
        yield _warn(Why.NOISE, said, INSEE_NOISE)


def _of_frame(one: Figure, other: Figure, definition: Definition, breaks: Iterable[Break]) -> Iterator[Reason]:
    """Where and when the two figures stand."""
    first, last = sorted((one, other), key=lambda figure: figure.year)
    both_quarters = one.spot.kind == other.spot.kind == NEIGHBOURHOOD
    if both_quarters and one.spot.perimeter != other.spot.perimeter:
        yield _refuse(Why.OTHER_PERIMETER, _perimeters(one, other), INSEE_QPV)
    if _same_place(one, other):
        yield from _of_years(first, last, breaks)
    elif first.year != last.year:
        said = f"L’un est de {first.year}, l’autre de {last.year}\u00a0: deux lieux se comparent la même année."
        yield _refuse(Why.OTHER_YEAR, said, OUR_RULE)
    elif not definition.is_level:
        said = "C’est un nombre, pas un taux\u00a0: un quartier ne se compare pas à un lieu plus grand que lui."
        yield _refuse(Why.HEAD_COUNT, said, OUR_RULE)


def _of_years(first: Figure, last: Figure, breaks: Iterable[Break]) -> Iterator[Reason]:
    parting = sorted((one for one in breaks if one.parts(first, last)), key=lambda one: one.year)
    for one in parting:
        said = f"La série change en {one.year} ({one.reason})\u00a0: {first.year} et {last.year} ne se soustraient pas."
        yield _refuse(Why.BREAK, said, one.source)
    if not parting and last.year - first.year == 1 and first.spot.is_below_commune:
        said = (
            f"{first.year} et {last.year} se suivent\u00a0: sous le niveau de la commune, l’INSEE déconseille de comparer "
            "deux millésimes consécutifs."
        )
        yield _refuse(Why.CONSECUTIVE, said, INSEE_QPV)


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
