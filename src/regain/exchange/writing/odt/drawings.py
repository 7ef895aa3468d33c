"""Drawings: the gauges of a gap chart, the band of the cover."""

from base64 import b64encode
from typing import Any

from regain.core.pictures import WIDE
from regain.exchange.writing.blocks import Picture
from regain.exchange.writing.look import BRICK, GROUND, INK, LINE
from regain.exchange.writing.markup import escaped
from regain.exchange.writing.odt.styles import CENTIMETRES
from regain.exchange.writing.pixels import png_of

_WIDTH, _HEIGHT, _DOT = CENTIMETRES - 0.6, 0.36, 0.28
_NONE = 'draw:stroke="none"'


def _graphic(name: str, fill: str, stroke: str, more: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="graphic"><style:graphic-properties draw:fill="solid" '
        f'draw:fill-color="#{fill}" {stroke} {more}/></style:style>'
    )


STYLES = (
    _graphic("Track", GROUND, _NONE)
    + _graphic("Between", LINE, _NONE)
    + _graphic("Here", BRICK, _NONE)
    + _graphic("There", "FFFFFF", f'draw:stroke="solid" svg:stroke-width="0.05cm" svg:stroke-color="#{INK}"')
    + _graphic(
        "Band",
        BRICK,
        _NONE,
        'style:run-through="background" style:wrap="run-through" style:horizontal-pos="from-left" '
        'style:horizontal-rel="page" style:vertical-pos="from-top" style:vertical-rel="page" loext:decorative="true"',
    )
    + '<style:style style:name="Gauged" style:family="graphic"><style:graphic-properties style:vertical-pos="top" '
    'style:vertical-rel="baseline"/></style:style>'
)


def band() -> str:
    """The band along the left edge of the cover: an ornament."""
    return (
        '<draw:rect text:anchor-type="page" text:anchor-page-number="1" draw:style-name="Band" draw:z-index="0" '
        'svg:x="0cm" svg:y="0cm" svg:width="1.1cm" svg:height="29.7cm"/>'
    )


def gauge(told: dict[str, Any]) -> str:
    """A track, the two dots on it and what lies between."""
    here, there = told["at"] * _WIDTH, told["there"] * _WIDTH
    middle = _HEIGHT / 2
    shapes = (
        _box("rect", "Track", 0, middle - 0.05, _WIDTH, 0.1),
        _box("rect", "Between", min(here, there), middle - 0.03, max(abs(here - there), 0.01), 0.06),
        _box("ellipse", "There", there - _DOT / 2, middle - _DOT / 2, _DOT, _DOT),
        _box("ellipse", "Here", here - _DOT / 2, middle - _DOT / 2, _DOT, _DOT),
    )
    title = f"<svg:title>Écart</svg:title><svg:desc>{escaped(told['alt'])}</svg:desc>"
    return f'<draw:g text:anchor-type="as-char" draw:style-name="Gauged">{title}{"".join(shapes)}</draw:g>'


def picture(told: Picture) -> str:
    """A picture, its PNG inside the text itself."""
    width = min(told.width / WIDE, 1) * CENTIMETRES
    height = width * told.height / told.width
    content = b64encode(png_of(told.svg)).decode()
    return (
        f'<draw:frame text:anchor-type="as-char" draw:style-name="Gauged" svg:width="{width:.3f}cm" '
        f'svg:height="{height:.3f}cm"><draw:image><office:binary-data>{content}</office:binary-data></draw:image>'
        f"<svg:title>{escaped(told.title)}</svg:title><svg:desc>{escaped(told.alternative)}</svg:desc></draw:frame>"
    )


def _box(shape: str, style: str, *box: float) -> str:
    """A shape in its box: x, y, width, height, in centimetres."""
    x, y, width, height = box
    return (
        f'<draw:{shape} draw:style-name="{style}" svg:x="{x:.3f}cm" svg:y="{y:.3f}cm" svg:width="{width:.3f}cm" '
        f'svg:height="{height:.3f}cm"/>'
    )
