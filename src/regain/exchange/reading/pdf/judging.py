"""Whether what stands on both sides of a gutter is two columns, or rows to be read across."""

from enum import Enum, auto

from regain.exchange.reading.pdf.regions import Row, Side, is_worded
from regain.exchange.reading.wording import starts_with_bullet

_MOST, _MOSTLY = 0.7, 0.6
_LARGER = 1.08


class Sort(Enum):
    """How two sides are read."""

    ROWS = auto()
    COLUMNS = auto()
    UNSURE = auto()


def sort_of(left: Side, right: Side) -> Sort:
    """How to read two sides: columns go on by themselves; rows begin together, and a value follows its label."""
    facing = [(before, after) for before, after in zip(left.rows, right.rows, strict=True) if before and after]
    if sum(map(bool, right.rows)) < 2 or not (_is_text(left) and _is_text(right)):  # noqa: PLR2004 - one line is no column
        return Sort.ROWS
    if all(before[-1].words.endswith(":") for before, _ in facing):
        return Sort.ROWS
    if _bullets(left) and _bullets(right):
        return Sort.COLUMNS
    together = len(left.starts & right.starts) - 1
    begun = max(len(left.starts), len(right.starts)) - 1
    wraps = any(len(paragraph) > 1 for side in (left, right) for paragraph in side.paragraphs)
    is_headed = _are_headed(left, right)
    if wraps:
        is_tabled = together > 0 and together >= _MOSTLY * begun and not (together == 1 and is_headed)
        return Sort.UNSURE if is_tabled else Sort.COLUMNS
    if is_headed:
        return Sort.COLUMNS
    return Sort.UNSURE if 2 * sum(_has_figures(after) for _, after in facing) < len(facing) else Sort.ROWS


def _is_text(side: Side) -> bool:
    spoken = [row for row in side.rows if row]
    return sum(map(is_worded, spoken)) >= _MOST * len(spoken)


def _bullets(side: Side) -> int:
    return sum(starts_with_bullet(paragraph[0].words) for paragraph in side.paragraphs)


def _has_figures(row: Row) -> bool:
    return any(letter.isdigit() for word in row for letter in word.words)


def _are_headed(left: Side, right: Side) -> bool:
    """Whether both sides begin with a title on one row, or both alike: "Pour la commune", "Pour l'État"."""
    before, after = left.rows[0], right.rows[0]
    if not (before and after):
        return False
    return before[0].words == after[0].words or (_is_title(before, left) and _is_title(after, right))


def _is_title(row: Row, side: Side) -> bool:
    rest = [word for other in side.rows[1:] for word in other]
    stands_out = all(word.bold for word in row) and not all(word.bold for word in rest)
    return row[-1].words.endswith(":") or stands_out or all(row[0].size > _LARGER * word.size for word in rest)
