"""Tables of objectives: rows by what each column holds, stakes and headers wherever they stand."""

import re
from collections.abc import Iterator, Mapping

from regain.exchange.reading.agreement import labels
from regain.exchange.reading.agreement.columns import Column, columns_of
from regain.exchange.reading.agreement.folding import same
from regain.exchange.reading.agreement.grids import filled_cells, filled_rows
from regain.exchange.reading.agreement.ledger import Ledger
from regain.exchange.reading.agreement.lines import Grid, Line, Row
from regain.exchange.reading.agreement.objective_rows import RowRead
from regain.exchange.reading.agreement.passages import Passage
from regain.exchange.reading.agreement.stakes import StakeLine, stake_of
from regain.exchange.reading.agreement.statements import statements_of

Columns = Mapping[int, Column]

_NUMBER = re.compile(
    r"(?:(?<!\s)\s++)?(?:\d{1,2}(?:\.\d{1,2}){0,9}\s?[.)°]|\d{1,2}(?:\.\d{1,2}){1,9}|[a-h]\))\s*(?:[-:] ?)?(?=[^\W\d])"
)


class TableReader:
    """Reads the tables of one part one after the other: a table cut by a page goes on under the same columns."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._columns: Columns | None = None
        self._stake = Passage()

    def rows_of(self, grid: Grid) -> Iterator[RowRead]:
        """The rows of a table, headers claimed as labels."""
        rows = filled_rows(grid)
        if not any(columns_of(row) for row in rows) or self._columns is None:
            self._columns = _fitted(self._columns, rows)
        previous_was_header = False
        for row in rows:
            named = columns_of(row)
            if named:
                self._columns = {**(self._columns if previous_was_header and self._columns else {}), **named}
                self._ledger.label(*(cell.passage for cell in filled_cells(row)))
            else:
                yield from self._row(row)
            previous_was_header = named is not None

    def _row(self, row: Row) -> Iterator[RowRead]:
        cells = filled_cells(row)
        alone = cells[0].passage if len(cells) == 1 else Passage()
        if alone and (stake := stake_of(alone)):
            yield self._with_label(alone, stake)
        elif alone and self._is_across(row):
            yield RowRead(strategic=unlabelled(alone, labels.STRATEGIC, self._ledger))
        else:
            yield from self._data(row)

    def _is_across(self, row: Row) -> bool:
        """Whether the only cell of a row is a title that spans the table."""
        cell = filled_cells(row)[0]
        labelled = labels.STRATEGIC.match(cell.passage.folded) is not None
        return labelled or (cell.columns > 1 and cell.columns >= len(row) - row.index(cell))

    def _with_label(self, whole: Passage, stake: StakeLine) -> RowRead:
        self._ledger.label(whole)
        return RowRead(stake=stake)

    def _data(self, row: Row) -> Iterator[RowRead]:
        told: dict[Column, Passage] = {}
        operational: list[Line] = []
        for rank, cell in enumerate(row):
            column = (self._columns or {}).get(rank, Column.OTHER)
            if cell is None or not cell.lines:
                continue
            if column is Column.OPERATIONAL:
                operational += cell.lines
            elif column not in told:
                told[column] = cell.passage
        self._ledger.label(told.get(Column.QUARTER, Passage()))
        if stake := self._new_stake(told.get(Column.STAKE, Passage())):
            yield stake
        yield RowRead(
            strategic=unlabelled(told.get(Column.STRATEGIC, Passage()), labels.STRATEGIC, self._ledger),
            intercommunal=unlabelled(told.get(Column.INTERCOMMUNAL, Passage()), labels.INTERCOMMUNAL, self._ledger),
            operational=tuple(statements_of(_unlabelled_lines(operational, self._ledger))),
            of_quarters=told.get(Column.QUARTER, Passage()),
        )

    def _new_stake(self, cell: Passage) -> RowRead | None:
        """The stake of a cell in the column of stakes, unless it only says again the one above."""
        if not cell:
            return None
        if self._stake and same(self._stake.words, cell.words):
            self._ledger.label(cell)
            return None
        self._stake = cell
        return self._with_label(cell, stake_of(cell) or StakeLine(None, Passage(), cell))


def unlabelled(passage: Passage, label: re.Pattern[str], ledger: Ledger) -> Passage:
    """The words of an objective without its label ("Objectif stratégique 1.1 :") or its number."""
    return _without(_NUMBER, _without(label, passage, ledger), ledger)


def _without(pattern: re.Pattern[str], passage: Passage, ledger: Ledger) -> Passage:
    match = pattern.match(passage.folded)
    if not match or not match.end():
        return passage
    ledger.label(passage.part(0, match.end()))
    return passage.part(match.end())


def _unlabelled_lines(lines: list[Line], ledger: Ledger) -> list[Line]:
    bare = [line.with_words(_without(labels.OPERATIONAL, line.passage, ledger)) for line in lines]
    return [line for line in bare if line.words]


def _fitted(columns: Columns | None, rows: list[Row]) -> Columns:
    """The columns of a table without header: those of the table before, in order, else by their number."""
    data = [row for row in rows if not columns_of(row) and stake_of_row(row) is None]
    used = sorted({rank for row in data for rank, cell in enumerate(row) if cell and cell.lines})
    if columns is not None:
        if set(used) <= set(columns):
            return columns
        kinds = [
            column
            for column, before in zip(columns.values(), [None, *columns.values()], strict=False)
            if column is not before
        ]
        return dict(zip(used, kinds, strict=False))
    kinds = [Column.STRATEGIC, Column.INTERCOMMUNAL, Column.OPERATIONAL]
    if any(row[used[0]] is not None and stake_of(_words(row, used[0])) for row in data):
        kinds = [Column.STAKE, *kinds]
    return dict(zip(used, kinds if len(used) > 2 else kinds[-len(used) :], strict=False))  # noqa: PLR2004


def _words(row: Row, rank: int) -> Passage:
    cell = row[rank]
    return cell.passage if cell else Passage()


def stake_of_row(row: Row) -> StakeLine | None:
    """The stake of a row that has one cell only."""
    cells = filled_cells(row)
    return stake_of(cells[0].passage) if len(cells) == 1 else None
