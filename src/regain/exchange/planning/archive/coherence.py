"""What no column of an archive shows alone: edits that fit their text, outlines that are where they say, short keys."""

import base64
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NoReturn

import shapely
from cattrs import BaseValidationError
from shapely.errors import ShapelyError

from regain.core.geography import areas_in_hectares
from regain.domain.contracts.models import AgreementVersion, Amendment
from regain.domain.contracts.rules.edits import EditDoesNotFit, consolidated, edit_from_data
from regain.domain.contracts.rules.states import signed_text
from regain.domain.journal.models import Entry
from regain.domain.journal.rules import ELSEWHERE
from regain.domain.territory.models import Outline
from regain.domain.territory.rules import NO_OUTLINE
from regain.exchange.draft import draft_as_data, draft_from_data
from regain.exchange.planning.archive.selecting import Contents, Row
from regain.exchange.planning.archive.shapes import fits
from regain.exchange.planning.archive.tables import Table, label_of
from regain.exchange.reading.refusals import UnreadableFile

_LONGEST_KEY = 50  # the key of the instance comes before it, in a column of 100
_DEGREES, _SHARE, _HECTARES = 0.0001, 0.01, 0.1
_EDGES = (-180.0, -90.0, 180.0, 90.0)


def check_coherence(contents: Contents) -> None:
    """Raise UnreadableFile for rows that would break the pages that read them."""
    snapshots = {row["id"]: row["snapshot"] for row in contents[AgreementVersion]}
    for number, row in enumerate(contents[Amendment], 1):
        if not _edits_fit(row, snapshots[row["base"]]):
            refuse(Amendment, f"ligne {number}, des modifications qui ne vont pas avec leur texte")
    for number, row in enumerate(contents[Outline], 1):
        if not _is_sound(row):
            refuse(Outline, f"ligne {number}, un contour qui n’en est pas un, ou n’est pas où il le dit")
    for number, row in enumerate(contents[Entry], 1):
        people = [row["author_key"], row["mandate_key"], *(whose for whose, _ in row["personal"].values())]
        if not all(len(key) <= _LONGEST_KEY or key.startswith(ELSEWHERE) for key in people):
            refuse(Entry, f"ligne {number}, une clé de personne qui n’en est pas une")


def linked(value: Any) -> Iterable[int]:
    """The keys that a relation of a row holds."""
    return value if isinstance(value, list) else [] if value is None else [value]


def refuse(table: Table, what: str) -> NoReturn:
    """Raise UnreadableFile, naming the table and what is wrong in it."""
    raise UnreadableFile(f"Cette archive se contredit\u00a0: {label_of(table)} contient {what}.")


def _edits_fit(row: Row, snapshot: dict[str, Any]) -> bool:
    try:
        text = consolidated(snapshot, [edit_from_data(data) for data in row["edits"]])
    except (EditDoesNotFit, BaseValidationError, LookupError, TypeError, ValueError, AttributeError):
        return False
    # As amended_text (planning/amendments.py) reads it each time the amendment is opened.
    return fits("contracts.agreementversion.snapshot", text) and signed_text(_whole(text)) == signed_text(text)


def _whole(text: dict[str, Any]) -> dict[str, Any]:
    return draft_as_data(draft_from_data(text))


def _is_sound(row: Row) -> bool:
    try:
        shape = shapely.from_wkb(base64.b64decode(row["geometry"]))
    except (ShapelyError, ValueError):
        return False
    if row["published"] == NO_OUTLINE:
        return bool(shape.is_empty) and row["neighbourhood"] is not None
    told = [row[name] for name in ("west", "south", "east", "north")]
    if shape.geom_type != "MultiPolygon" or shape.has_z or shape.is_empty or not shape.is_valid:
        return False
    edges = shape.bounds
    area = Decimal(str(areas_in_hectares([shape])[0]))
    return (
        _EDGES[0] <= edges[0] <= edges[2] <= _EDGES[2]
        and _EDGES[1] <= edges[1] <= edges[3] <= _EDGES[3]
        and all(abs(one - other) <= _DEGREES for one, other in zip(told, edges, strict=True))
        and abs(Decimal(row["area_ha"]) - area) <= max(area * Decimal(str(_SHARE)), Decimal(str(_HECTARES)))
    )
