"""The one shape in which every format presents a document: texts and tables, each with its place.

A reader of a format (text.py, docx.py, odt.py, pdf.py) makes a `Document`; a reader of a kind of document
(agreement/) knows nothing but this module.
"""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """Words that stand on their own: a paragraph, a heading, a list item, or one paragraph of a table cell.

    `words` are as written: runs of white space folded to one space, ends stripped, leading list bullet removed
    (then `item` is true), Markdown-like `**` kept out; hyphens, quotes, capitals and typos untouched.
    `line` counts from 1: the line of a text file; the paragraph or table row in reading order for DOCX and ODT;
    the line of print for PDF (with its `page`, from 1). Several texts of one table row share its line.
    `level` is the heading level (1 to 9) when the document's own styles say so, else None.
    `bold` says that all its words are bold (a heading faked by hand often is).
    `box` is the number of the text box that holds it, which the layout may put anywhere beside the text; 0 outside one.
    """

    words: str
    line: int
    page: int | None = None
    level: int | None = None
    bold: bool = False
    item: bool = False
    box: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: its paragraphs (none when empty) and how many columns and rows it covers."""

    texts: tuple[Text, ...] = ()
    columns: int = 1
    rows: int = 1

    @property
    def words(self) -> str:
        """The cell's words on one line."""
        return " ".join(text.words for text in self.texts)


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a grid: every row has the same number of places.

    A place is a `Cell`, or None where a cell from the left or from above covers it.
    Where the format does not know spans (plain text), covered places are empty cells instead.
    """

    rows: tuple[tuple[Cell | None, ...], ...]

    @property
    def texts(self) -> Iterator[Text]:
        """All texts, row by row, left to right."""
        return (text for row in self.rows for cell in row if cell for text in cell.texts)


@dataclass(frozen=True, slots=True)
class Remark:
    """What the reader of a format noticed: a code of `findings.py`, French words, and the place if there is one."""

    code: str
    message: str
    line: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A document in reading order. Running headers and footers of pages are left out."""

    media_type: str
    blocks: tuple[Text | Table, ...]
    pages: int | None = None
    remarks: tuple[Remark, ...] = ()

    @property
    def texts(self) -> Iterator[Text]:
        """All texts in reading order, those of tables included. A mark refers to a text by its rank here."""
        for block in self.blocks:
            if isinstance(block, Text):
                yield block
            else:
                yield from block.texts
