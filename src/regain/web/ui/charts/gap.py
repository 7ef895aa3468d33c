"""The gap chart: where a neighbourhood stands beside its agglomeration, one scale per indicator.

Positions are in percent of the scale and lengths in em, so that a row is drawn at any width without shrinking
its text. Of two values the lower is written on the left of its point and the higher on the right: they never
meet, however close. MARGIN is what charts.css leaves on each side of the scale for them.
"""

from dataclasses import dataclass
from decimal import Decimal
from math import floor, log10

from regain.core import french

MARGIN = 6.0
"""Room on each side of the scale, in em."""
CLEARANCE = 0.75
"""Between the middle of a point and its value, in em."""
RIM_CLEARANCE = 1.1
"""The same, where the two points lie upon each other and one is drawn as a rim around the other."""
CLOSE = 1.5
"""Under which two points lie upon each other, in percent of the scale."""
UNITS = {"%": f"{french.NO_BREAK}%", "index": "", "ha": f"{french.NO_BREAK}ha", "inhabitants": f"{french.NO_BREAK}hab."}
FLAGS = ("ok", "approximate", "suppressed", "missing")
WHOLE = Decimal(100)
ABOUT = f"env.{french.NO_BREAK}"
ABSENT = {"suppressed": "non diffusé", "missing": "non renseigné"}


@dataclass(frozen=True, slots=True)
class GapRow:
    """One indicator: the neighbourhood's value and the agglomeration's, either of which may be unknown.

    `unit` is a key of UNITS and `flag` one of FLAGS (`suppressed` and `missing` have no value). `note` says what
    the reader must know of this figure.
    """

    label: str
    value: Decimal | None
    comparison: Decimal | None = None
    unit: str = "%"
    flag: str = "ok"
    note: str = ""

    def __post_init__(self) -> None:
        if self.unit not in UNITS or self.flag not in FLAGS:
            raise ValueError(f"gap chart: unknown unit “{self.unit}” or flag “{self.flag}”")
        if (self.value is None) != (self.flag in ABSENT):
            raise ValueError(f"gap chart: “{self.label}” is “{self.flag}” and its value is {self.value}")


@dataclass(frozen=True, slots=True)
class GapChart:
    """Rows, and who is compared with whom. `caption` says source, date and perimeter."""

    title: str
    subject: str
    rows: tuple[GapRow, ...]
    reference: str = "agglomération"
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A value on the scale: `x` in percent, its text and on which side of the point it is written."""

    x: float
    text: str
    side: str
    clearance: float = CLEARANCE

    @property
    def place(self) -> str:
        """`x` as SVG writes it, whatever the language of the page."""
        return f"{self.x}%"

    @property
    def anchor(self) -> str:
        """SVG's name for the side on which the text ends."""
        return "end" if self.side == "left" else "start"

    @property
    def shift(self) -> str:
        """How far from the point the text begins."""
        return f"{'-' if self.side == 'left' else ''}{self.clearance}em"


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """A row ready to draw: texts in French, points placed. Without any point there is nothing to draw but words."""

    label: str
    subject: Point | None
    reference: Point | None
    subject_text: str
    reference_text: str
    gap: str
    low: str
    high: str
    note: str
    is_known: bool
    """The neighbourhood's value is known."""
    is_close: bool
    """The two points lie upon each other: the agglomeration's is drawn as a rim around."""

    @property
    def is_drawn(self) -> bool:
        """Whether there is a point to draw; else words suffice."""
        return self.subject is not None or self.reference is not None


def draw_rows(chart: GapChart) -> tuple[DrawnRow, ...]:
    """Every row of the chart, ready to draw."""
    return tuple(draw_row(row) for row in chart.rows)


def draw_row(row: GapRow) -> DrawnRow:
    """Place the points of one row on its own scale, and write its values, its gap and the ends of its scale."""
    low, high = scale(row)
    is_lower = row.comparison is not None and row.value is not None and row.value < row.comparison
    subject, reference = _position(row.value, low, high), _position(row.comparison, low, high)
    is_close = subject is not None and reference is not None and abs(subject - reference) < CLOSE
    sides = ("left", "right") if is_lower or subject is None else ("right", "left")
    if row.unit != "%" and (subject is None or reference is None):
        subject = reference = None  # alone, without natural ends, a point would say nothing
    room = RIM_CLEARANCE if is_close else CLEARANCE
    return DrawnRow(
        label=row.label,
        subject=None if subject is None else Point(subject, _short(_said(row), room), sides[0], room),
        reference=None if reference is None else Point(reference, _short(_compared(row), room), sides[1], room),
        subject_text=_said(row),
        reference_text=_compared(row),
        gap=_gap(row),
        low=_written(low, row.unit),
        high=_written(high, row.unit),
        note=row.note,
        is_known=row.value is not None,
        is_close=is_close,
    )


def scale(row: GapRow) -> tuple[Decimal, Decimal]:
    """The ends of a row's scale: 0 and 100 for a share, else round numbers around the values, as far as they differ."""
    known = [value for value in (row.value, row.comparison) if value is not None]
    if not known:
        return Decimal(0), WHOLE
    low, high = min(known), max(known)
    if row.unit == "%" and low >= 0 and high <= WHOLE:
        return Decimal(0), WHOLE
    room = max(high - low, abs(high) / 4, Decimal(1))
    step = Decimal(10) ** floor(log10(room))
    floored = (low - room) // step * step if low < 0 else max((low - room) // step * step, Decimal(0))
    return floored, ((high + room) // step + 1) * step


def text_width(text: str) -> float:
    """How wide a text may be, in em of Source Sans: figures take half an em, the widest sign four fifths."""
    wide = {"%": 0.85, french.NO_BREAK: 0.22, french.NARROW: 0.22, " ": 0.22, ",": 0.26, ".": 0.26}
    return sum(wide.get(sign, 0.54) for sign in text)


def _position(value: Decimal | None, low: Decimal, high: Decimal) -> float | None:
    return None if value is None else round(float((value - low) / (high - low) * WHOLE), 2)


def _short(text: str, room: float) -> str:
    """The number without its unit, where the margin cannot hold both (the ends of the scale give the unit)."""
    if text_width(text) + room <= MARGIN:
        return text
    return text.removeprefix(ABOUT).rpartition(french.NO_BREAK)[0] or text


def _said(row: GapRow) -> str:
    if row.value is None:
        return ABSENT[row.flag]
    written = _written(row.value, row.unit)
    return f"{ABOUT}{written}" if row.flag == "approximate" else written


def _compared(row: GapRow) -> str:
    return "pas de comparaison" if row.comparison is None else _written(row.comparison, row.unit)


def _written(value: Decimal, unit: str) -> str:
    return french.number(value, 1) + UNITS[unit]


def _gap(row: GapRow) -> str:
    if row.value is None:
        return f"{ABSENT[row.flag]} pour le quartier"
    if row.comparison is None:
        return "pas de comparaison"
    apart = abs(row.value - row.comparison)
    if not apart:
        return "aucun écart"
    if row.unit == "%":
        return f"écart de {french.number(apart, 1)}{french.NO_BREAK}{french.agreed(float(apart), 'point')}"
    return f"écart de {_written(apart, row.unit)}"
