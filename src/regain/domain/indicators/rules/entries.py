"""What an import hands to the use cases."""

from decimal import Decimal
from typing import NamedTuple


class FigureEntry(NamedTuple):
    """A figure to write: the code of its indicator, its place, its year, the value and its flag (see Observation)."""

    indicator: str
    place_kind: str
    place_code: str
    perimeter_vintage: int | None
    year: int
    raw: str
    value: Decimal | None
    flag: str


class PlaceEntry(NamedTuple):
    """What a file says of a place (see ObservedPlace)."""

    kind: str
    code: str
    name: str
    commune_code: str = ""


class ImportCounts(NamedTuple):
    """What an import does: figures read, added, changed, unchanged, and lines or cells refused."""

    rows: int
    added: int
    changed: int
    unchanged: int
    refused: int
