"""Reading a table of unknown layout as somebody said: which column holds what."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from regain.core.french import quoted
from regain.exchange.reading.observations.figures import ERROR, WARNING, Reading
from regain.exchange.reading.observations.grid import Grid
from regain.exchange.reading.observations.layouts import heading_key
from regain.exchange.reading.observations.tables import (
    ANY,
    SHARE,
    FigureColumn,
    Gathered,
    Row,
    TablePlan,
    cell,
    read_rows,
    reading_of,
)
from regain.exchange.reading.refusals import UnreadableFile


class Role(StrEnum):
    """What a column holds. A long table has a column of indicators and a column of values; a wide one, figures."""

    IGNORED = "ignored"
    PLACE = "place"
    NAME = "name"
    YEAR = "year"
    FIGURE = "figure"
    INDICATOR = "indicator"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class ColumnRole:
    """The role of a column; for figures, the code of the indicator and the year where the heading means one."""

    role: Role = Role.IGNORED
    indicator: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class ColumnsSaid:
    """How to read a sheet: the rank of its row of headings, the role of each column, what the rows do not say.

    `labels` gives the indicator that each label of a long table stands for (label as written to code).
    """

    header: int
    place_kind: str
    columns: tuple[ColumnRole, ...]
    year: int | None = None
    labels: Mapping[str, str] = field(default_factory=dict)

    def at(self, role: Role) -> int | None:
        """The rank of the first column of that role."""
        return next((at for at, column in enumerate(self.columns) if column.role == role), None)


def signature_of(grid: Grid, header: int) -> str:
    """What files of the same layout share: the SHA-256 (hexadecimal) of their headings."""
    keys = [heading_key(one) for one in grid.rows[header][1]] if header < len(grid.rows) else []
    return hashlib.sha256("\x1f".join(keys).encode()).hexdigest()


def says_its_year(said: ColumnsSaid) -> bool:
    """Whether every figure has a year: that of its row, of its column, or of the whole file."""
    figures = [column for column in said.columns if column.role == Role.FIGURE]
    return bool(said.year or said.at(Role.YEAR) is not None or (figures and all(one.year for one in figures)))


def faults_of(said: ColumnsSaid) -> list[str]:
    """What is missing before the table can be read, in French sentences."""
    roles = [column.role for column in said.columns]
    figures = [column for column in said.columns if column.role == Role.FIGURE]
    faults = []
    for role, what in ((Role.PLACE, "le code du lieu"), (Role.YEAR, "l’année"), (Role.VALUE, "la valeur")):
        if roles.count(role) > 1:
            faults.append(f"Deux colonnes donnent {what}\u00a0: n’en gardez qu’une.")
    if Role.PLACE not in roles:
        faults.append("Dites quelle colonne donne le code du lieu.")
    if not figures and Role.VALUE not in roles:
        faults.append("Dites quelle colonne donne des chiffres.")
    if figures and Role.VALUE in roles:
        faults.append("Une colonne donne déjà la valeur de chaque ligne\u00a0: les autres chiffres sont à ignorer.")
    if Role.VALUE in roles and Role.INDICATOR not in roles:
        faults.append("Dites quelle colonne nomme l’indicateur de chaque ligne.")
    if Role.INDICATOR in roles and Role.VALUE not in roles:
        faults.append("Dites quelle colonne donne la valeur de chaque ligne.")
    if not says_its_year(said):
        faults.append("Dites de quelle année sont les chiffres\u00a0: une colonne, ou l’année de tout le fichier.")
    return faults


def read_as_said(  # noqa: PLR0913  # the sheet, how it is read, and what its figures are
    grid: Grid,
    said: ColumnsSaid,
    *,
    dataset: str,
    product: str,
    shares: frozenset[str] = frozenset(),
    into: Gathered | None = None,
) -> Reading:
    """The figures of the sheet. `shares` are the indicators that stay between 0 and 100; `into` what is said of the file.

    Raises UnreadableFile.
    """
    faults = faults_of(said)
    if faults:
        raise UnreadableFile(faults[0])
    into = into or Gathered()
    into.notes.sheet = grid.name
    _note_hidden(grid, said, into)
    headings, rows = grid.rows[said.header][1], grid.rows[said.header + 1 :]
    columns = list(_columns(said, headings, shares))
    if said.at(Role.VALUE) is None:
        read_rows(rows, _plan(said, headings, tuple(columns), grid), into)
    else:
        columns = _read_long(grid, said, shares, into)
    return reading_of(dataset, product, into, columns)


def _note_hidden(grid: Grid, said: ColumnsSaid, into: Gathered) -> None:
    """A hidden column is read where a person said what it holds; it is noted, as others see none."""
    for at, column in enumerate(said.columns):
        if at in grid.hidden_columns and column.role != Role.IGNORED:
            heading = cell(grid.rows[said.header][1], at)
            told = "cette colonne est masquée dans le fichier\u00a0; elle a été lue, comme vous l’avez décrit."
            into.notes.note("hidden_column_read", WARNING, told, column=heading)


def _columns(said: ColumnsSaid, headings: Sequence[str], shares: frozenset[str]) -> Iterator[FigureColumn]:
    for at, column in enumerate(said.columns):
        if column.role == Role.FIGURE and column.indicator:
            bounds = SHARE if column.indicator in shares else ANY
            yield FigureColumn(at, cell(list(headings), at), column.indicator, column.year or _year(said), bounds)


def _year(said: ColumnsSaid) -> int | None:
    return None if said.at(Role.YEAR) is not None else said.year


def _plan(said: ColumnsSaid, headings: list[str], columns: tuple[FigureColumn, ...], grid: Grid) -> TablePlan:
    place_at, year_at = said.at(Role.PLACE) or 0, said.at(Role.YEAR)
    return TablePlan(
        columns=columns,
        place_of=lambda cells: (said.place_kind, cell(cells, place_at)),
        place_heading=cell(headings, place_at),
        year_at=year_at,
        year_heading=cell(headings, year_at) if year_at is not None else "",
        name_at=said.at(Role.NAME),
        typed=grid.typed,
    )


def _read_long(grid: Grid, said: ColumnsSaid, shares: frozenset[str], into: Gathered) -> list[FigureColumn]:
    """One figure a row: its indicator is the one its label stands for; rows of a label left aside are passed over."""
    label_at, value_at = said.at(Role.INDICATOR) or 0, said.at(Role.VALUE) or 0
    headings = grid.rows[said.header][1]
    rows: dict[str, list[Row]] = {}
    for line, cells in grid.rows[said.header + 1 :]:
        label = cell(cells, label_at)
        rows.setdefault(label, []).append((line, cells))
        if label not in said.labels:
            told = (
                f"{quoted(label[:60])} n’est pas un indicateur connu de ce tableau\u00a0: la ligne est laissée de côté."
            )
            into.notes.note("unknown_indicator", ERROR, told, line=line, column=cell(headings, label_at))
    columns = {
        label: FigureColumn(value_at, cell(headings, value_at), code, _year(said), SHARE if code in shares else ANY)
        for label, code in said.labels.items()
        if code
    }
    for label, column in columns.items():
        read_rows(rows.get(label, []), _plan(said, headings, (column,), grid), into)
    return list(columns.values())
