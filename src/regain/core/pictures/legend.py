"""The key of a chart, at its head: a mark and its words, on as many lines as they take."""

from collections.abc import Sequence
from dataclasses import dataclass

from regain.core.pictures.svg import INK, SIZE, SOFT, text, text_width, wrapped

ROW = 22
_SIGN = 34
_GAP = 22
FOOT_SIZE = 12
_FOOT_ROW = 16


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands before the words (drawn around 0, 0, thirty pixels wide), and the words."""

    sign: str
    words: str


def draw_legend(entries: Sequence[Entry], *, x: float, y: float, width: float) -> tuple[list[str], float]:
    """The key, its first line at `y`; and the height it takes."""
    parts: list[str] = []
    across, down = x, y + SIZE
    for entry in entries:
        lines = wrapped(entry.words, width - _SIGN)
        long = max(text_width(one) for one in lines) + _SIGN
        if across > x and across + long > x + width:
            across, down = x, down + ROW
        parts.append(
            f'<g transform="translate({across + _SIGN / 2 - 3:.1f} {down - SIZE * 0.35:.1f})">{entry.sign}</g>'
        )
        for rank, words in enumerate(lines):
            parts.append(text(words, across + _SIGN, down + rank * (ROW - 4), fill=INK))
        down += (len(lines) - 1) * (ROW - 4)
        across += long + _GAP
    return parts, (down - y - SIZE + ROW) if entries else 0.0


def draw_foot(words: str, *, x: float, y: float, width: float) -> tuple[list[str], float]:
    """The source, small, under the picture; and the height it takes."""
    lines = wrapped(words, width, size=FOOT_SIZE) if words else []
    parts = [
        text(one, x, y + FOOT_SIZE + rank * _FOOT_ROW, size=FOOT_SIZE, fill=SOFT) for rank, one in enumerate(lines)
    ]
    return parts, len(lines) * _FOOT_ROW + (4 if lines else 0)
