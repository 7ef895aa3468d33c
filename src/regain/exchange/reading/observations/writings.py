"""How the numbers of a column are written, where a cell alone does not say: `14.230`, or 0.421 for a rate of 42.1 %.

The column says, else the file, else a person. What none of them says is doubtful: it is asked, never guessed.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from regain.core.french import counted, quoted
from regain.core.french import number as french_number
from regain.exchange.reading.observations.values import NotANumber, value_of

THOUSANDS, DECIMALS = "thousands", "decimals"
OF_ONE, OF_HUNDRED = "of_one", "of_hundred"
MARK_DOUBTFUL, RATES_DOUBTFUL = "mark_doubtful", "rates_doubtful"
_EITHER = re.compile(r"[-\u2212]?[1-9][0-9]{0,2}([.,])[0-9]{3}").fullmatch
_DECIMAL = re.compile(r"[-\u2212]?[0-9 \u00a0\u202f]+([.,])(?:[0-9]{1,2}|[0-9]{4,})").fullmatch
_DECIMAL_FROM_ZERO = re.compile(r"[-\u2212]?0([.,])[0-9]+").fullmatch
_BOTH = re.compile(r"[-\u2212]?[0-9]{1,3}(?:([.,])[0-9]{3})+([.,])[0-9]+").fullmatch
_GROUPED_TWICE = re.compile(r"[-\u2212]?[0-9]{1,3}([.,])[0-9]{3}(?:\1[0-9]{3})+").fullmatch


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says of a file that does not.

    `year` of the figures (None: nothing is said); `marks`: what a mark before three digits is (THOUSANDS or DECIMALS);
    `rates`: what rates under one are (OF_ONE or OF_HUNDRED); blank: nothing is said.
    """

    year: int | None = None
    marks: str = ""
    rates: str = ""


class Cell(NamedTuple):
    """A cell of a column: the line it is on, what it holds, whether that is text and not a number of a workbook."""

    line: int
    raw: str
    is_typed: bool


class Question(NamedTuple):
    """What a person is asked: the code of the doubt, the first line, how many figures wait, the sentence."""

    code: str
    line: int
    many: int
    sentence: str


class Doubtful(ValueError):
    """The cell may be read in two ways; the question was asked for its column."""


class Seen(NamedTuple):
    """The marks that cells show to be decimal, and those they show to group thousands."""

    decimal: frozenset[str] = frozenset()
    grouping: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Writing:
    """How to read a column. `doubtful`: marks that may be either; `is_of_one`: None when it is doubtful."""

    grouping: frozenset[str] = frozenset()
    doubtful: frozenset[str] = frozenset()
    is_of_one: bool | None = False

    def value_of(self, cell: Cell) -> tuple[Decimal | None, str]:
        """The value of a cell of the column and its flag. Raises Doubtful, NotANumber and what value_of raises."""
        mark = _mark_of(cell)
        if mark in self.doubtful or (self.is_of_one is None and _plain(cell.raw)):
            raise Doubtful(cell.raw)
        value, flag = value_of(cell.raw.replace(mark, "") if mark in self.grouping else cell.raw)
        return (value * 100 if value is not None and self.is_of_one and "%" not in cell.raw else value), flag

    def questions(self, cells: Sequence[Cell]) -> Iterator[Question]:
        """What must be asked before these cells of the column can be read, once for each doubt."""
        for mark in sorted(self.doubtful):
            those = [cell for cell in cells if _mark_of(cell) == mark]
            yield Question(MARK_DOUBTFUL, those[0].line, len(those), _mark_asked(those[0].raw, mark, len(those)))
        rates = [cell for cell in cells if _plain(cell.raw)] if self.is_of_one is None else []
        if rates:
            yield Question(RATES_DOUBTFUL, rates[0].line, len(rates), _rates_asked(rates[0].raw, len(rates)))


