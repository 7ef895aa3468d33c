"""A chart of regain.core.pictures as a page shows it: drawn at two widths, with its table."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.utils.safestring import SafeString

from regain.core.pictures import NARROW, WIDE

Chart = TypeVar("Chart")


@dataclass(frozen=True, slots=True)
class Picture:
    """The SVG for a desk and for a phone, and the same values as rows under headings. `caption` adds what one must know."""

    title: str
    wide: SafeString
    narrow: SafeString
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


def picture_of(  # noqa: PLR0913  # keyword-only, what a figure is made of
    title: str,
    chart: Chart,
    draw: Callable[..., str],
    *,
    headings: tuple[str, ...],
    rows: tuple[tuple[str, ...], ...],
    caption: str = "",
) -> Picture:
    """The chart at both widths. `draw` escapes every word it sets: its SVG is safe."""
    wide, narrow = (SafeString(draw(chart, width=width)) for width in (WIDE, NARROW))
    return Picture(title, wide, narrow, headings, rows, caption)
