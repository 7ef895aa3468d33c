"""Parts of a page that are read one after the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from regain.exchange.reading.pdf.layout import Word
from regain.exchange.reading.pdf.lines import Line
from regain.exchange.reading.pdf.paragraphs import Column, Paragraph

Row = list[Word]


@dataclass(frozen=True, slots=True)
class Region:
    """Lines in the room they are set in. `top`: where the region, or the columns it is one of, begins on the page.

    `is_side`: it is a column beside another. `doubt`: the first line of rows that may be columns read across.
    """

    lines: tuple[Line, ...]
    column: Column
    top: float
    is_side: bool = False
    doubt: Line | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """What stands on one side of a gutter: its words row by row, its paragraphs, and the rows where these begin."""

    rows: tuple[Row, ...]
    paragraphs: tuple[Paragraph, ...]
    starts: frozenset[int]


def is_worded(words: Sequence[Word]) -> bool:
    """Whether words have letters: a bullet, a number or a sign has none."""
    return any(letter.isalpha() for word in words for letter in word.words if len(word.words) > 1)
