"""Where the dots of a gap chart stand, as shares of the width."""

from collections.abc import Iterator
from typing import Any

from regain.exchange.writing.blocks import Bar, Bullets, GapBars

_WHOLE = 100
_MARGIN = 0.15
_INSET = 0.02


def rows_of(listed: Bullets | None, chart: GapBars) -> Iterator[dict[str, Any]]:
    """The rows of a list, each with its gauge if the chart has one; the chart's own rows without a list."""
    bars = {bar.said: bar for bar in chart.bars}
    for words in listed.items if listed else bars:
        bar = bars.get(words)
        yield {"words": words, "gauge": _gauge(bar, chart) if bar else None}


def belongs_to(listed: Bullets, chart: GapBars) -> bool:
    """Whether a list says all that the chart draws: one drawing then does for both."""
    return {bar.said for bar in chart.bars} <= set(listed.items)


def _gauge(bar: Bar, chart: GapBars) -> dict[str, Any]:
    low, high = _scale(bar)
    at, there = ((value - low) / (high - low) for value in (bar.value, bar.comparison))
    said = f"{bar.label} : {chart.here.lower()} {_written(bar.value, bar)}, {chart.there.lower()} {_written(bar.comparison, bar)}"
    return {"at": _inside(at), "there": _inside(there), "alt": said}


def _scale(bar: Bar) -> tuple[float, float]:
    """From 0 to 100 for shares; around the two values for the rest."""
    values = (bar.value, bar.comparison)
    if bar.unit.strip() == "%" and max(values) <= _WHOLE and min(values) >= 0:
        return 0, _WHOLE
    span = max(abs(value) for value in values) or 1
    return min(*values, 0), max(values) + _MARGIN * span


def _inside(share: float) -> float:
    return round(_INSET + (1 - 2 * _INSET) * share, 4)


def _written(value: float, bar: Bar) -> str:
    return f"{value:g}".replace(".", ",") + bar.unit
