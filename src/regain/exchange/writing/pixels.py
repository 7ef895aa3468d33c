"""A drawing as pixels, for the formats that do not set SVG everywhere."""

from base64 import b64encode
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock

import typst

from regain.exchange.writing.blocks import Picture
from regain.exchange.writing.markup import escaped
from regain.exchange.writing.pdf.fonts import font_paths

TEMPLATE = Path(__file__).with_name("pixels.typ")
RESOLUTION = 144.0
"""Pixels to an inch: twice those of the drawing."""
_CAPTION = 28
"""Pixels left under a picture for its caption."""
_one_at_a_time = Lock()


@lru_cache(maxsize=64)
def png_of(svg: str) -> bytes:
    """The SVG as PNG, twice as many pixels across as it was drawn with."""
    with _one_at_a_time:
        png = _compiler().compile(format="png", ppi=RESOLUTION, sys_inputs={"svg": svg})
    if not isinstance(png, bytes):
        raise TypeError("Typst gave no PNG")
    return png


def without_words(picture: Picture, caption: str) -> Picture:
    """The same picture, its words drawn as pixels, with its caption: a reader of the paper takes none of them for text."""
    height = picture.height + _CAPTION
    said = f'<text x="0" y="{height - 8}" font-size="13" font-family="sans-serif">{escaped(caption)}</text>'
    inner = picture.svg.replace("<svg ", '<svg x="0" y="0" ', 1)
    size = f'width="{picture.width}" height="{height}" viewBox="0 0 {picture.width} {height}"'
    drawn = b64encode(png_of(f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{inner}{said}</svg>')).decode()
    image = f'<image width="{picture.width}" height="{height}" href="data:image/png;base64,{drawn}"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{image}</svg>'
    return replace(picture, svg=svg, height=height)


@cache
def _compiler() -> typst.Compiler:
    """One compiler for the process: it has read the template and the fonts."""
    return typst.Compiler(TEMPLATE, font_paths=list(font_paths()), ignore_system_fonts=True)
