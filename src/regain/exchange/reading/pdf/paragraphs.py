"""Lines of print to paragraphs."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from regain.exchange.reading.pdf.hyphens import SOFT_HYPHEN
from regain.exchange.reading.pdf.lines import Line
from regain.exchange.reading.wording import starts_with_bullet

# Shares of the size of the letters, or of the usual distance between lines.
_SPACE = 0.25
_FAR = 1.2
_VERY_FAR = 2.2
_SAME_SIZE = 0.08
_INDENT = 1.0
_USUAL_PITCH = 1.2
_CENTRED = 3.0
_ENDED = re.compile(r"[.:;!?…][»”\"')\]]*$")
_LINKING = re.compile(
    r"(?:^|[\s'’(])(?:à|a|au|aux|avec|ce|ces|cette|dans|de|des|d|du|en|entre|et|la|le|les|l|leurs?|ou|par|pour|que|"
    r"qui|sa|ses|son|sous|sur|un|une|vers)['’]?$|[,\-\u00ad(«]$",
    re.IGNORECASE,
)
# "2030." and "3 fois par an" go on; "3. Gouvernance" and "2 – Santé" are numbered titles.
_NUMBER = re.compile(r"\d{1,4}[.,;]?")
_COUNTED = re.compile(r"\d[\d\s]*+(?:,\d+)?\s*(?:%|[a-zà-ÿ«(])")
# The line of a signature begins by itself, however full the line above it is.
_SIGNING = re.compile(r"(?:fait|sign[ée]|fait et signé)e?s?,? (?:à|au|aux|le|en)\b.*\d", re.IGNORECASE)

Paragraph = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """The room lines are set in, and the usual distance between two of them as a share of their size."""

    left: float
    right: float
    pitch: float = _USUAL_PITCH

    def fits(self, line: Line, after: Line) -> bool:
        """Whether the first word of `after` would have found room on `line`: then the line was ended on purpose."""
        free = self.right - line.x1
        if abs((line.x0 - self.left) - free) < _CENTRED < free:
            free *= 2
        return free >= after.first + _SPACE * line.size


def usual_pitch(columns: Iterable[tuple[Sequence[Line], Column]]) -> float:
    """The usual distance from a line to the next one of its paragraph, as a share of their size.

    Only full lines followed by a small letter count: there a paragraph goes on beyond doubt.
    """
    steps = [
        (after.y - line.y) / line.size
        for lines, column in columns
        for line, after in pairwise(lines)
        if line.page == after.page and after.words[:1].islower() and _same_look(line, after)
        if not column.fits(line, after)
    ]
    near = [step for step in steps if 0 < step < _VERY_FAR]
    return median(near) if near else _USUAL_PITCH


def paragraphs_of(lines: Iterable[Line], column: Column) -> list[Paragraph]:
    """The paragraphs of lines that follow each other in one column."""
    paragraphs: list[list[Line]] = []
    for line in lines:
        if paragraphs and _continues(paragraphs[-1], line, column):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return [tuple(paragraph) for paragraph in paragraphs]


def carries_on(before: str, after: str, *, is_full: bool = False) -> bool:
    """Whether a text visibly goes on in another one: after a page break, say. `is_full`: its last line had no room."""
    if not before or not after or _ENDED.search(before) or starts_with_bullet(after):
        return False
    is_number = _NUMBER.fullmatch(after) is not None or (is_full and _COUNTED.match(after) is not None)
    return after[0].islower() or is_number or _LINKING.search(before) is not None


def ends_open(words: str, *, is_full: bool) -> bool:
    """Whether the last line of a text calls for another: its sentence has no end, and room was short or a word is owed."""
    return not _ENDED.search(words) and (is_full or _LINKING.search(words) is not None)


def _continues(paragraph: list[Line], line: Line, column: Column) -> bool:
    last = paragraph[-1]
    if last.is_entry or starts_with_bullet(line.words) or not _same_size(last, line):
        return False
    if _ENDED.search(last.words) and _SIGNING.match(line.words):
        return False
    fits = column.fits(last, line)
    step = (line.y - last.y) / last.size
    goes_on = last.words.endswith(("-", SOFT_HYPHEN)) or (line.words[:1].islower() and not _ENDED.search(last.words))
    if last.bold != line.bold and not (goes_on and not fits):
        return False
    if step > _FAR * _pitch_within(paragraph, column):
        return goes_on and not fits and step < _VERY_FAR
    if _is_indented(paragraph, line) and _ENDED.search(last.words):
        return False
    return goes_on or not fits


def _pitch_within(paragraph: list[Line], column: Column) -> float:
    if len(paragraph) == 1:
        return column.pitch
    return (paragraph[1].y - paragraph[0].y) / paragraph[0].size


def _is_indented(paragraph: list[Line], line: Line) -> bool:
    """Whether a line stands further in than the one before it, as the first line of a paragraph may."""
    is_list = starts_with_bullet(paragraph[0].words)
    return not is_list and line.x0 > paragraph[-1].x0 + _INDENT * line.size


def _same_size(line: Line, after: Line) -> bool:
    return abs(line.size - after.size) <= _SAME_SIZE * max(line.size, after.size)


def _same_look(line: Line, after: Line) -> bool:
    return _same_size(line, after) and line.bold == after.bold
