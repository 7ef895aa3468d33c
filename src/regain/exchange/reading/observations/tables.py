"""Rows to figures, once it is known which column holds what."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import NamedTuple

from regain.core.french import quoted
from regain.exchange.reading.observations.codes import Code, code_of
from regain.exchange.reading.observations.figures import (
    APPROXIMATE,
    ERROR,
    INFO,
    MISSING,
    SUPPRESSED,
    WARNING,
    Figure,
    Notes,
    PlaceRead,
    Reading,
)
from regain.exchange.reading.observations.values import CellInError, NotANumber, NotComputed, year_of
from regain.exchange.reading.observations.writings import Cell, Doubtful, Said, Writing, marks_seen, writing_of

Row = tuple[int, list[str]]
BAD_CODE, REPAIRED, NO_YEAR, BAD_VALUE, OUT_OF_RANGE, TWICE = (
    *("unknown_code", "code_repaired", "year_unreadable", "value_unreadable"),
    *("value_out_of_range", "figure_given_twice"),
)
IN_ERROR, NOT_COMPUTED = "cell_in_error", "formula_not_computed"


class Bounds(NamedTuple):
    """The smallest and the largest value that make sense; None for no limit.

    Beyond, a figure is refused; `is_soft` keeps it as approximate, for estimates that their producer published so.
    `is_rate`: they are percentages.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    is_soft: bool = False
    is_rate: bool = False

    def hold(self, value: Decimal) -> bool:
        """Whether the value is within."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)

    @property
    def words(self) -> str:
        """`de 0 à 100`, `au moins 0`."""
        return f"au moins {self.low}" if self.high is None else f"de {self.low} à {self.high}"


ANY = Bounds()
SHARE = Bounds(Decimal(0), Decimal(100), is_rate=True)
COUNT, ZERO_TO_ONE = Bounds(Decimal(0)), Bounds(Decimal(0), Decimal(1))
SOCIAL_POSITION = Bounds(Decimal(20), Decimal(250))


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """A column of figures. `year` is None when the row says it; `blank` is what an empty cell means."""

    at: int
    heading: str
    indicator: str
    year: int | None = None
    bounds: Bounds = ANY
    blank: str = SUPPRESSED
    writing: Writing = Writing()  # noqa: RUF009  # frozen


@dataclass(frozen=True, slots=True)
class TablePlan:
    """Which columns hold what. `place_of` gives the kind of a row's place and the code as written.

    `typed`: as in a Grid, the cells that hold a decimal mark as text; None for all.
    """

    columns: tuple[FigureColumn, ...]
    place_of: Callable[[list[str]], tuple[str, str]]
    place_heading: str
    year_at: int | None = None
    year_heading: str = ""
    name_at: int | None = None
    commune_at: int | None = None
    vintage: int | None = None
    typed: frozenset[tuple[int, int]] | None = None

    def is_typed(self, line: int, at: int) -> bool:
        """Whether the cell is text, and not a number of a workbook."""
        return self.typed is None or (line, at) in self.typed


@dataclass(slots=True)
class Gathered:
    """What the rows gave so far, and what there is to say about them.

    `published` holds the indicators, kinds of places and years for which some cell, refused or not, says something.
    """

    said: Said = field(default_factory=Said)
    notes: Notes = field(default_factory=Notes)
    published: set[tuple[str, str, int]] = field(default_factory=set)
    figures: list[Figure] = field(default_factory=list)
    places: dict[tuple[str, str], PlaceRead] = field(default_factory=dict)
    lines: dict[tuple[str, str, str, int | None, int], tuple[str, int]] = field(default_factory=dict)


def read_rows(rows: Sequence[Row], plan: TablePlan, into: Gathered) -> None:
    """Read the rows under the plan; what is refused is noted with its line and column, and the rest is read."""
    plan = replace(plan, columns=columns_as_written(rows, plan, into))
    for line, cells in rows:
        kind, written = plan.place_of(cells)
        code = place_code(written, kind, line, plan.place_heading, into.notes)
        if code is None:
            continue
        vintage = code.perimeter_vintage or plan.vintage
        year = None
        if plan.year_at is not None:
            year = year_of(cell(cells, plan.year_at))
            if year is None:
                written = cell(cells, plan.year_at)[:40]
                said = f"{quoted(written)} n’est pas une année\u00a0: écrivez 2021." if written else "l’année manque."
                into.notes.note(NO_YEAR, ERROR, said, line=line, column=plan.year_heading)
                continue
        _remember_place(cells, kind, code.code, plan, into)
        for column in plan.columns:
            about = (column.indicator, kind, code.code, vintage, column.year or year or 0)
            held = Cell(line, cell(cells, column.at), plan.is_typed(line, column.at))
            read_figure(held, about, column, into=into)


def columns_as_written(rows: Sequence[Row], plan: TablePlan, into: Gathered) -> tuple[FigureColumn, ...]:
    """The columns with how their numbers are written; what must be asked is noted, once a column."""
    cells = {
        one.at: [Cell(line, cell(row, one.at), plan.is_typed(line, one.at)) for line, row in rows]
        for one in plan.columns
    }
    file = marks_seen(one for told in cells.values() for one in told)
    found = []
    for one in plan.columns:
        mine, bounds = cells[one.at], one.bounds
        writing = writing_of(mine, file=file, fits=bounds.hold, is_rate=bounds.is_rate, said=into.said)
        found.append(replace(one, writing=writing))
        for asked in writing.questions(mine):
            into.notes.note(asked.code, ERROR, asked.sentence, line=asked.line, column=one.heading, figures=asked.many)
    return tuple(found)


def place_code(written: str, kind: str, line: int, heading: str, notes: Notes) -> Code | None:
    """The code of a row's place, repairs noted; None, with a finding, when the row has none that could be one."""
    code = _national(written, kind)
    if code is None:
        said = f"{quoted(written[:40])} n’est pas un code reconnu" if written else "le code du lieu manque"
        notes.note(BAD_CODE, ERROR, f"{said}\u00a0: la ligne est laissée de côté.", line=line, column=heading)
    elif code.is_repaired:
        message = f"{quoted(written)} a perdu un zéro de tête\u00a0: lu comme {quoted(code.code)}."
        notes.note(REPAIRED, INFO, message, line=line, column=heading)
    return code


