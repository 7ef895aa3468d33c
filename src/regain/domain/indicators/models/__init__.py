"""The tables of the figures, and of what objectives want them to become."""

from regain.domain.indicators.models.figures import (
    ColumnMapping,
    Dataset,
    Edition,
    Indicator,
    Observation,
    ObservedPlace,
)
from regain.domain.indicators.models.targets import Target

__all__ = ["ColumnMapping", "Dataset", "Edition", "Indicator", "Observation", "ObservedPlace", "Target"]
