"""The straight rules of a page, from the paths that pdfium gives."""

import ctypes
import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from regain.exchange.reading.pdf.layout import Box, Rule
from regain.exchange.reading.pdf.turning import Turn

# A map or a drawing is made of such paths, a table is not.
_MAX_SEGMENTS = 400
_MAX_PATHS = 20_000
_THIN = 3.0
_STRAIGHT = 1.0
_MAX_DEPTH = 6
_CORNERS = 4
_WHITE = 250

Point = tuple[float, float]


def rules_of(page: Any, turn: Turn) -> tuple[tuple[Rule, ...], tuple[Rule, ...], tuple[Box, ...]]:
    """The level and the upright rules of a page: strokes, and filled rectangles too thin to be anything else.

    Then the filled rectangles that are not so thin.
    """
    levels: list[Rule] = []
    uprights: list[Rule] = []
    boxes: list[Box] = []
    paths = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=_MAX_DEPTH)
    for _, path in zip(range(_MAX_PATHS), paths, strict=False):
        if pdfium.FPDFPath_CountSegments(path.raw) <= _MAX_SEGMENTS:
            pen = _pen(path)
            for start, end in _strokes(path):
                _sort_in(turn.point(*start), turn.point(*end), pen, levels, uprights)
            boxes.extend(_boxes(path, turn))
    return tuple(levels), tuple(uprights), tuple(boxes)


def _boxes(path: Any, turn: Turn) -> Iterator[Box]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path.raw, fill, stroke)
    if not fill.value or stroke.value or _is_white(path):
        return
    for outline in _outlines(path):
        corners = [turn.point(*point) for point in outline]
        xs, ys = sorted({round(x, 1) for x, _ in corners}), sorted({round(y, 1) for _, y in corners})
        is_square = len(set(outline)) == _CORNERS and len(xs) == len(ys) == 2  # noqa: PLR2004 - two sides each way
        if is_square and all(map(math.isfinite, (*xs, *ys))) and min(xs[1] - xs[0], ys[1] - ys[0]) > _THIN:
            yield Box(xs[0], ys[0], xs[1], ys[1])


def _is_white(path: Any) -> bool:
    colours = [ctypes.c_uint() for _ in range(4)]
    found = pdfium.FPDFPageObj_GetFillColor(path.raw, *colours)
    return bool(found) and all(colour.value >= _WHITE for colour in colours[:3])


def _pen(path: Any) -> float:
    """The width of the pen that draws a path, 0 where it is filled only."""
    fill, stroke, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
    pdfium.FPDFPath_GetDrawMode(path.raw, fill, stroke)
    is_drawn = stroke.value and pdfium.FPDFPageObj_GetStrokeWidth(path.raw, width)
    matrix = _matrix_of(path)
    return width.value * math.hypot(matrix.c, matrix.d) if is_drawn else 0.0


def _sort_in(start: Point, end: Point, pen: float, levels: list[Rule], uprights: list[Rule]) -> None:
    (x0, y0), (x1, y1) = start, end
    if not all(map(math.isfinite, (x0, y0, x1, y1))):
        return
    if abs(y0 - y1) <= _STRAIGHT < abs(x0 - x1):
        levels.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1), pen))
    elif abs(x0 - x1) <= _STRAIGHT < abs(y0 - y1):
        uprights.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1), pen))


def _strokes(path: Any) -> Iterator[tuple[Point, Point]]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path.raw, fill, stroke)
    for outline in _outlines(path):
        if stroke.value:
            yield from pairwise(outline)
        elif fill.value:
            yield from _thin_fill(outline)


def _thin_fill(outline: list[Point]) -> Iterator[tuple[Point, Point]]:
    xs, ys = [x for x, _ in outline], [y for _, y in outline]
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    middle_x, middle_y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    if height <= _THIN < width:
        yield (min(xs), middle_y), (max(xs), middle_y)
    elif width <= _THIN < height:
        yield (middle_x, min(ys)), (middle_x, max(ys))


def _outlines(path: Any) -> Iterator[list[Point]]:
    """The sub-paths as points on the page; one that holds a curve is left out."""
    points: list[Point] = []
    is_curved = False
    matrix = _matrix_of(path)
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(pdfium.FPDFPath_CountSegments(path.raw)):
        segment = pdfium.FPDFPath_GetPathSegment(path.raw, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if points and not is_curved:
                yield points
            points, is_curved = [], False
        is_curved = is_curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(matrix.on_point(x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points and not is_curved:
        yield points


def _matrix_of(path: Any) -> Any:
    """From the path's own space to the page's, through the forms that hold it."""
    matrix, container = path.get_matrix(), path.container
    while container is not None:
        matrix, container = matrix.multiply(container.get_matrix()), container.container
    return matrix
