"""What there is to show on a map: the neighbourhoods of a contract, or one of them, among the communes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256

import shapely
from django.db.models import QuerySet
from shapely.geometry.base import BaseGeometry

from regain.domain.contracts.models import Contract
from regain.domain.territory.enums import Vintage
from regain.domain.territory.models import Neighbourhood, Outline
from regain.domain.territory.queries import outlines_in_force

NATIONAL = "ANCT, périmètres QPV {vintage}, Licence Ouverte 2.0"


@dataclass(frozen=True, slots=True)
class MappedOutline:
    """An outline in force: of which perimeter (blank code and no vintage for a drawn one), its surface, its source."""

    pk: int
    code: str
    vintage: int | None
    area_ha: Decimal
    geometry: BaseGeometry
    repaired: str
    source: str


@dataclass(frozen=True, slots=True)
class MappedNeighbourhood:
    """A neighbourhood and its outlines, that of the contract first; none when nobody gave one yet."""

    pk: int
    name: str
    kind_label: str
    is_qic: bool
    communes: tuple[str, ...]
    outlines: tuple[MappedOutline, ...]


@dataclass(frozen=True, slots=True)
class MappedCommune:
    """A commune in the background."""

    name: str
    geometry: BaseGeometry


@dataclass(frozen=True, slots=True)
class TerritoryMap:
    """All that a map shows. `version` changes with any of its outlines."""

    neighbourhoods: tuple[MappedNeighbourhood, ...]
    communes: tuple[MappedCommune, ...]
    version: str

    @property
    def drawn(self) -> tuple[MappedNeighbourhood, ...]:
        """Those that have an outline."""
        return tuple(one for one in self.neighbourhoods if one.outlines)


def build_contract_map(contract: Contract) -> TerritoryMap:
    """The neighbourhoods of the contract's agglomeration, among its communes. Costs six queries."""
    found = Neighbourhood.objects.filter(intercommunality=contract.intercommunality_id, archived_at=None)
    near = outlines_in_force("commune").filter(commune__intercommunality=contract.intercommunality_id)
    return _map(found, near)


def build_neighbourhood_map(neighbourhood: Neighbourhood) -> TerritoryMap:
    """One neighbourhood with all its outlines, among the communes around. Costs seven queries at most."""
    alone = _map(Neighbourhood.objects.filter(pk=neighbourhood.pk), None)
    boxes = [one.geometry.bounds for each in alone.neighbourhoods for one in each.outlines]
    if not boxes:
        own = outlines_in_force("commune").filter(commune__neighbourhoods=neighbourhood)
        boxes = list(own.values_list("west", "south", "east", "north"))
    if not boxes:
        return alone
    west, south = min(box[0] for box in boxes), min(box[1] for box in boxes)
    east, north = max(box[2] for box in boxes), max(box[3] for box in boxes)
    wide, high = east - west, north - south
    near = outlines_in_force("commune").filter(
        west__lte=east + wide, east__gte=west - wide, south__lte=north + high, north__gte=south - high
    )
    communes = _communes(near)
    return TerritoryMap(alone.neighbourhoods, communes, _version(alone.version, len(communes)))


def build_surroundings(neighbourhood: Neighbourhood) -> TerritoryMap:
    """The other neighbourhoods of its agglomeration among the communes: behind an outline to draw. Costs six queries."""
    others = Neighbourhood.objects.filter(intercommunality=neighbourhood.intercommunality_id, archived_at=None)
    near = outlines_in_force("commune").filter(commune__intercommunality=neighbourhood.intercommunality_id)
    return _map(others.exclude(pk=neighbourhood.pk), near)


def _map(neighbourhoods: QuerySet[Neighbourhood], near: QuerySet[Outline] | None) -> TerritoryMap:
    found = list(neighbourhoods.prefetch_related("communes").order_by("name", "pk"))
    owned = _outlines_of(found)
    mapped = tuple(
        MappedNeighbourhood(
            pk=one.pk,
            name=one.name,
            kind_label=one.get_kind_display(),
            is_qic=one.kind == "QIC",
            communes=tuple(commune.name for commune in one.communes.all()),
            outlines=tuple(owned.get(one.pk, ())),
        )
        for one in found
    )
    keys = [outline.pk for one in mapped for outline in one.outlines]
    communes = _communes(near) if near is not None else ()
    return TerritoryMap(mapped, communes, _version(keys, [one.name for one in mapped], len(communes)))


def _outlines_of(neighbourhoods: Sequence[Neighbourhood]) -> dict[int, list[MappedOutline]]:
    """The outlines of each neighbourhood, that of the latest vintage first; a drawn one first of all."""
    drawn = outlines_in_force("neighbourhood").filter(neighbourhood__in=neighbourhoods).select_related("file")
    national = (
        outlines_in_force("perimeter")
        .filter(perimeter__neighbourhood__in=neighbourhoods)
        .select_related("perimeter", "file")
        .order_by("-perimeter__vintage", "pk")
    )
    owned: dict[int, list[MappedOutline]] = {}
    for row, geometry in _with_geometry([*drawn, *national]):
        perimeter = row.perimeter
        owner = perimeter.neighbourhood_id if perimeter else row.neighbourhood_id
        one = MappedOutline(
            pk=row.pk,
            code=perimeter.code if perimeter else "",
            vintage=perimeter.vintage if perimeter else None,
            area_ha=row.area_ha,
            geometry=geometry,
            repaired=row.repaired,
            source=source_of(row),
        )
        owned.setdefault(owner or 0, []).append(one)
    return owned


def source_of(row: Outline) -> str:
    """Who published the outline, under which licence; or how it was drawn; or what is said of it where neither is so."""
    if row.source:
        return row.source
    if row.perimeter is None:
        return "contour dessiné par la collectivité"
    return NATIONAL.format(vintage=Vintage(row.perimeter.vintage).label)


def _communes(rows: QuerySet[Outline]) -> tuple[MappedCommune, ...]:
    found = list(rows.select_related("commune").order_by("commune__name", "pk"))
    return tuple(MappedCommune(str(row.commune), geometry) for row, geometry in _with_geometry(found))


def _with_geometry(rows: Sequence[Outline]) -> Iterable[tuple[Outline, BaseGeometry]]:
    return zip(rows, shapely.from_wkb([bytes(row.geometry) for row in rows]), strict=True)


def _version(*seen: object) -> str:
    return sha256(repr(seen).encode()).hexdigest()[:12]
