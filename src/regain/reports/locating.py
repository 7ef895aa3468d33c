"""In which neighbourhood a point or an address is, on each geography. For information: it certifies nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

import shapely

from regain.core.geography.locating import Locator
from regain.domain.territory.enums import Vintage
from regain.domain.territory.models import Address, Outline
from regain.domain.territory.queries import nearest_number, outlines_in_force, street_index
from regain.domain.territory.rules.addresses import SURE, AddressAsked, StreetIndex, asked

NOT_A_CERTIFICATE = "indicatif, ne vaut pas attestation"


@dataclass(frozen=True, slots=True)
class Hit:
    """A perimeter that a point falls in. `neighbourhood_pk` is None for one of another agglomeration."""

    code: str
    name: str
    neighbourhood_pk: int | None

    @property
    def label(self) -> str:
        """`QN06207M Quartier Du Regain`."""
        return f"{self.code} {self.name}".strip()


@dataclass(frozen=True, slots=True)
class Located:
    """What a point falls in: of each vintage, and among the neighbourhoods drawn by agglomerations.

    `unknown`: the vintages whose outlines are not imported, about which nothing can be said.
    """

    longitude: float
    latitude: float
    hits: dict[Vintage, tuple[Hit, ...]]
    drawn: tuple[Hit, ...]
    unknown: tuple[Vintage, ...]


@dataclass(frozen=True, slots=True)
class AddressFound:
    """An address of the national base for what was typed: how sure (0 to 100), and what must be said of it."""

    label: str
    score: float
    is_sure: bool
    remark: str
    located: Located


class Finder:
    """Outlines, and streets when asked for, held in memory for as many questions as one likes. Costs three queries."""

    def __init__(self) -> None:
        national = outlines_in_force("perimeter").select_related("perimeter__neighbourhood")
        drawn = outlines_in_force("neighbourhood").select_related("neighbourhood")
        self._national = Locator([(_national(row), shapely.from_wkb(bytes(row.geometry))) for row in national])
        self._drawn = Locator([(_drawn(row), shapely.from_wkb(bytes(row.geometry))) for row in drawn])
        self._known = {row.perimeter.vintage for row in national if row.perimeter}
        self._streets: StreetIndex | None = None

    def at(self, points: Sequence[tuple[float, float]]) -> list[Located]:
        """What each point (longitude, latitude) falls in."""
        national, drawn = self._national.at_all(points), self._drawn.at_all(points)
        unknown = tuple(vintage for vintage in Vintage if vintage not in self._known)
        return [
            Located(
                longitude=point[0],
                latitude=point[1],
                hits={vintage: tuple(hit for of, hit in found if of == vintage) for vintage in Vintage},
                drawn=tuple(own),
                unknown=unknown,
            )
            for point, found, own in zip(points, national, drawn, strict=True)
        ]

    def addresses(self, text: str, *, limit: int = 5) -> list[AddressFound]:
        """The addresses that look most like what was typed, the most alike first."""
        if self._streets is None:
            self._streets = street_index()
        wanted = asked(text)
        streets = self._streets.find(wanted, limit=limit)
        pairs = [(nearest_number(found.street, wanted), found.score) for found in streets]
        known = [(address, score) for address, score in pairs if address is not None]
        located = self.at([(address.longitude, address.latitude) for address, _ in known])
        best = [score for _, score in known[:2]]
        is_alone = len(best) == 1 or (len(best) > 1 and best[0] > best[1])
        return [
            _found(address, score, wanted, where, is_alone=is_alone and rank == 0)
            for rank, ((address, score), where) in enumerate(zip(known, located, strict=True))
        ]


def _found(address: Address, score: float, wanted: AddressAsked, located: Located, *, is_alone: bool) -> AddressFound:
    is_exact = wanted.number == address.number and wanted.suffix == address.suffix
    remarks = []
    if wanted.number is None:
        remarks.append("sans numéro\u00a0: milieu de la voie")
    elif not is_exact:
        remarks.append(
            f"numéro absent de la base\u00a0: le plus proche est le {address.number} {address.suffix}".strip()
        )
    if score < SURE:
        remarks.append("voie écrite autrement")
    return AddressFound(str(address), score, is_alone and is_exact and score >= SURE, " ; ".join(remarks), located)


def _national(row: Outline) -> tuple[int, Hit]:
    perimeter = row.perimeter
    if perimeter is None:
        raise ValueError("an outline of a perimeter has one")
    return perimeter.vintage, Hit(perimeter.code, perimeter.name, perimeter.neighbourhood_id)


def _drawn(row: Outline) -> Hit:
    neighbourhood = row.neighbourhood
    if neighbourhood is None:
        raise ValueError("a drawn outline has a neighbourhood")
    return Hit(neighbourhood.own_code, neighbourhood.name, neighbourhood.pk)
