"""What a published outline is, before it is written down, and which neighbourhood it is tied to."""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from regain.domain.territory.enums import CorrespondenceReason

PUBLISHER = "ANCT"
_NOTHING = bytes.fromhex("010600000000000000")
"""The empty multipolygon, as WKB."""
NO_OUTLINE = sha256(_NOTHING).hexdigest()
"""The fingerprint of an edition that takes a drawn outline back: the former editions stay, none is in force."""


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A valid multipolygon (WKB, WGS84 degrees), its box (west, south, east, north), its area, what was repaired.

    `published` is the SHA-256 of the geometry before any repair.
    """

    geometry: bytes
    bounds: tuple[float, float, float, float]
    area_ha: float
    published: str
    repaired: str = ""
    source: str = ""


def no_outline() -> OutlineEntry:
    """What takes a drawn outline back."""
    return OutlineEntry(_NOTHING, (0, 0, 0, 0), 0, NO_OUTLINE, source="périmètre retiré")


@dataclass(frozen=True, slots=True)
class PerimeterEntry:
    """A perimeter as published. `outline` is None when only its code and name are known, or when it did not change."""

    code: str
    name: str
    insee_codes: tuple[str, ...]
    outline: OutlineEntry | None


@dataclass(frozen=True, slots=True)
class CommuneOutlineEntry:
    """A commune as published, with its outline."""

    insee_code: str
    name: str
    outline: OutlineEntry


class TieKind(StrEnum):
    """What a perimeter of one of our communes becomes."""

    ATTACHED = "attached"
    """Its neighbourhood is surely known: same code."""
    NEW = "new"
    """A neighbourhood that nothing here looks like."""
    GUESSED = "guessed"
    """It looks like a neighbourhood known by its other perimeter: somebody is asked."""


@dataclass(frozen=True, slots=True)
class Tie:
    """How a perimeter hangs on the territory.

    `intercommunality`: its key. `other`: code of the perimeter of the other vintage that it looks like; `neighbourhood`:
    key of a known neighbourhood it looks like; both empty when it looks like none. `adds`: whether a neighbourhood is
    added for it.
    """

    kind: TieKind
    intercommunality: int
    adds: bool = False
    other: str = ""
    neighbourhood: int | None = None
    reasons: tuple[CorrespondenceReason, ...] = ()
    overlap: float | None = None
