"""The gap between a neighbourhood and another place, a vintage a row."""

from collections.abc import Iterator
from dataclasses import dataclass

from regain.core import french
from regain.core.pictures.legend import Entry, draw_foot, draw_legend
from regain.core.pictures.scales import Scale, padded, scale_of
from regain.core.pictures.svg import BRICK, GROUND, INK, LINE, SIZE, SOFT, WIDE, Canvas, line, shape, text, text_width

_ROW = 46


@dataclass(frozen=True, slots=True)
class DumbbellRow:
    """A vintage: the two values, either of which may be unknown (`note` then says why). `is_cut`: the series changes before it."""

    label: str
    value: float | None
    comparison: float | None
    note: str = ""
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Dumbbell:
    """Rows, who is compared with whom, and the source. `unit` follows each number."""

    title: str
    description: str
    unit: str
    subject: str
    reference: str
    rows: tuple[DumbbellRow, ...]
    source: str = ""
    decimals: int = 1


def draw_dumbbell(chart: Dumbbell, *, width: int = WIDE) -> str:
    """The chart as SVG, `width` pixels wide."""
    key, taken = draw_legend(tuple(_entries(chart)), x=4, y=4, width=width - 8)
    top = taken + 12
    values = [value for row in chart.rows for value in (row.value, row.comparison) if value is not None]
    left = max((text_width(row.label) for row in chart.rows), default=0) + 16
    room = max((text_width(_said(value, chart)) for value in values), default=0) + 14
    x = scale_of(padded(values), start=left + room, end=width - room)
    bottom = top + _ROW * len(chart.rows)
    foot, depth = draw_foot(chart.source, x=4, y=bottom + 24, width=width - 8)
    parts = [*key, *_axis(chart, x, top, bottom)]
    for rank, row in enumerate(chart.rows):
        parts.extend(_row(chart, row, x, top + (rank + 0.5) * _ROW, width))
    return Canvas(chart.title, chart.description, width, round(bottom + 28 + depth)).wrap([*parts, *foot])


def _said(value: float, chart: Dumbbell) -> str:
    return french.number(value, chart.decimals) + chart.unit


def _entries(chart: Dumbbell) -> Iterator[Entry]:
    yield Entry(shape("circle", 0, 0, radius=6, fill=BRICK, stroke=BRICK), chart.subject)
    yield Entry(shape("square", 0, 0, radius=5.5, stroke=GROUND, width=2.5), chart.reference)
    if any(row.is_cut for row in chart.rows):
        yield Entry(line(-13, 0, 13, 0, stroke=SOFT, dash="3 4"), "la série change entre les deux lignes")


def _axis(chart: Dumbbell, x: Scale, top: float, bottom: float) -> Iterator[str]:
    for tick in (x.low, x.high):
        yield line(x.at(tick), top, x.at(tick), bottom, stroke=LINE)
        said = french.number(tick, max(chart.decimals, x.decimals)) + chart.unit
        yield text(said, x.at(tick), bottom + 16, anchor="middle", fill=SOFT, size=12)


def _row(chart: Dumbbell, row: DumbbellRow, x: Scale, y: float, width: int) -> Iterator[str]:
    yield text(row.label, 4, y + SIZE * 0.35, bold=True)
    if row.is_cut:
        yield line(4, y - _ROW / 2, width - 4, y - _ROW / 2, stroke=SOFT, dash="3 4")
    yield line(x.start, y, x.end, y, stroke=LINE)
    if row.value is None or row.comparison is None:
        known = row.value if row.value is not None else row.comparison
        if known is not None:
            form = ("circle", BRICK, BRICK) if row.value is not None else ("square", "#ffffff", GROUND)
            yield shape(form[0], x.at(known), y, radius=6, fill=form[1], stroke=form[2])
            yield text(_said(known, chart), x.at(known), y - 11, anchor="middle")
        yield text(row.note, (x.start + x.end) / 2, y + 20, anchor="middle", fill=SOFT, size=12)
        return
    low = row.value < row.comparison
    yield line(x.at(row.value), y, x.at(row.comparison), y, stroke=INK, width=3)
    yield shape("square", x.at(row.comparison), y, radius=5.5, stroke=GROUND, width=2.5)
    yield shape("circle", x.at(row.value), y, radius=6, fill=BRICK, stroke=BRICK)
    for value, is_left, fill in ((row.value, low, BRICK), (row.comparison, not low, GROUND)):
        shift = -12 if is_left else 12
        said = _said(value, chart)
        yield text(
            said,
            x.at(value) + shift,
            y + SIZE * 0.35,
            anchor="end" if is_left else "start",
            fill=fill,
            bold=fill == BRICK,
        )
