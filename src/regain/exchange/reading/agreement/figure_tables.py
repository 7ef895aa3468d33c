"""Tables of figures: indicators down and territories across, or the other way round."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from regain.exchange.draft import Figure
from regain.exchange.reading.agreement.figures import figure
from regain.exchange.reading.agreement.folding import bare, slug
from regain.exchange.reading.agreement.grids import filled_rows
from regain.exchange.reading.agreement.indicators import UNITS, Territory, indicator_of, territory_of
from regain.exchange.reading.agreement.ledger import Ledger
from regain.exchange.reading.agreement.lines import Grid, Row
from regain.exchange.reading.agreement.noted import Noted
from regain.exchange.reading.agreement.numbers import numbers_in
from regain.exchange.reading.agreement.passages import Passage, joined
from regain.exchange.reading.agreement.quantities import Quantities, quantities_in

Cells = list[list[Passage]]

_CHANGE = re.compile(r"evolution|variation|tendance")
_YEAR = re.compile(r"(?:en |insee |annee )?((?:19|20)\d\d)")
_IDENTITY = re.compile(r"(?:code|communes?|villes?|statut|nature|type|zonage|nom)\b")
"""Rows that say who a neighbourhood is, and hold no figure."""
_ASIDE = re.compile(r"annee|millesime|date|periode|source")


@dataclass
class _Layout:
    """What each column after the first is for."""

    quarter: int | None = None
    comparison: int | None = None
    change: int | None = None
    since: Passage = field(default_factory=Passage)
    latest: int = 0
    ignored: list[int] = field(default_factory=list)


def figures_of_grid(grid: Grid, ledger: Ledger, *, name: str, others: tuple[str, ...]) -> Iterator[Noted[Figure]]:
    """The figures of the neighbourhood called `name`; `others` are the agreement's other neighbourhoods."""
    rows = filled_rows(grid)
    width = min(map(len, rows))
    cells = [[_passage(row, rank) for rank in range(width)] for row in rows]
    if _is_across(cells):
        cells = [list(column) for column in zip(*cells, strict=True) if any(column)]
    layout, body = _layout(cells, name, others, ledger)
    for row in body:
        if read := _figure(row, layout, ledger):
            yield read


def names_on_its_side(grid: Grid, name: str) -> bool:
    """Whether the first row or the first column of a table holds that name, in bare words."""
    rows = filled_rows(grid)
    side = [*(rows[0] if rows else ()), *(row[0] for row in rows)]
    return any(cell is not None and name in bare(cell.passage.words) for cell in side)


def _passage(row: Row, rank: int) -> Passage:
    cell = row[rank]
    return cell.passage if cell else Passage()


def _is_across(cells: Cells) -> bool:
    """Whether the indicators stand in the first row rather than in the first column."""
    top = sum(indicator_of(cell.folded) is not None for cell in cells[0][1:])
    side = sum(indicator_of(row[0].folded) is not None for row in cells[1:])
    return top > side


def _layout(cells: Cells, name: str, others: tuple[str, ...], ledger: Ledger) -> tuple[_Layout, Cells]:
    """The columns, by the header row if there is one, and the rows below it."""
    header = cells[0]
    if indicator_of(header[0].folded) or any(_is_number(cell) for cell in header[1:]):
        used = [rank for rank in range(1, len(header)) if any(row[rank] for row in cells)]
        return _Layout(quarter=used[0] if used else None, comparison=used[1] if len(used) > 1 else None), cells
    ledger.label(*header)
    layout = _Layout()
    for rank, cell in enumerate(header[1:], start=1):
        _place(layout, rank, cell.folded, name, others)
        if layout.change == rank and (told := re.search(r"(?:depuis|a|en|/) ?((?:19|20)\d\d)", cell.folded)):
            layout.since = cell.group(told, 1)
    if layout.quarter is None:
        free = set(range(1, len(header))) - {layout.comparison, layout.change, *layout.ignored}
        layout.quarter = min(free, default=None)
    return layout, cells[1:]


def _place(layout: _Layout, rank: int, folded: str, name: str, others: tuple[str, ...]) -> None:
    words = bare(folded)
    territory = territory_of(folded)
    if not words:
        return
    if name and bare(name) in words:
        layout.quarter = rank
    elif _CHANGE.search(folded):
        layout.change = rank
    elif year := _YEAR.fullmatch(words):
        _place_year(layout, rank, int(year[1]))
    elif territory is Territory.INTERCOMMUNALITY:
        layout.comparison = rank
    elif (
        territory is Territory.ELSEWHERE
        or _ASIDE.search(folded)
        or any(bare(other) in words for other in others if bare(other))
    ):
        layout.ignored.append(rank)
    elif layout.quarter is None:
        layout.quarter = rank


def _place_year(layout: _Layout, rank: int, year: int) -> None:
    """Of several years, the latest is the figure's."""
    if year > layout.latest:
        layout.latest, layout.quarter = year, rank


def _is_number(cell: Passage) -> bool:
    first = next(numbers_in(cell.folded), None)
    return first is not None and not first.is_year


def _figure(row: list[Passage], layout: _Layout, ledger: Ledger) -> Noted[Figure] | None:
    label = row[0]
    if not label or layout.quarter is None or _IDENTITY.match(label.folded):
        return None
    code = indicator_of(label.folded) or f"other:{slug(label.words)}"
    unit = UNITS.get(code)
    found = quantities_in(row[layout.quarter], unit)
    if unit is None and found.value is None and found.flag == "missing":
        return None
    _fill(found, row, layout, unit)
    return figure(code, label, found, joined([cell for cell in row if cell], " : "), ledger)


def _fill(found: Quantities, row: list[Passage], layout: _Layout, unit: str | None) -> None:
    """Add what the other columns tell of the same indicator."""
    if layout.comparison is not None:
        other = quantities_in(row[layout.comparison], unit)
        if number := other.value or other.comparison:
            found.comparison = number
            found.comparison_at = other.value_at if other.value else other.comparison_at
    if layout.change is not None and row[layout.change]:
        told = quantities_in(row[layout.change], unit)
        found.change, found.change_at = told.change or told.value, told.change_at or told.value_at
        found.since_at = told.since_at or layout.since
        found.since = int(found.since_at.words) if found.since_at else None
