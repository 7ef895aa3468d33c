"""A neighbourhood and what it is compared with, year after year. What must not be read across is cut on the chart."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from regain.core import french
from regain.core.pictures.labels import Label, moved_apart
from regain.core.pictures.legend import Entry, draw_foot, draw_legend
from regain.core.pictures.scales import Scale, padded, scale_of
from regain.core.pictures.svg import (
    BAND,
    BRICK,
    GROUND,
    INK,
    LINE,
    SIZE,
    SOFT,
    WIDE,
    Canvas,
    box,
    line,
    path,
    shape,
    text,
    text_width,
)

ABSENT = {"suppressed": "nd", "missing": "?"}
_LOOKS = (
    ("circle", BRICK, "", 3.0),
    ("square", GROUND, "7 4", 2.0),
    ("diamond", INK, "2 4", 2.0),
    ("triangle", GROUND, "10 3 2 3", 2.0),
)
_PLOT = 210
_STEEP = 0.15  # what a line climbs by pixel, from which it crosses what is written above its end
_HEAD = 26
"""Above the plot, room for the names of breaks."""
_LABEL = 22
"""Above the highest value, room for what it says."""


@dataclass(frozen=True, slots=True)
class Point:
    """A value at a year; None when it is `suppressed` or `missing`. `noise`: half the width of its band, 0 for none."""

    year: int
    value: float | None
    flag: str = "ok"
    noise: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """One place over the years. The first line of a chart is its subject."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """Before that year nothing compares: a break of the series, or another perimeter (`is_perimeter`)."""

    year: int
    label: str
    is_perimeter: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """Where half of the others lie at a year."""

    year: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class SeriesChart:
    """Lines, what cuts them, the middle half of the others (`ranges`, named by `range_label`), and the source.

    `unit` follows each number, its no-break space included. `description` tells the picture to those who do not see it.
    """

    title: str
    description: str
    unit: str
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...] = ()
    ranges: tuple[Range, ...] = ()
    range_label: str = ""
    source: str = ""
    decimals: int = 1


@dataclass(frozen=True, slots=True)
class _Frame:
    chart: SeriesChart
    x: Scale
    y: Scale
    years: tuple[int, ...]

    @property
    def step(self) -> float:
        return self.x.at(1) - self.x.at(0)


def draw_series(chart: SeriesChart, *, width: int = WIDE) -> str:
    """The chart as SVG, `width` pixels wide."""
    key, taken = draw_legend(tuple(_entries(chart)), x=4, y=4, width=width - 8)
    top = taken + _HEAD + 8
    frame = _frame(chart, width, top)
    foot, depth = draw_foot(chart.source, x=4, y=top + _PLOT + 34, width=width - 8)
    parts = [
        *key,
        *_ranges(frame),
        *_axes(frame, width),
        *_cuts(frame),
        *(part for rank in range(len(chart.lines) - 1, -1, -1) for part in _line(frame, rank)),
        *_labels(frame),
        *_absent(frame),
        *foot,
    ]
    return Canvas(chart.title, chart.description, width, round(top + _PLOT + 36 + depth)).wrap(parts)


def _frame(chart: SeriesChart, width: int, top: float) -> _Frame:
    points = [point for one in chart.lines for point in one.points]
    years = tuple(range(min(point.year for point in points), max(point.year for point in points) + 1))
    values = [point.value + sign * point.noise for point in points if point.value is not None for sign in (-1, 1)]
    values += [end for one in chart.ranges for end in (one.low, one.high)]
    y = scale_of(padded(values), start=top + _PLOT, end=top + _LABEL)
    left = max(text_width(_tick(tick, chart, y)) for tick in y.ticks) + 14
    inset = min(40.0, (width - left) / len(years) / 2)
    x = Scale(0, max(len(years) - 1, 1), left + inset, width - inset - 8, 1)
    return _Frame(chart, x, y, years)


def _entries(chart: SeriesChart) -> Iterator[Entry]:
    for rank, one in enumerate(chart.lines):
        form, colour, dash, thick = _LOOKS[rank % len(_LOOKS)]
        stroke = line(-13, 0, 13, 0, stroke=colour, width=thick, dash=dash)
        yield Entry(stroke + shape(form, 0, 0, fill=colour if rank == 0 else "#ffffff", stroke=colour), one.name)
    if chart.ranges:
        yield Entry(box(-12, -7, 24, 14, stroke=LINE), chart.range_label)
    if any(not mark.is_perimeter for mark in chart.marks):
        yield Entry(_slashes(0, 0), "la série change\u00a0: ne pas comparer d’un côté à l’autre")
    flags = {point.flag for one in chart.lines for point in one.points if point.value is None}
    if "suppressed" in flags:
        yield Entry(text("nd", 0, 5, anchor="middle", bold=True), "non diffusé")
    if "missing" in flags:
        yield Entry(text("?", 0, 5, anchor="middle", bold=True), "absent des fichiers")
    if any(point.noise for one in chart.lines for point in one.points):
        yield Entry(box(-8, -7, 16, 14, fill="none", stroke=INK, dash="2 2"), "marge du bruit ajouté par l’INSEE")


def _said(value: float, chart: SeriesChart) -> str:
    return french.number(value, chart.decimals) + chart.unit


def _tick(value: float, chart: SeriesChart, y: Scale) -> str:
    """A mark of the scale, with the decimals that tell it from its neighbours."""
    return french.number(value, max(chart.decimals, y.decimals)) + chart.unit


def _axes(frame: _Frame, width: int) -> Iterator[str]:
    for tick in frame.y.ticks:
        at = frame.y.at(tick)
        left = frame.x.start - min(40.0, frame.step / 2 if len(frame.years) > 1 else 40.0)
        yield line(left, at, width - 4, at, stroke=LINE, width=1)
        yield text(_tick(tick, frame.chart, frame.y), left - 6, at + SIZE * 0.35, anchor="end", fill=SOFT)
    every = max(1, round(38 / frame.step + 0.49)) if len(frame.years) > 1 else 1
    for rank, year in enumerate(frame.years):
        if (len(frame.years) - 1 - rank) % every == 0:
            yield text(str(year), frame.x.at(rank), frame.y.start + 22, anchor="middle", fill=SOFT)


def _slashes(x: float, y: float) -> str:
    return "".join(line(x - 5 + shift, y + 7, x + 1 + shift, y - 7, stroke=INK, width=1.8) for shift in (0, 5))


def _cuts(frame: _Frame) -> Iterator[str]:
    """A dashed line and two strokes for a break; a full double line, named, for another perimeter."""
    for mark in frame.chart.marks:
        if not frame.years[0] < mark.year <= frame.years[-1]:
            continue
        x = frame.x.at(mark.year - frame.years[0] - 0.5)
        if mark.is_perimeter:
            for shift in (-2, 2):
                yield line(x + shift, frame.y.end - _LABEL - 6, x + shift, frame.y.start, stroke=INK, width=1.4)
            anchor = "end" if x > (frame.x.start + frame.x.end) / 2 else "middle"
            yield text(
                mark.label, x + (6 if anchor == "end" else 0), frame.y.end - _LABEL - 12, anchor=anchor, bold=True
            )
        else:
            yield line(x, frame.y.end - _LABEL - 2, x, frame.y.start, stroke=SOFT, width=1, dash="3 4")
            yield _slashes(x, frame.y.end - _LABEL - 12)


def _ranges(frame: _Frame) -> Iterator[str]:
    half = min(frame.step * 0.3, 16)
    for one in frame.chart.ranges:
        x, top = frame.x.at(one.year - frame.years[0]), frame.y.at(one.high)
        yield box(x - half, top, 2 * half, frame.y.at(one.low) - top, fill=BAND, stroke=LINE)


def _line(frame: _Frame, rank: int) -> Iterator[str]:
    form, colour, dash, thick = _LOOKS[rank % len(_LOOKS)]
    told = frame.chart.lines[rank].points
    points, placed = _placed(frame, rank)
    for one, other in pairwise(told):  # what is not published parts a line as a break does
        if one.year in placed and other.year in placed and not _is_cut(frame, one.year, other.year):
            yield path((placed[one.year], placed[other.year]), stroke=colour, width=thick, dash=dash)
    for point in points:
        x, y = placed[point.year]
        if point.noise:
            tall = abs(frame.y.at(point.noise) - frame.y.at(0))
            yield box(x - 8, y - tall, 16, 2 * tall, fill="none", stroke=INK, dash="2 2")
        yield shape(form, x, y, radius=5 if rank == 0 else 4.5, fill=colour if rank == 0 else "#ffffff", stroke=colour)


def _placed(frame: _Frame, rank: int) -> tuple[list[Point], dict[int, tuple[float, float]]]:
    """The points of a line that have a value, and where each year's is drawn."""
    points = [point for point in frame.chart.lines[rank].points if point.value is not None]
    places = {point.year: (frame.x.at(point.year - frame.years[0]), frame.y.at(point.value or 0)) for point in points}
    return points, places


