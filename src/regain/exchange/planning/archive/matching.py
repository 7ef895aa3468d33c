"""Which places of an archive are already there: by their national codes, else by what they are called and where."""

from collections.abc import Iterable

from regain.core.french import quoted
from regain.domain.territory.models import (
    Commune,
    Correspondence,
    Intercommunality,
    Neighbourhood,
    Outline,
    OutlineFile,
    Perimeter,
)
from regain.exchange.planning.archive.selecting import Contents, Row, in_batches
from regain.exchange.planning.archive.tables import Table

KeyMap = dict[Table, dict[int, int]]
"""By table, the key in this instance of each row of the archive."""

_CODES = {
    Intercommunality: "siren",
    Commune: "insee_code",
    Perimeter: "code",
    OutlineFile: "sha256",
}
_OF = {
    Outline: ("perimeter", "neighbourhood", "commune", "edition"),
    Correspondence: ("perimeter", "other", "neighbourhood"),
}
"""What tells a row by the places it is about."""
_PLACES: dict[str, Table] = {
    "perimeter": Perimeter,
    "other": Perimeter,
    "neighbourhood": Neighbourhood,
    "commune": Commune,
}


class Ambiguous(Exception):
    """Rows of the archive and of the instance that cannot both be right; `str` is a French sentence."""


def rows_already_here(contents: Contents) -> KeyMap:
    """The shared rows that the instance has too. Raises Ambiguous."""
    here = {table: _by_code(table, column, contents[table]) for table, column in _CODES.items()}
    here[Neighbourhood] = _neighbourhoods(contents, here)
    _refuse_second_codes(contents, here)
    for table, columns in _OF.items():
        here[table] = _by_places(table, columns, contents[table], here)
    return here


def _by_places(table: Table, columns: tuple[str, ...], rows: Iterable[Row], here: KeyMap) -> dict[int, int]:
    """The rows about the same places; those about a place that is not here are not here either."""
    sought: dict[tuple[int | None, ...], int] = {}
    for row in rows:
        told = [row[name] for name in columns]
        moved = [_moved(name, value, here) for name, value in zip(columns, told, strict=True)]
        if [value is None for value in told] == [value is None for value in moved]:
            sought[tuple(moved)] = row["id"]
    found: dict[int, int] = {}
    for at, name in enumerate(columns):
        keys = {told[at] for told in sought} - {None} if name in _PLACES else set()
        for some in in_batches(table, name, keys):
            rows_here = some.values_list("pk", *(f"{one}_id" if one in _PLACES else one for one in columns))
            found |= {sought[tuple(told)]: pk for pk, *told in rows_here if tuple(told) in sought}
    return found


def _moved(name: str, value: int | None, here: KeyMap) -> int | None:
    """The key here of a place of the archive; any other value as it is."""
    return here[_PLACES[name]].get(value) if name in _PLACES and value is not None else value


def _by_code(table: Table, column: str, rows: Iterable[Row]) -> dict[int, int]:
    keys = {row[column]: row["id"] for row in rows}
    found = (pair for some in in_batches(table, column, keys) for pair in some.values_list(column, "pk"))
    return {keys[code]: pk for code, pk in found}


def _neighbourhoods(contents: Contents, here: KeyMap) -> dict[int, int]:
    perimeters = in_batches(Perimeter, "pk", here[Perimeter].values())
    bearers = dict(pair for some in perimeters for pair in some.values_list("pk", "neighbourhood_id"))
    found: dict[int, int] = {}
    for row in contents[Neighbourhood]:
        own = [one["id"] for one in contents[Perimeter] if one["neighbourhood"] == row["id"]]
        bearing = {bearers[here[Perimeter][key]] for key in own if key in here[Perimeter]} - {None}
        if not bearing:
            bearing = _by_name(row, contents, here, taken=set(found.values()))
        if len(bearing) > 1 or bearing & set(found.values()):
            raise Ambiguous(
                f"Le quartier {quoted(row['name'])} de l’archive porte les codes de plusieurs quartiers de cette "
                "instance, ou l’inverse\u00a0: corrigez d’abord les périmètres de l’une ou de l’autre."
            )
        _refuse_elsewhere(row, bearing, here)
        found.update((row["id"], key) for key in bearing)
    return found


def _refuse_elsewhere(row: Row, bearing: Iterable[int], here: KeyMap) -> None:
    """Raise Ambiguous for a neighbourhood that another agglomeration has here."""
    agglomeration = here[Intercommunality].get(row["intercommunality"])
    for one in Neighbourhood.objects.filter(pk__in=bearing).select_related("intercommunality").order_by("pk"):
        if one.intercommunality_id != agglomeration:
            raise Ambiguous(
                f"Le quartier {quoted(row['name'])} de l’archive est ici {quoted(one.name)}, de l’agglomération "
                f"{quoted(one.intercommunality.name)}\u00a0: une archive ne reprend pas les quartiers d’une autre."
            )


def _by_name(row: Row, contents: Contents, here: KeyMap, *, taken: set[int]) -> set[int]:
    """The neighbourhood of that free code, or of that name in the very same communes; at most one."""
    agglomeration = here[Intercommunality].get(row["intercommunality"])
    near = Neighbourhood.objects.filter(intercommunality=agglomeration, kind=row["kind"]).exclude(pk__in=taken)
    if row["own_code"]:
        return set(near.filter(own_code=row["own_code"]).values_list("pk", flat=True))
    vintages = [one["vintage"] for one in contents[Perimeter] if one["neighbourhood"] == row["id"]]
    alike = near.filter(name=row["name"], own_code="").exclude(perimeters__vintage__in=vintages).order_by("pk")
    communes = {here[Commune].get(key) for key in row["communes"]}
    same = [
        one.pk for one in alike.prefetch_related("communes") if {place.pk for place in one.communes.all()} == communes
    ]
    return set(same[:1])


def _refuse_second_codes(contents: Contents, here: KeyMap) -> None:
    """Raise Ambiguous for a perimeter to be added where this instance has another of the same vintage."""
    for row in contents[Perimeter]:
        bearer = here[Neighbourhood].get(row["neighbourhood"])
        if bearer is None or row["id"] in here[Perimeter]:
            continue
        other = Perimeter.objects.filter(neighbourhood=bearer, vintage=row["vintage"]).first()
        if other:
            raise Ambiguous(
                f"Le quartier {quoted(str(other.neighbourhood))} a ici le code {other.code}, et {row['code']} dans "
                "l’archive\u00a0: corrigez d’abord celui qui est faux."
            )
