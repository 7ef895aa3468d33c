"""What a known product looks like: its headings, and what each column holds."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from regain.core.labels import fold
from regain.exchange.reading.observations.figures import SUPPRESSED
from regain.exchange.reading.observations.grid import Grid
from regain.exchange.reading.observations.tables import ANY, Bounds, FigureColumn, TablePlan, cell

SEARCHED = 15
"""Rows among which the headings are searched."""


@dataclass(frozen=True, slots=True)
class Known:
    """Headings that give an indicator: a pattern whose group, if any, is the year."""

    heading: str
    indicator: str
    bounds: Bounds = ANY
    blank: str = SUPPRESSED


@dataclass(frozen=True, slots=True)
class Layout:
    """A product, told by headings that all stand in one row. `place`, `year`, `name` and `commune` are headings.

    `under` counts the rows of labels between the headings and the figures; `year_in` finds a year in the rows above
    the headings; `place_of` replaces the plain reading of the place's column.
    """

    dataset: str
    product: str
    needs: frozenset[str]
    place: str
    place_kind: str
    known: tuple[Known, ...]
    year: str = ""
    name: str = ""
    commune: str = ""
    under: int = 0
    year_in: str = ""
    vintage: int | None = None
    place_of: Callable[[list[str], int], tuple[str, str]] | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A layout found in a sheet: its headings (folded, by rank), the rows of figures, the year written above."""

    layout: Layout
    headings: dict[str, int]
    written: tuple[str, ...]
    rows: tuple[tuple[int, list[str]], ...]
    year_above: int | None
    grid: Grid


def heading_key(heading: str) -> str:
    """What spellings of a heading share: `Code QP`, `code_qp`, `CODE_QP`."""
    return re.sub(r"[\s_.]+", "_", fold(heading)).strip("_")


def find_layout(grid: Grid, layouts: tuple[Layout, ...]) -> Found | None:
    """The layout that the sheet follows, its headings searched in the first rows; the most demanding one wins."""
    for rank, (_, cells) in enumerate(grid.rows[:SEARCHED]):
        headings = {heading_key(one): at for at, one in reversed(list(enumerate(cells))) if one}
        fitting = [layout for layout in layouts if layout.needs <= headings.keys()]
        if fitting:
            layout = max(fitting, key=lambda one: len(one.needs))
            above = " ".join(one for _, row in grid.rows[:rank] for one in row)
            year = re.search(layout.year_in, above) if layout.year_in else None
            rows = grid.rows[rank + 1 + layout.under :]
            return Found(layout, headings, tuple(cells), rows, int(year[1]) if year else None, grid)
    return None


class Left(NamedTuple):
    """The headings of the columns that are not read: unknown to the product, of a year nobody knows, hidden."""

    unknown: list[str]
    yearless: list[str]
    hidden: list[str]


def plan_of(found: Found, *, year: int | None) -> tuple[TablePlan, Left]:
    """How to read the rows, and what is left aside.

    `year` serves the columns that name none, when neither the rows nor the title say it.
    """
    layout, columns, left = found.layout, [], Left([], [], [])
    service = {layout.place, layout.year, layout.name, layout.commune}
    for at, heading in enumerate(found.written):
        known, told = _known(heading_key(heading), layout)
        if known is None:
            if heading and heading_key(heading) not in service:
                left.unknown.append(heading)
            continue
        if at in found.grid.hidden_columns:
            left.hidden.append(heading)
            continue
        its_year = told or (None if layout.year else found.year_above or year)
        if not its_year and not layout.year:
            left.yearless.append(heading)
            continue
        columns.append(FigureColumn(at, heading, known.indicator, its_year, known.bounds, known.blank))
    return _table_plan(found, tuple(columns)), left


def _table_plan(found: Found, columns: tuple[FigureColumn, ...]) -> TablePlan:
    layout, at = found.layout, found.headings.get
    place_at, rule = found.headings[layout.place], layout.place_of
    return TablePlan(
        columns=columns,
        place_of=lambda cells: rule(cells, place_at) if rule else (layout.place_kind, cell(cells, place_at)),
        place_heading=found.written[place_at],
        year_at=at(layout.year),
        year_heading=layout.year,
        name_at=at(layout.name),
        commune_at=at(layout.commune),
        vintage=layout.vintage,
        typed=found.grid.typed,
    )


def _known(key: str, layout: Layout) -> tuple[Known | None, int | None]:
    for known in layout.known:
        match = re.fullmatch(known.heading, key)
        if match:
            return known, int(match[1]) if match.groups() else None
    return None, None
