"""What a table is: objectives, figures, lists side by side, or mere layout."""

import re
from collections.abc import Iterator
from enum import Enum, auto

from regain.exchange.reading.agreement import labels
from regain.exchange.reading.agreement.columns import columns_of
from regain.exchange.reading.agreement.indicators import indicator_of, territory_of
from regain.exchange.reading.agreement.lines import Grid, GridCell, Line, Row, lines_of
from regain.exchange.reading.agreement.passages import joined
from regain.exchange.reading.agreement.signature_tables import signature_lines
from regain.exchange.reading.agreement.stakes import stake_of
from regain.exchange.reading.agreement.titles import topic_of
from regain.exchange.reading.agreement.vocabulary import Topic


class GridKind(Enum):
    """What a table is."""

    OBJECTIVES = auto()
    FIGURES = auto()
    LAYOUT = auto()


def kind_of(grid: Grid, topic: Topic) -> GridKind:
    """What the table is, in a part that speaks of `topic`."""
    rows = filled_rows(grid)
    if any(columns_of(row) for row in rows) or (rows and _opens_with_stake(rows)):
        return GridKind.OBJECTIVES
    if topic is Topic.OBJECTIVES and _width(rows) > 1:
        return GridKind.OBJECTIVES
    if _has_figures(rows, topic) and not _is_of_lists(rows):
        return GridKind.FIGURES
    return GridKind.LAYOUT


def filled_rows(grid: Grid) -> list[Row]:
    """The rows that hold words."""
    return [row for row in grid.rows if any(lines_of(row))]


def filled_cells(row: Row) -> list[GridCell]:
    """The cells of a row that hold words."""
    return [cell for cell in row if cell and cell.lines]


def _width(rows: list[Row]) -> int:
    return max((len(filled_cells(row)) for row in rows), default=0)


def _opens_with_stake(rows: list[Row]) -> bool:
    first = filled_cells(rows[0])
    return len(first) == 1 and _width(rows) > 1 and stake_of(first[0].passage) is not None


def _has_figures(rows: list[Row], topic: Topic) -> bool:
    """Whether the first row or the first column names indicators, and other cells hold figures."""
    if _width(rows) < 2:  # noqa: PLR2004 - a label and its figure
        return False
    heads = [filled_cells(row)[0].passage.folded for row in rows]
    top = [cell.passage.folded for cell in filled_cells(rows[0])]
    known = max(sum(indicator_of(words) is not None for words in side) for side in (heads, top))
    numbers = any(re.search(r"\d", cell.passage.words) for row in rows[1:] for cell in filled_cells(row)[1:])
    return numbers and (known > 1 or (bool(known) and any(map(territory_of, top))) or topic is Topic.PORTRAIT)


def lines_in_reading_order(grid: Grid, topic: Topic) -> Iterator[Line]:
    """The lines of a table of mere layout, as if typed one under the other."""
    rows = filled_rows(grid)
    if _is_of_lists(rows):
        yield from _column_by_column(grid)
        return
    if topic is Topic.SIGNATURE:
        yield from signature_lines(rows)
        return
    for row in rows:
        yield from _row_lines(row, topic)


def _is_of_lists(rows: list[Row]) -> bool:
    """Whether each cell of the first row is a list, or the title of the one below: strengths beside weaknesses."""
    first = filled_cells(rows[0]) if rows else []
    return len(first) > 1 and all(map(_is_list_title, first))


def _is_list_title(cell: GridCell) -> bool:
    topic = topic_of(cell.lines[0].folded)
    return topic is not None and topic.is_a_list


def _column_by_column(grid: Grid) -> Iterator[Line]:
    for rank in range(len(grid.rows[0])):
        for row in grid.rows:
            cell = row[rank]
            yield from cell.lines if cell else ()


def _row_lines(row: Row, topic: Topic) -> Iterator[Line]:
    cells = filled_cells(row)
    label = cells[0].passage.folded
    if len(cells) == 2 and labels.is_labelled(label, (*labels.IDENTITY, *labels.REFERENTS)):  # noqa: PLR2004
        yield _joined(cells, " " if label.endswith(":") else " : ")
    elif len(cells) > 1 and topic.is_of_steering:
        yield _joined(cells, " – ")
    else:
        yield from lines_of(row)


def _joined(cells: list[GridCell], separator: str) -> Line:
    """A row as one line."""
    return cells[0].lines[0].with_words(joined((cell.passage for cell in cells), separator))
