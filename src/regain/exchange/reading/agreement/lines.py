"""The blocks of a document as the rules see them: lines and grids, each letter with its place."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from regain.exchange.reading.agreement.labels import labels_within
from regain.exchange.reading.agreement.passages import Passage, joined
from regain.exchange.reading.blocks import Document, Table, Text


@dataclass(frozen=True, slots=True)
class Line:
    """A text, and how it looks. `tabled` says that it stood in a cell; `title`, that it heads what follows."""

    passage: Passage
    item: bool = False
    bold: bool = False
    level: int | None = None
    tabled: bool = False
    title: bool = False

    @property
    def words(self) -> str:
        """The words as read."""
        return self.passage.words

    @property
    def folded(self) -> str:
        """The words as rules compare them."""
        return self.passage.folded

    @property
    def box(self) -> int:
        """The number of the text box that holds it, 0 outside one."""
        return self.passage.first.box if self.passage else 0

    def with_words(self, passage: Passage) -> "Line":
        """The same line with other words."""
        return replace(self, passage=passage)


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: its lines, and how many columns and rows it covers."""

    lines: tuple[Line, ...]
    columns: int = 1
    rows: int = 1

    @property
    def passage(self) -> Passage:
        """All its words on one line."""
        return joined(line.passage for line in self.lines)


Row = tuple[GridCell | None, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; a place is None where another cell covers it."""

    rows: tuple[Row, ...]

    @property
    def lines(self) -> Iterator[Line]:
        """All lines, row by row."""
        return (line for row in self.rows for line in lines_of(row))


Block = Line | Grid


def lines_of(row: Row) -> Iterator[Line]:
    """The lines of a row, left to right."""
    return (line for cell in row if cell for line in cell.lines)


def blocks_of(document: Document) -> list[Block]:
    """The document's blocks, empty texts left out."""
    ranks = iter(range(sum(1 for _ in document.texts)))
    blocks = (part for block in document.blocks for part in _parts(block, ranks))
    return [block for block in blocks if isinstance(block, Grid) or block.words.strip()]


def _parts(block: Text | Table, ranks: Iterator[int]) -> list[Block]:
    return [*_at_labels(_line(block, next(ranks)))] if isinstance(block, Text) else [_grid(block, ranks)]


def _at_labels(line: Line) -> Iterator[Line]:
    """A line of several labels with their values as one line for each."""
    start = 0
    for end in labels_within(line.folded):
        yield line.with_words(line.passage.part(start, end))
        start = end
    yield line.with_words(line.passage.part(start)) if start else line


def _grid(block: Table, ranks: Iterator[int]) -> Grid:
    rows = []
    for row in block.rows:
        cells = []
        for cell in row:
            texts = [_line(text, next(ranks), tabled=True) for text in cell.texts] if cell else []
            lines = [part for line in texts for part in _at_labels(line)]
            filled = tuple(line for line in lines if line.words.strip())
            cells.append(GridCell(filled, cell.columns, cell.rows) if cell else None)
        rows.append(tuple(cells))
    return Grid(tuple(rows))


def _line(text: Text, rank: int, *, tabled: bool = False) -> Line:
    return Line(Passage.of(rank, text), text.item, text.bold, text.level, tabled)
