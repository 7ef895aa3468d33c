"""A neighbourhood among its twins: a dot each, at the start and at the latest vintage, and the interval."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from regain.core import french
from regain.core.pictures.legend import Entry, draw_foot, draw_legend
from regain.core.pictures.scales import Scale, scale_of
from regain.core.pictures.svg import BRICK, GROUND, INK, LINE, SIZE, SOFT, WIDE, Canvas, box, line, shape, text

_RADIUS = 5.0
_ROW = 132
_STACK = 9.5
_MOST = 4


@dataclass(frozen=True, slots=True)
class StripRow:
    """A vintage: the neighbourhood (None when unknown), its twins, and where it may be expected (low, mean, high)."""

    label: str
    value: float | None
    others: tuple[float, ...]
    expected: tuple[float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Strip:
    """Rows on one scale, and the source. `unit` follows each number."""

    title: str
    description: str
    unit: str
    subject: str
    others: str
    rows: tuple[StripRow, ...]
    source: str = ""
    decimals: int = 1


def draw_strip(chart: Strip, *, width: int = WIDE) -> str:
    """The chart as SVG, `width` pixels wide."""
    key, taken = draw_legend(tuple(_entries(chart)), x=4, y=4, width=width - 8)
    top = taken + 10
    values = [value for row in chart.rows for value in (*row.others, *(row.expected or ()))]
    values += [row.value for row in chart.rows if row.value is not None]
    x = scale_of(values, start=34, end=width - 34)
    bottom = top + _ROW * len(chart.rows)
    foot, depth = draw_foot(chart.source, x=4, y=bottom + 26, width=width - 8)
    parts = [*key, *_axis(chart, x, top, bottom)]
    for rank, row in enumerate(chart.rows):
        parts.extend(_row(chart, row, x, top + rank * _ROW))
    return Canvas(chart.title, chart.description, width, round(bottom + 30 + depth)).wrap([*parts, *foot])


def _entries(chart: Strip) -> Iterator[Entry]:
    yield Entry(shape("diamond", 0, 0, radius=6, fill=BRICK, stroke=BRICK), chart.subject)
    yield Entry(shape("circle", 0, 0, radius=_RADIUS, stroke=GROUND), chart.others)
    if any(row.expected for row in chart.rows):
        yield Entry(
            _bracket(-13, 0, 13, 0), "où l’on attend un quartier qui leur ressemble (95\u00a0%), et leur moyenne"
        )


def _bracket(low: float, mean: float, high: float, y: float) -> str:
    ends = "".join(line(end, y - 6, end, y + 6, stroke=INK, width=2) for end in (low, high))
    return line(low, y, high, y, stroke=INK, width=2) + ends + box(mean - 1.5, y - 7, 3, 14, fill=INK)


def _axis(chart: Strip, x: Scale, top: float, bottom: float) -> Iterator[str]:
    ticks = x.ticks if x.end - x.start > 400 else (x.low, x.high)  # noqa: PLR2004  # a phone's width
    for tick in ticks:
        yield line(x.at(tick), top + 18, x.at(tick), bottom, stroke=LINE)
        yield text(
            french.number(tick, max(chart.decimals, x.decimals)) + chart.unit,
            x.at(tick),
            bottom + 16,
            anchor="middle",
            fill=SOFT,
            size=12,
        )


def _row(chart: Strip, row: StripRow, x: Scale, top: float) -> Iterator[str]:
    ground = top + 96
    yield text(row.label, 4, top + SIZE, bold=True)
    yield line(x.start, ground, x.end, ground, stroke=LINE)
    for value, height in _stacked(row.others, x):
        yield shape("circle", x.at(value), ground - 7 - height * _STACK, radius=_RADIUS - 0.5, stroke=GROUND, width=1.6)
    if row.expected:
        low, mean, high = (x.at(value) for value in row.expected)
        yield _bracket(low, mean, high, ground + 14)
    if row.value is not None:
        at = x.at(row.value)
        said = french.number(row.value, chart.decimals) + chart.unit
        yield line(at, top + 40, at, ground + 14, stroke=BRICK, width=1.5)
        yield shape("diamond", at, ground, radius=6, fill=BRICK, stroke=BRICK)
        anchor = "end" if at > x.end - 40 else "start" if at < x.start + 40 else "middle"
        yield text(said, at, top + 36, anchor=anchor, fill=BRICK, bold=True)


def _stacked(values: Sequence[float], x: Scale) -> Iterator[tuple[float, int]]:
    """Each value and how high it stands: those whose dots would touch are set one upon the other."""
    last: dict[int, float] = {}
    for value in sorted(values):
        at = x.at(value)
        height = next((level for level in range(_MOST) if at - last.get(level, -1e9) >= 2 * _RADIUS), 0)
        last[height] = at
        yield value, height
