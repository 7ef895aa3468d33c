"""Rows of objectives as tables or titles give them, before cells cut or merged are put together."""

from dataclasses import dataclass, field

from regain.exchange.reading.agreement.passages import Passage
from regain.exchange.reading.agreement.stakes import StakeLine


@dataclass(frozen=True, slots=True)
class RowRead:
    """What one row or one title adds. What is empty stays as it was above; `stake` opens a new stake.

    `of_quarters` are the words of a column that says which neighbourhoods are concerned.
    """

    stake: StakeLine | None = None
    strategic: Passage = field(default_factory=Passage)
    intercommunal: Passage = field(default_factory=Passage)
    operational: tuple[Passage, ...] = ()
    of_quarters: Passage = field(default_factory=Passage)
