"""What an agreement says beside what the official series says: where they differ. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from regain.domain.indicators.rules.figures import Definition, Figure
from regain.domain.indicators.rules.gaps import Change, change, longest_change

ROUNDED = Decimal("0.5")
"""What rounding to the unit hides, for rates."""
ABOUT = Decimal("0.1")
"""How far an approximate figure ("environ 2 000") may lie, as a share."""
EXACT = Decimal("0.01")
"""How far an exact head count may lie, as a share: censuses are revised."""
FAR = 3
"""Beyond so many years, two figures are expected to differ."""


class Differs(StrEnum):
    """How what is quoted differs from the series."""

    OTHER_WAY = "other_way"
    """The text tells a rise, the series a fall; or the contrary."""
    OTHER_VALUE = "other_value"


@dataclass(frozen=True, slots=True)
class Quote:
    """A figure as an agreement quotes it. `change` since `change_since`, in the same unit; `year`: of the data, if told."""

    indicator: str
    value: Decimal | None
    unit: str
    flag: str = "ok"
    change: Decimal | None = None
    change_since: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """A point where the text and the series do not say the same. `series`: the evolution held against the text's."""

    how: Differs
    quote: Quote
    official: Figure
    series: Change | None = None


def differences(quote: Quote, official: Sequence[Figure], *, definition: Definition) -> tuple[Difference, ...]:
    """Where a quoted figure and the official series of one perimeter differ, the way first."""
    known = sorted((one for one in official if one.is_known and one.unit == quote.unit), key=lambda one: one.year)
    if quote.indicator != definition.code or not known:
        return ()
    found = (_other_way(quote, known, definition), _other_value(quote, known))
    return tuple(one for one in found if one is not None)


def _other_way(quote: Quote, known: Sequence[Figure], definition: Definition) -> Difference | None:
    """A rise that the series tells as a fall. The series need not have the text's own years: we say which it has."""
    if not quote.change:
        return None
    exact = [one for one in known if one.year == quote.change_since]
    told = change(exact[0], known[-1], definition=definition) if exact else None
    series = told if told and told.by is not None else longest_change(known, definition=definition)
    if series is None or not series.by or (series.by > 0) == (quote.change > 0):
        return None
    return Difference(Differs.OTHER_WAY, quote, series.last, series)


def _other_value(quote: Quote, known: Sequence[Figure]) -> Difference | None:
    """A value further from the series than rounding, or than "about", explains."""
    if quote.value is None:
        return None
    year = quote.year or known[-1].year
    official = min(known, key=lambda one: abs(one.year - year))
    if abs(official.year - year) > FAR:
        return None
    if official.value is None or abs(quote.value - official.value) <= _allowed(quote, official.value):
        return None
    return Difference(Differs.OTHER_VALUE, quote, official)


def _allowed(quote: Quote, official: Decimal) -> Decimal:
    if quote.flag == "approximate":
        return abs(official) * ABOUT
    return ROUNDED if quote.unit in ("%", "index") else abs(official) * EXACT
