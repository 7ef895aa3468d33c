"""Tables whose cells are filled with colour, without a rule: the sides of the boxes stand for rules."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from regain.exchange.reading.pdf.frames import Framework
from regain.exchange.reading.pdf.layout import Box, Page, Rule, Word

# A page of more boxes is a drawing.
_MOST_BOXES, _MOST_CHECKS = 400, 2_000_000
_WIDE, _TALL = 40.0, 12.0
_WHITE = 24.0
_MOSTLY = 0.6
_HUG = 1.5


def rules_of_boxes(page: Page, ruled: Sequence[Framework]) -> tuple[list[Rule], list[Rule]]:
    """The level and the upright sides of the boxes that make tables of two rows and two columns or more.

    `ruled` are the tables that rules draw: colour says nothing more of them.
    """
    if not 3 < len(page.boxes) <= _MOST_BOXES or len(page.boxes) * len(page.words) > _MOST_CHECKS:  # noqa: PLR2004 - two by two
        return [], []
    cells = [box for box in dict.fromkeys(page.boxes) if _is_cell(box, page) and not _is_ruled(box, ruled)]
    sides = list(cells)
    lefts: set[int] = set()
    uppers: set[int] = set()
    for one, box in enumerate(cells):
        for other, next_to in enumerate(cells):
            if _is_beside(box, next_to):
                middle = (box.x1 + next_to.x0) / 2
                sides[one] = replace(sides[one], x1=middle)
                sides[other] = replace(sides[other], x0=middle)
                lefts |= {one, other}
            if _is_above(box, next_to):
                middle = (box.y1 + next_to.y0) / 2
                sides[one] = replace(sides[one], y1=middle)
                sides[other] = replace(sides[other], y0=middle)
                uppers |= {one, other}
    kept = [sides[rank] for rank in sorted(lefts & uppers)]
    levels = [Rule(y, box.x0, box.x1) for box in kept for y in (box.y0, box.y1)]
    uprights = [Rule(x, box.y0, box.y1) for box in kept for x in (box.x0, box.x1)]
    return levels, uprights


def _is_cell(box: Box, page: Page) -> bool:
    """Whether a box holds words with white around them: colour laid on a few words of a line hugs them."""
    width, height = box.x1 - box.x0, box.y1 - box.y0
    if width < _WIDE or height < _TALL or height > page.height / 2:
        return False
    inside = list(_words_in(box, page.words))
    if not inside:
        return False
    return min(word.x0 for word in inside) - box.x0 > _HUG and box.x1 - max(word.x1 for word in inside) > _HUG


def _words_in(box: Box, words: Sequence[Word]) -> Iterator[Word]:
    return (word for word in words if box.holds((word.x0 + word.x1) / 2, word.y - 0.3 * word.size))


def _is_ruled(box: Box, ruled: Sequence[Framework]) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    return any(table.xs[0] <= x <= table.xs[-1] and table.ys[0] <= y <= table.ys[-1] for table in ruled)


def _is_beside(box: Box, other: Box) -> bool:
    """Whether another box stands at the right of one, near and as high."""
    shared = min(box.y1, other.y1) - max(box.y0, other.y0)
    return -1 <= other.x0 - box.x1 <= _WHITE and shared >= _MOSTLY * min(box.y1 - box.y0, other.y1 - other.y0)


def _is_above(box: Box, other: Box) -> bool:
    """Whether another box stands under one, near and in the same column."""
    shared = min(box.x1, other.x1) - max(box.x0, other.x0)
    return -1 <= other.y0 - box.y1 <= _WHITE and shared >= _MOSTLY * min(box.x1 - box.x0, other.x1 - other.x0)
