"""The plan itself: one line per perimeter of the file, and what to know of it."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from functools import cached_property
from hashlib import sha256

from regain.domain.territory.enums import Vintage
from regain.domain.territory.rules import PerimeterEntry, Tie
from regain.exchange.reading.geo import GeoFinding


class Verb(StrEnum):
    """What the import does to a perimeter."""

    ADDED = "added"
    OUTLINED = "outlined"
    """Known by its code; the file brings its first outline."""
    NEW_EDITION = "new_edition"
    """The outline is not the one in force: it becomes a new edition, the old one is kept."""
    RENAMED = "renamed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class PlannedPerimeter:
    """A perimeter of the file. `tie` when it lies in a known agglomeration; `shares` (0 to 1, None unknown) by name of commune."""

    entry: PerimeterEntry
    verb: Verb
    area_ha: float
    repaired: str = ""
    tie: Tie | None = None
    is_tied: bool = False
    """Whether its neighbourhood is known already and nothing is to be done."""
    shares: Mapping[str, float | None] = field(default_factory=dict)
    communes: tuple[str, ...] = ()
    counterpart: str = ""
    """What it looks like, in words, when somebody is to be asked."""


@dataclass(frozen=True, slots=True)
class FileRead:
    """Which file was read: its name, its SHA-256, the vintage it is of."""

    name: str
    checksum: str
    vintage: Vintage


@dataclass(frozen=True)
class PerimeterPlan:
    """What the file would change."""

    file: FileRead
    perimeters: tuple[PlannedPerimeter, ...]
    references: tuple[PerimeterEntry, ...] = ()
    findings: tuple[GeoFinding, ...] = ()
    refused: tuple[GeoFinding, ...] = ()
    """The perimeters of the file that are not the member's to write."""

    @cached_property
    def counts(self) -> Counter[Verb]:
        """How many perimeters by verb."""
        return Counter(one.verb for one in self.perimeters)

    @cached_property
    def ours(self) -> tuple[PlannedPerimeter, ...]:
        """Those of the agglomerations that this instance knows."""
        return tuple(one for one in self.perimeters if one.tie)

    @property
    def is_empty(self) -> bool:
        """Whether nothing would be written."""
        moved = any(one.verb != Verb.UNCHANGED or not one.is_tied for one in self.perimeters if one.tie)
        return not moved and not self.references and set(self.counts) <= {Verb.UNCHANGED}

    @cached_property
    def fingerprint(self) -> str:
        """Two plans with the same fingerprint write the same things."""
        told = [
            [one.entry.code, one.verb, one.entry.name, one.entry.insee_codes, asdict(one.tie) if one.tie else None]
            for one in self.perimeters
        ]
        return sha256(json.dumps([asdict(self.file), told], sort_keys=True).encode()).hexdigest()
