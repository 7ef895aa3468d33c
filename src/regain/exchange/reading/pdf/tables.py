"""Tables of a PDF: cells filled with paragraphs, and tables cut over pages made whole."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from regain.exchange.reading.blocks import Cell, Table, Text
from regain.exchange.reading.pdf.frames import Frame, Framework
from regain.exchange.reading.pdf.layout import Word
from regain.exchange.reading.pdf.lines import Line, lines_of
from regain.exchange.reading.pdf.paragraphs import Column, Paragraph, carries_on, paragraphs_of
from regain.exchange.reading.pdf.typesetting import Typesetting
from regain.exchange.reading.spans import table_of_places

_SAME_SIDE = 6.0
_LEAST_PADDING, _MOST_PADDING = 1.0, 12.0


@dataclass(frozen=True, slots=True)
class Filled:
    """A cell with its place and paragraphs."""

    row: int
    column: int
    rows: int
    columns: int
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table of one page, or of several once joined. `top` is where it starts; `xs` are its upright rules."""

    cells: tuple[Filled, ...]
    xs: tuple[float, ...]
    height: int
    top: float

    def row(self, rank: int) -> list[Filled]:
        """The cells that begin in a row."""
        return [cell for cell in self.cells if cell.row == rank]


@dataclass(frozen=True, slots=True)
class Compartment:
    """A cell with its lines and the room they are set in."""

    frame: Frame
    lines: tuple[Line, ...]
    room: Column


def compartments(framework: Framework, words: Iterable[Word], *, page: int) -> list[Compartment]:
    """The cells of a table with the words that stand in them."""
    held: dict[Frame, list[Word]] = {frame: [] for frame in framework.frames}
    for word in words:
        frame = frame_of(framework, word)
        if frame:
            held[frame].append(word)
    return [_compartment(frame, lines_of(inside, page=page)) for frame, inside in held.items()]


def frame_of(framework: Framework, word: Word) -> Frame | None:
    """The cell in which a word stands."""
    x, y = (word.x0 + word.x1) / 2, word.y - 0.3 * word.size
    return next((frame for frame in framework.frames if frame.holds(x, y)), None)


def _compartment(frame: Frame, lines: list[Line]) -> Compartment:
    padding = min((line.x0 - frame.x0 for line in lines), default=0.0)
    padding = min(max(padding, _LEAST_PADDING), _MOST_PADDING)
    right = max([frame.x1 - padding, *(line.x1 for line in lines)])
    return Compartment(frame, tuple(lines), Column(frame.x0 + padding, right))


def printed_table(framework: Framework, cells: Iterable[Compartment], *, pitch: float) -> PrintedTable:
    """The table with the paragraphs of its cells."""
    filled = tuple(_filled(cell, pitch) for cell in cells)
    return PrintedTable(filled, framework.xs, len(framework.ys) - 1, framework.ys[0])


def _filled(cell: Compartment, pitch: float) -> Filled:
    frame = cell.frame
    paragraphs = paragraphs_of(cell.lines, replace(cell.room, pitch=pitch))
    return Filled(frame.row, frame.column, frame.rows, frame.columns, tuple(paragraphs))


def joined(table: PrintedTable, following: PrintedTable, setting: Typesetting) -> PrintedTable | None:
    """The table made whole with its following on the next page; None when that is another table.

    Rows of titles that come back are left out. A first row that visibly carries on is joined to the last one.
    """
    shared = table.xs if len(table.xs) >= len(following.xs) else following.xs
    if not (_stands_on(table.xs, shared) and _stands_on(following.xs, shared)):
        return None
    table, following = _on(table, shared), _on(following, shared)
    repeated = _repeated_rows(table, following, setting)
    if not repeated and _starts_anew(following):
        return None
    shift = table.height - repeated
    rest = [cell for cell in following.cells if cell.row >= repeated]
    head = [cell for cell in rest if cell.row == repeated]
    cells = table.cells
    if _carries_on(table, head, setting):
        cells = _lengthened(table, head)
        rest = [cell for cell in rest if cell.row != repeated]
        shift -= 1
    moved = (replace(cell, row=cell.row + shift) for cell in rest)
    return PrintedTable((*cells, *moved), table.xs, following.height + shift, table.top)


