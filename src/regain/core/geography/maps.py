"""A map as one SVG picture, for pages without JavaScript and for documents. Presentation attributes only: no style."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import escape

import shapely
from shapely.geometry.base import BaseGeometry

from regain.core.geography.frames import Frame, frame_around

LAND, LAND_EDGE, PAPER = "#f1ede4", "#c9c1b2", "#faf8f4"
BRICK, BRICK_SOFT, GROUND, INK = "#a03b22", "#ecc9bb", "#6f7a90", "#1f2430"
_SCALES_IN_METRES = (100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100)


@dataclass(frozen=True, slots=True)
class MapShape:
    """An outline to draw, in WGS84 degrees. `mark`: the number or the name written on it, blank for none."""

    name: str
    geometry: BaseGeometry
    mark: str = ""


def draw_map(  # noqa: PLR0913  # a picture has a subject, a size and its words
    outlines: Sequence[MapShape],
    highlighted: Collection[str] = (),
    width: int = 640,
    height: int = 420,
    *,
    title: str,
    description: str = "",
    background: Iterable[MapShape] = (),
    margin: float = 0.06,
) -> str:
    """The SVG of a map: communes behind, outlines in front, those `highlighted` (by name) in full colour, a scale.

    `width` and `height` are in pixels of the view box; `margin` is the share of the frame left free around the
    outlines. `title` and `description` are the picture's text alternative. An empty map draws its background alone.
    """
    behind = list(background)
    framed = [shape.geometry for shape in outlines] or [shape.geometry for shape in behind]
    frame = frame_around(framed, width=width, height=height, margin=margin)
    key = sha256(f"{title}{description}{frame}".encode()).hexdigest()[:8]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"',
        f' role="img" aria-labelledby="map-{key}-t" aria-describedby="map-{key}-d">',
        f'<title id="map-{key}-t">{escape(title)}</title>',
        f'<desc id="map-{key}-d">{escape(description or _described(outlines))}</desc>',
        f'<rect width="{width}" height="{height}" fill="{PAPER}"/>',
        *(_area(shape, frame, LAND, LAND_EDGE, 1.0) for shape in behind),
        *(_name_of_land(shape, frame) for shape in behind if shape.mark),
        *(_outline(shape, frame, is_lit=shape.name in highlighted or not highlighted) for shape in outlines),
        *(_mark(shape, frame, is_lit=shape.name in highlighted) for shape in outlines if shape.mark),
        _scale(frame),
        "</svg>",
    ]
    return "".join(parts)


def _described(outlines: Sequence[MapShape]) -> str:
    names = [f"{shape.mark} {shape.name}".strip() for shape in outlines]
    return f"Contours représentés\u00a0: {', '.join(names)}." if names else "Aucun contour n’est représenté."


def _outline(shape: MapShape, frame: Frame, *, is_lit: bool) -> str:
    return _area(shape, frame, BRICK_SOFT if is_lit else "#dfe3ea", BRICK if is_lit else GROUND, 2.0 if is_lit else 1.2)


def _area(shape: MapShape, frame: Frame, fill: str, edge: str, stroke: float) -> str:
    path = frame.path_of(shape.geometry)
    if not path:
        return ""
    return (
        f'<path d="{path}" fill="{fill}" fill-opacity="0.85" fill-rule="evenodd" stroke="{edge}" '
        f'stroke-width="{stroke:g}" stroke-linejoin="round"><title>{escape(shape.name)}</title></path>'
    )


def _name_of_land(shape: MapShape, frame: Frame) -> str:
    seen = frame.seen_of(shape.geometry)
    if seen.is_empty:
        return ""
    x, y = frame.place_of(shapely.point_on_surface(seen))
    return _text(shape.mark, x, y, size=11, fill=GROUND, weight=400)


def _mark(shape: MapShape, frame: Frame, *, is_lit: bool) -> str:
    x, y = frame.place_of(shapely.point_on_surface(shape.geometry))
    return _text(shape.mark, x, y, size=13, fill=BRICK if is_lit else INK, weight=600)


def _text(words: str, x: float, y: float, *, size: int, fill: str, weight: int) -> str:  # noqa: PLR0913  # as SVG has it
    return (
        f'<text x="{x:.1f}" y="{y + size / 3:.1f}" text-anchor="middle" font-family="Source Sans 3, sans-serif" '
        f'font-size="{size}" font-weight="{weight}" fill="{fill}" stroke="{PAPER}" stroke-width="3" '
        f'stroke-linejoin="round" paint-order="stroke">{escape(words)}</text>'
    )


def _scale(frame: Frame) -> str:
    """A bar of a round length, a quarter of the width at most."""
    metres = next((one for one in _SCALES_IN_METRES if one <= frame.metres_across / 4), _SCALES_IN_METRES[-1])
    length = metres / frame.metres_across * frame.width
    words = f"{metres // 1000}\u00a0km" if metres >= 1000 else f"{metres}\u00a0m"  # noqa: PLR2004
    left, bottom = 14, frame.height - 14
    bar = f"M{left} {bottom - 5}V{bottom}H{left + length:.1f}V{bottom - 5}"
    return f'<path d="{bar}" fill="none" stroke="{INK}" stroke-width="1.5"/>' + _text(
        words, left + length / 2, bottom - 10, size=11, fill=INK, weight=400
    )
