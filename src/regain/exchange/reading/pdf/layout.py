"""What is drawn on a page, in points from its top left corner as it is shown."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """Glyphs without white space between them. `y` is the base line; `row` the line of print in the document.

    `is_call`: the raised figure that calls a note.
    """

    words: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    row: int = 0
    is_call: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight stroke, level or upright: `at` is its y or its x, and it runs from `start` to `end`.

    `width` is that of the pen, 0 for a thin rectangle.
    """

    at: float
    start: float
    end: float
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle filled with a colour."""

    x0: float
    y0: float
    x1: float
    y1: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is inside."""
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1


@dataclass(frozen=True, slots=True)
class Page:
    """A page: words in the order they were drawn, level and upright rules. `sideways`: text that is not level.

    `strikes`: the level rules of annotations that
    strike words out. `struck`: the words that a line strikes out, each with its line of print. `unplaced`: the words of forms and notes laid over the page that it does not show. `is_recognised`: it is the
    picture of a page, with the words that a program recognised in it.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    levels: tuple[Rule, ...]
    uprights: tuple[Rule, ...]
    sideways: str = ""
    has_pictures: bool = False
    unknown_glyphs: int = 0
    unplaced: tuple[str, ...] = ()
    has_comments: bool = False
    has_struck: bool = False
    strikes: tuple[Rule, ...] = ()
    struck: tuple[tuple[str, int], ...] = ()
    is_recognised: bool = False
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Print:
    """The pages of a PDF, and the names of the documents attached to it.

    `is_dynamic_form`: a form in Adobe's XFA, whose pages only ask to wait; Adobe's programs alone draw it.
    """

    pages: tuple[Page, ...]
    attached: tuple[str, ...] = ()
    is_dynamic_form: bool = False
