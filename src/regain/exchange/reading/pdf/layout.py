"""What is drawn on a page, in points from its top left corner as it is shown."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """Glyphs without white space between them. `y` is the base line; `row` the line of print in the document."""

    words: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    row: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight stroke, level or upright: `at` is its y or its x, and it runs from `start` to `end`."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page: words in the order they were drawn, level and upright rules. `sideways`: text that is not level."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    levels: tuple[Rule, ...]
    uprights: tuple[Rule, ...]
    sideways: str = ""
    has_pictures: bool = False
    unknown_glyphs: int = 0
