"""Charts as SVG: drawn once, shown by pages and set in documents. Pure, no Django.

Presentation attributes only (the content security policy allows no style), shapes and dashes beside colours (a black
and white print says the same), title and description inside, and the source written in the picture.
"""

from regain.core.pictures.dumbbell import Dumbbell, DumbbellRow, draw_dumbbell
from regain.core.pictures.series import Line, Mark, Point, Range, SeriesChart, draw_series
from regain.core.pictures.strip import Strip, StripRow, draw_strip
from regain.core.pictures.svg import NARROW, WIDE

__all__ = [
    "NARROW",
    "WIDE",
    "Dumbbell",
    "DumbbellRow",
    "Line",
    "Mark",
    "Point",
    "Range",
    "SeriesChart",
    "Strip",
    "StripRow",
    "draw_dumbbell",
    "draw_series",
    "draw_strip",
]
