"""A drawing as pixels, for the formats that do not set SVG everywhere."""

from functools import cache, lru_cache
from pathlib import Path
from threading import Lock

import typst

from regain.exchange.writing.pdf.fonts import font_paths

TEMPLATE = Path(__file__).with_name("pixels.typ")
RESOLUTION = 144.0
"""Pixels to an inch: twice those of the drawing."""
_one_at_a_time = Lock()


@lru_cache(maxsize=64)
def png_of(svg: str) -> bytes:
    """The SVG as PNG, twice as many pixels across as it was drawn with."""
    with _one_at_a_time:
        png = _compiler().compile(format="png", ppi=RESOLUTION, sys_inputs={"svg": svg})
    if not isinstance(png, bytes):
        raise TypeError("Typst gave no PNG")
    return png


@cache
def _compiler() -> typst.Compiler:
    """One compiler for the process: it has read the template and the fonts."""
    return typst.Compiler(TEMPLATE, font_paths=list(font_paths()), ignore_system_fonts=True)