def _stands_on(xs: Sequence[float], shared: Sequence[float]) -> bool:
    """Whether rules are among others, the outer ones included: a page may show a few of the columns only."""
    ends = abs(xs[0] - shared[0]) <= _SAME_SIDE and abs(xs[-1] - shared[-1]) <= _SAME_SIDE
    return ends and all(any(abs(x - other) <= _SAME_SIDE for other in shared) for x in xs)


def _on(table: PrintedTable, shared: tuple[float, ...]) -> PrintedTable:
    """The table with its columns counted on other rules."""
    places = [min(range(len(shared)), key=lambda rank: abs(shared[rank] - x)) for x in table.xs]
    cells = []
    for cell in table.cells:
        start, end = places[cell.column], places[cell.column + cell.columns]
        cells.append(replace(cell, column=start, columns=max(1, end - start)))
    return replace(table, cells=tuple(cells), xs=shared)


def _repeated_rows(table: PrintedTable, following: PrintedTable, setting: Typesetting) -> int:
    """How many first rows of the following are those of the table again."""
    most = min(table.height, following.height)
    rank = 0
    while rank < most and (said := _says(table, rank, setting)) and said == _says(following, rank, setting):
        rank += 1
    return rank


def _says(table: PrintedTable, rank: int, setting: Typesetting) -> list[tuple[int, str]]:
    return [(cell.column, words) for cell in table.row(rank) if (words := _words(cell, setting))]


def _words(cell: Filled, setting: Typesetting) -> str:
    return " ".join(setting.words(paragraph) for paragraph in cell.paragraphs)


def _starts_anew(table: PrintedTable) -> bool:
    """Whether the first row is one title over all columns."""
    return any(cell.columns == len(table.xs) - 1 and cell.paragraphs for cell in table.row(0))


def _ending(table: PrintedTable, column: int) -> Filled | None:
    """The cell that ends a column."""
    covering = [cell for cell in table.cells if cell.column <= column < cell.column + cell.columns]
    return max(covering, key=lambda cell: cell.row, default=None)


def _carries_on(table: PrintedTable, head: Sequence[Filled], setting: Typesetting) -> bool:
    """Whether each cell of a row that holds words carries on the cell above it."""
    speaking = [cell for cell in head if cell.paragraphs]
    for cell in speaking:
        above = _ending(table, cell.column)
        if above is None or not above.paragraphs:
            return False
        if not carries_on(setting.words(above.paragraphs[-1]), setting.words(cell.paragraphs[0])):
            return False
    return bool(speaking) and all(cell.rows == 1 for cell in speaking)


def _lengthened(table: PrintedTable, head: Sequence[Filled]) -> tuple[Filled, ...]:
    cells = list(table.cells)
    for cell in head:
        above = _ending(table, cell.column)
        if above is not None and cell.paragraphs:
            bridge = above.paragraphs[-1] + cell.paragraphs[0]
            paragraphs = (*above.paragraphs[:-1], bridge, *cell.paragraphs[1:])
            cells[cells.index(above)] = replace(above, paragraphs=paragraphs)
    return tuple(cells)


def table_block(table: PrintedTable, setting: Typesetting) -> Table:
    """The table as a block, rows without a word left out."""
    spoken = sorted({rank for cell in table.cells if cell.paragraphs for rank in range(cell.row, cell.row + cell.rows)})
    rows = {rank: place for place, rank in enumerate(spoken)}
    placed = []
    for cell in table.cells:
        kept = [rows[rank] for rank in range(cell.row, cell.row + cell.rows) if rank in rows]
        if kept:
            placed.append((kept[0], cell.column, Cell(_texts(cell, setting), cell.columns, len(kept))))
    return table_of_places(placed, height=len(rows), width=len(table.xs) - 1)


def _texts(cell: Filled, setting: Typesetting) -> tuple[Text, ...]:
    return tuple(text for paragraph in cell.paragraphs for text in setting.texts(paragraph))