def _national(written: str, kind: str) -> Code | None:
    base = kind.removesuffix("_qpv") if kind != "qpv" else kind
    return code_of(written, base)


def read_figure(
    held: Cell, about: tuple[str, str, str, int | None, int], column: FigureColumn, *, into: Gathered
) -> None:
    """Read one cell: a figure, or a finding that says why there is none."""
    raw, line, notes = held.raw, held.line, into.notes
    if raw:
        into.published.add((about[0], about[1], about[4]))
    try:
        value, flag = column.writing.value_of(held)
    except Doubtful:
        return
    except NotANumber as refused:
        code, message = _unreadable(refused, held, column)
        notes.note(code, ERROR, message, line=line, column=column.heading)
        return
    if value is not None and not column.bounds.hold(value):
        is_soft = column.bounds.is_soft
        fate = "publié ainsi, il est gardé comme approché" if is_soft else "il est laissé de côté"
        message = f"{quoted(raw[:40])} sort des valeurs possibles ({column.bounds.words})\u00a0: {fate}."
        notes.note(OUT_OF_RANGE, WARNING if is_soft else ERROR, message, line=line, column=column.heading)
        if not is_soft:
            return
        flag = APPROXIMATE
    first = into.lines.setdefault(about, (notes.sheet, line))
    if first != (notes.sheet, line):
        where = f"à la ligne {first[1]}" + (f" de la feuille {quoted(first[0])}" if first[0] != notes.sheet else "")
        message = f"{about[2]} a déjà ce chiffre pour {about[4]} {where}\u00a0: la première valeur est gardée."
        notes.note(TWICE, ERROR, message, line=line, column=column.heading)
        return
    into.figures.append(Figure(*about, raw[:60], value, flag, line, column.heading))


def _unreadable(refused: NotANumber, held: Cell, column: FigureColumn) -> tuple[str, str]:
    """The code and the sentence for a cell that is no number."""
    which = f"la cellule {_letters(column.at)}{held.line}"
    if isinstance(refused, CellInError):
        return IN_ERROR, f"{which} est en erreur ({held.raw[:40]})\u00a0: le chiffre est laissé de côté."
    if isinstance(refused, NotComputed):
        return NOT_COMPUTED, (
            f"{which} contient une formule sans résultat enregistré\u00a0: le chiffre est laissé de côté. Ouvrez le "
            "fichier dans un tableur, enregistrez-le, puis déposez-le à nouveau."
        )
    return BAD_VALUE, f"{quoted(held.raw[:40])} n’est pas un nombre\u00a0: le chiffre est laissé de côté."


def _letters(rank: int) -> str:
    """The letters of a column: A for 0, AA for 26."""
    before, last = divmod(rank, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)


def blanks_explained(into: Gathered, columns: Iterable[FigureColumn]) -> tuple[Figure, ...]:
    """The figures, with what their blank cells mean.

    A figure that is blank for every place of a kind in a year was never published: missing. Else it is what its
    column says, kept secret unless told otherwise.
    """
    meaning = {column.indicator: column.blank for column in columns}
    return tuple(
        one if one.raw else one._replace(flag=_flag_of_blank(one, meaning, into.published)) for one in into.figures
    )


def _flag_of_blank(one: Figure, meaning: dict[str, str], published: set[tuple[str, str, int]]) -> str:
    is_published = (one.indicator, one.place_kind, one.year) in published
    return meaning.get(one.indicator, SUPPRESSED) if is_published else MISSING


def reading_of(dataset: str, product: str, into: Gathered, columns: Sequence[FigureColumn]) -> Reading:
    """All that was gathered, its blank cells explained."""
    notes = into.notes
    return Reading(
        dataset,
        product,
        blanks_explained(into, columns),
        tuple(into.places.values()),
        tuple(notes.findings),
        dict(notes.counts),
        notes.refused,
    )


def cell(cells: list[str], at: int) -> str:
    """The cell at that rank, blank beyond the end of a short row."""
    return cells[at] if at < len(cells) else ""


def _remember_place(cells: list[str], kind: str, code: str, plan: TablePlan, into: Gathered) -> None:
    if plan.name_at is None or (kind, code) in into.places:
        return
    commune = code_of(cell(cells, plan.commune_at), "commune") if plan.commune_at is not None else None
    name = " ".join(cell(cells, plan.name_at).split())[:250]
    into.places[kind, code] = PlaceRead(kind, code, name, commune.code if commune else "")
