"""Files of figures to observations, cell by cell: pure, local, within limits."""

from regain.exchange.reading.observations.figures import Figure, Finding, PlaceRead, Reading
from regain.exchange.reading.observations.recognising import UnknownLayout, YearWanted, read_observations

__all__ = ["Figure", "Finding", "PlaceRead", "Reading", "UnknownLayout", "YearWanted", "read_observations"]
