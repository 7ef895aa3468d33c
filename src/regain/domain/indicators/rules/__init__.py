"""The catalogue shipped with the code, the breaks of series, and how figures and their sources are written."""

from regain.domain.indicators.rules.breaks import (
    CONSECUTIVE_YEARS,
    NOISE,
    Caution,
    SeriesBreak,
    breaks_between,
    breaks_of,
    cautions_of,
)
from regain.domain.indicators.rules.catalogue import (
    DatasetEntry,
    IndicatorEntry,
    known_datasets,
    known_indicators,
)
from regain.domain.indicators.rules.units import figure, source_words, unit_label

__all__ = [
    "CONSECUTIVE_YEARS",
    "NOISE",
    "Caution",
    "DatasetEntry",
    "IndicatorEntry",
    "SeriesBreak",
    "breaks_between",
    "breaks_of",
    "cautions_of",
    "figure",
    "known_datasets",
    "known_indicators",
    "source_words",
    "unit_label",
]
