"""What taking a proposal of an archive would change, each in one French line."""

from collections.abc import Mapping
from typing import Any

from regain.core.french import enumeration, number, quoted
from regain.domain.territory.enums import CorrespondenceState
from regain.domain.territory.models import Commune, Correspondence, Intercommunality, Neighbourhood, Outline, Perimeter
from regain.exchange.planning.archive.matching import KeyMap
from regain.exchange.planning.archive.selecting import Row
from regain.exchange.planning.archive.tables import Table

KEYS: dict[Table, str] = {
    Commune: "commune",
    Neighbourhood: "quartier",
    Perimeter: "perimetre",
    Outline: "contour",
    Correspondence: "correspondance",
}
"""How a proposal is named on the command line, before the key of its row in the archive."""
ADOPTION = "rattachement"

_OWNERS: tuple[tuple[str, Table], ...] = (
    ("perimeter", Perimeter),
    ("neighbourhood", Neighbourhood),
    ("commune", Commune),
)


Rows = Mapping[Table, Mapping[int, Row]]
"""The rows of the archive, by table and by key."""


def sentence_of(table: Table, row: Row, rows: Rows, here: KeyMap, *, is_adoption: bool) -> str:
    """What would change here; places that are here are named as they are here."""
    if table is Outline:
        return _of_outline(row, rows, here)
    if table is Correspondence:
        return _of_correspondence(row, rows, here)
    if table is Perimeter and row["neighbourhood"] is None:
        where = enumeration(row["insee_codes"]) or "non dites"
        return f"Périmètre {row['code']}, qui n’est à aucun quartier\u00a0: ajouté (communes\u00a0: {where})"
    if table is Perimeter:
        bearer = quoted(_name(Neighbourhood, row["neighbourhood"], rows, here))
        free = ", qui n’est à aucun quartier ici" if is_adoption else ""
        return f"Périmètre {row['code']}{free}\u00a0: donné au quartier {bearer}"
    agglomeration = quoted(_name(Intercommunality, row["intercommunality"], rows, here))
    noun, added = ("Quartier", "ajouté") if table is Neighbourhood else ("Commune", "ajoutée")
    return f"{noun} {quoted(row['name'])}\u00a0: {added} à l’agglomération {agglomeration} d’ici"


def name_in(row: Row) -> str:
    """What the archive calls a place."""
    return str(row.get("name") or row.get("code"))


def _of_outline(row: Row, rows: Rows, here: KeyMap) -> str:
    owner, table = next((name, table) for name, table in _OWNERS if row[name] is not None)
    last = Outline.objects.filter(**{owner: here[table].get(row[owner])}).order_by("-edition").first()
    ours = f"{number(last.area_ha, 0)}\u00a0ha ici" if last else "aucun ici"
    name = quoted(_name(table, row[owner], rows, here))
    return f"Contour de {name}\u00a0: {number(float(row['area_ha']), 0)}\u00a0ha proposés, {ours}"


def _of_correspondence(row: Row, rows: Rows, here: KeyMap) -> str:
    if row["other"] is not None:
        counterpart = rows[Perimeter][row["other"]]["code"]
    elif row["neighbourhood"] is not None:
        counterpart = quoted(_name(Neighbourhood, row["neighbourhood"], rows, here))
    else:
        counterpart = "aucun autre"
    state = CorrespondenceState(row["state"]).label.lower()
    return f"Correspondance entre {rows[Perimeter][row['perimeter']]['code']} et {counterpart}\u00a0: {state}"


def _name(table: Table, key: int, rows: Rows, here: KeyMap) -> str:
    if key not in here[table]:
        return name_in(rows[table][key])
    place: Any = table._default_manager.get(pk=here[table][key])  # noqa: SLF001  # the manager of any model
    bearer = getattr(place, "neighbourhood", None)
    return str(bearer or place.name or place)