def marks_seen(cells: Iterable[Cell]) -> Seen:
    """What the cells that are text show of decimal and grouping marks."""
    decimal: set[str] = set()
    grouping: set[str] = set()
    for raw in {cell.raw for cell in cells if cell.is_typed}:
        both = _BOTH(raw)
        if both and both[1] != both[2]:
            grouping.add(both[1])
            decimal.add(both[2])
        elif twice := _GROUPED_TWICE(raw):
            grouping.add(twice[1])
        elif one := _DECIMAL(raw) or _DECIMAL_FROM_ZERO(raw):
            decimal.add(one[1])
    return Seen(frozenset(decimal), frozenset(grouping))


def writing_of(
    cells: Sequence[Cell], *, file: Seen, fits: Callable[[Decimal], bool], is_rate: bool, said: Said
) -> Writing:
    """How a column is written.

    `file`: what the figures of the whole sheet show; `fits`: whether a value may be one of the indicator; `is_rate`:
    whether it is a percentage; `said`: what a person said.
    """
    column = marks_seen(cells)
    either = {_mark_of(cell) for cell in cells if _mark_of(cell) and _may_be_thousands(cell.raw, fits)}
    fates = {mark: said.marks if len(either) > 1 else _fate(mark, column, file) or said.marks for mark in either}
    return Writing(
        grouping=frozenset(mark for mark, fate in fates.items() if fate == THOUSANDS),
        doubtful=frozenset(mark for mark, fate in fates.items() if not fate),
        is_of_one=_is_of_one(cells, said) if is_rate else False,
    )


def _mark_of(cell: Cell) -> str:
    """The mark of a number that may be read in two ways; blank for any other."""
    found = _EITHER(cell.raw) if cell.is_typed else None
    return found[1] if found else ""


def _mark_asked(raw: str, mark: str, many: int) -> str:
    bare, whole = raw.replace(mark, ""), french_number(Decimal(raw.replace(mark, ".").replace("\u2212", "-")), 3)
    name = "le point" if mark == "." else "la virgule"
    thousands = french_number(Decimal(bare.replace("\u2212", "-")))
    return (
        f"{quoted(raw)} peut se lire {thousands} ou {whole}\u00a0: dites si {name} sépare les milliers ou les décimales. "
        f"{_waiting(many)}"
    )


def _rates_asked(raw: str, many: int) -> str:
    value = _plain(raw) or Decimal(0)
    one, other = french_number(value * 100, 4), french_number(value, 6)
    return (
        f"tous les taux de cette colonne sont inférieurs à 1\u00a0: dites si {quoted(raw)} veut dire {one}\u00a0% "
        f"ou {other}\u00a0%. {_waiting(many)}"
    )


def _waiting(many: int) -> str:
    return f"{counted(many, 'chiffre attend', 'chiffres attendent')} votre réponse."


def _may_be_thousands(raw: str, fits: Callable[[Decimal], bool]) -> bool:
    return fits(Decimal(re.sub("[.,]", "", raw.replace("\u2212", "-"))))


def _fate(mark: str, column: Seen, file: Seen) -> str:
    """What the mark is, by what the column shows, else the file; blank when that says nothing, or two things."""
    seen = column if column != Seen() else file
    if seen.decimal == {mark} and mark not in seen.grouping:
        return DECIMALS
    return THOUSANDS if seen.grouping == {mark} and mark not in seen.decimal else ""


def _is_of_one(cells: Sequence[Cell], said: Said) -> bool | None:
    """Rates that are all under one may be shares of one (0.421 for 42.1 %). What is written with a sign is a percentage."""
    values = [value for value in (_plain(cell.raw) for cell in cells) if value]
    if not values or max(map(abs, values)) > 1 or all(value == 1 for value in values):
        return False
    return {OF_ONE: True, OF_HUNDRED: False}.get(said.rates)


def _plain(raw: str) -> Decimal | None:
    try:
        return None if "%" in raw else value_of(raw)[0]
    except NotANumber:
        return None