def _labels(frame: _Frame) -> Iterator[str]:
    """The ends of all lines, written, none on another."""
    wanted = (one for rank in range(len(frame.chart.lines)) for one in _ends(frame, rank))
    yield from (one.draw() for one in moved_apart(wanted, lowest=frame.y.start - 4))


def _ends(frame: _Frame, rank: int) -> Iterator[Label]:
    """The first value and the last one."""
    points, placed = _placed(frame, rank)
    colour = _LOOKS[rank % len(_LOOKS)][1]
    ends = {"start": points[:2], "end": points[:-3:-1]} if len(points) > 1 else {"end": points}
    for anchor, some in ends.items():
        for point in some[:1]:
            x, y = placed[point.year]
            shift = 8 if anchor == "end" else -8
            said = _said(point.value or 0, frame.chart)
            away = -12 - bool(point.noise) * 4
            if _rises(frame, [one.year for one in some], placed) and y - away + 8 < frame.y.start:
                away = 8 - away
            yield Label(said, x + shift, y + away, anchor, colour, bold=rank == 0)


def _rises(frame: _Frame, years: Sequence[int], placed: Mapping[int, tuple[float, float]]) -> bool:
    """Whether the line climbs from the first of these years to the other, through what would be written above it."""
    if len(years) < 2 or _is_cut(frame, min(years), max(years)):  # noqa: PLR2004  # from one point to another
        return False
    (x, y), (other_x, other_y) = (placed[year] for year in years)
    return y - other_y > _STEEP * abs(other_x - x)


def _is_cut(frame: _Frame, first: int, last: int) -> bool:
    return any(first < mark.year <= last for mark in frame.chart.marks)


def _absent(frame: _Frame) -> Iterator[str]:
    for point in frame.chart.lines[0].points if frame.chart.lines else ():
        if point.value is None:
            x = frame.x.at(point.year - frame.years[0])
            yield text(ABSENT.get(point.flag, "?"), x, frame.y.start - 8, anchor="middle", bold=True)
