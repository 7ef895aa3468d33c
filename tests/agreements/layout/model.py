"""What a paper looks like, whatever the file format: lines, tables with spans, running header and footer."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a line is. An entry of the table of contents holds its page number after a tab."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    NUMBERED = "numbered"
    CONTENTS = "contents"


class Change(StrEnum):
    """A tracked change that nobody has accepted yet."""

    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words. A line feed within is a line break within the paragraph."""

    words: str
    bold: bool = False
    change: Change | None = None
    control: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph. Level: of the heading from 1, of a list item from 1. Rank: of a numbered item from 1."""

    pieces: tuple[Piece, ...]
    kind: Kind = Kind.PARAGRAPH
    level: int = 1
    rank: int = 0

    @property
    def words(self) -> str:
        """The words as a reader of the final text sees them: insertions in, deletions out."""
        return "".join(piece.words for piece in self.shown)

    @property
    def shown(self) -> tuple[Piece, ...]:
        """The pieces that remain once every change is accepted."""
        return tuple(piece for piece in self.pieces if piece.change is not Change.DELETED)


@dataclass(frozen=True, slots=True)
class Box:
    """A table cell with the columns and rows it covers."""

    lines: tuple[Line, ...] = ()
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: every row has as many places; None stands where another box covers the place."""

    rows: tuple[tuple[Box | None, ...], ...]

    @property
    def boxes(self) -> Iterator[tuple[int, int, Box]]:
        """Row, column and box of every box, in reading order."""
        for y, row in enumerate(self.rows):
            for x, box in enumerate(row):
                if box is not None:
                    yield y, x, box


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block begins a page."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole paper.

    `headings` says how titles are typed: `styled`, faked in `bold`, or `plain`.
    `header` and `footer` run on every page; `{page}` in them is the page number.
    `repeat` is how many rows of a table come back on the next page, `paper` and `hyphenate` are for print.
    """

    blocks: tuple[Line | Grid | PageBreak, ...]
    headings: str = "styled"
    header: str = ""
    footer: str = ""
    paper: str = "a4"
    hyphenate: bool = False
    repeat: int = 0
