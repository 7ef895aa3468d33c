"""The one shape in which every written document is described: a `Paper`, drawn as PDF, DOCX and ODT alike.

A composer (agreement.py, amendment.py) turns data into a paper; a writer (pdf/, docx/, odt/) turns a paper into
bytes and knows nothing of agreements.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A title of the body. Levels 1 to 4, never skipping one downwards."""

    level: int
    words: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Plain prose. A `lead` stands out under a heading; a `note` is small (sources, reservations)."""

    words: str
    kind: str = "body"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, one line of text an item."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: paragraphs, or a bulleted list; how many columns and rows it covers; whether it heads them."""

    paragraphs: tuple[str, ...] = ()
    bulleted: bool = False
    columns: int = 1
    rows: int = 1
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `rows` hold a cell where it begins and None where another covers the place.

    `widths` are shares of the page's width (they sum to 1); the first `header_rows` rows are repeated on each page.
    `summary` tells what the table holds, for those who do not see it.
    """

    summary: str
    widths: tuple[float, ...]
    rows: tuple[tuple[GridCell | None, ...], ...]
    header_rows: int = 1


@dataclass(frozen=True, slots=True)
class Bar:
    """One indicator of a gap chart: the two values (in `unit`, as French text after the number) and both as words."""

    label: str
    value: float
    comparison: float
    unit: str
    said: str


@dataclass(frozen=True, slots=True)
class GapBars:
    """The neighbourhood against the agglomeration, an indicator a row. `alternative` says it in words.

    What a writer prints beside a bar is its `said`: those words read back as the figure. A list right above that says
    them all may be drawn with the bars, once for both.
    """

    title: str
    alternative: str
    bars: tuple[Bar, ...]
    here: str = "Quartier"
    there: str = "Agglomération"


@dataclass(frozen=True, slots=True)
class Picture:
    """A map or a chart as SVG (regain.core.pictures, regain.core.geography), `width` by `height` pixels.

    `alternative` says what it shows, for those who do not see it; the same values stand in a table of the paper.
    """

    svg: str
    title: str
    alternative: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class SignatureRoom:
    """A frame for each who signs, with room for a hand and a stamp. `place_and_day` is already a sentence.

    `is_signed`: the text was signed already, elsewhere; the names alone are written, without frames.
    `below` stands under each name, in the same order: who signs, or what is left to write by hand; empty for none.
    """

    place_and_day: str
    names: tuple[str, ...]
    below: tuple[str, ...] = ()
    is_signed: bool = False


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


Block = Heading | Paragraph | Bullets | Grid | GapBars | Picture | SignatureRoom | PageBreak


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page, alone: lines above the title, the title, the subtitle, lines under it."""

    above: tuple[str, ...]
    title: str
    subtitle: str
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that travels inside the PDF: the data the paper was made from."""

    name: str
    media_type: str
    content: bytes
    description: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A document. `title`, `author` and `subject` are its metadata; `foot` stands at the foot of each page.

    `has_contents`: a table of contents follows the cover.
    """

    title: str
    author: str
    subject: str
    cover: Cover
    blocks: tuple[Block, ...]
    foot: str = ""
    has_contents: bool = True
    attachments: tuple[Attachment, ...] = ()
