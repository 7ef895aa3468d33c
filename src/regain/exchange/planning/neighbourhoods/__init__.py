"""Which neighbourhoods the document speaks of: known ones, or new ones."""

from regain.exchange.planning.neighbourhoods.matching import match_neighbourhoods

__all__ = ["match_neighbourhoods"]
