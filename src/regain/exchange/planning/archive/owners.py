"""Whose the places of this instance are: a contract brought in never touches those of another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from regain.core.french import quoted
from regain.domain.contracts.enums import CONTRACT_CODE
from regain.domain.contracts.models import Contract, NeighbourhoodProject
from regain.domain.territory.models import Commune, Correspondence, Intercommunality, Neighbourhood, Perimeter
from regain.exchange.planning.archive.tables import Table


@dataclass
class Owners:
    """Asks the database once for each place."""

    known: dict[tuple[Table, int], str] = field(default_factory=dict)

    def of(self, table: Table, key: int) -> str:
        """The code of a contract whose territory that place of this instance is; blank when it is no contract's."""
        if (table, key) not in self.known:
            self.known[table, key] = next((code for code in _codes(table, key) if code), "")
        return self.known[table, key]


def territory_of(owner: str) -> str:
    """After « le territoire »: of the contract of that code, else of the agglomeration of that name."""
    return f"du contrat {owner}" if re.fullmatch(CONTRACT_CODE, owner) else f"de l’agglomération {quoted(owner)}"


def _codes(table: Table, key: int) -> Iterator[str]:
    if table is Intercommunality:
        yield from _of_contracts(intercommunality=key)
    elif table is Commune:
        yield from _of_contracts(communes=key)
        yield from _of_contracts(intercommunality__communes=key)
    elif table is Neighbourhood:
        yield from _of_contracts(intercommunality__neighbourhoods=key)
        projects = NeighbourhoodProject.objects.filter(neighbourhood=key).order_by("pk")
        yield from projects.values_list("agreement__contract__code", flat=True)
    elif table is Perimeter:
        yield from _of_perimeter(key)


def _of_perimeter(key: int) -> Iterator[str]:
    """Of the neighbourhood that bears it; else of its communes, of one it is said, or may be, another vintage of."""
    bearer, insee_codes = Perimeter.objects.values_list("neighbourhood_id", "insee_codes").get(pk=key)
    if bearer:
        yield from _codes(Neighbourhood, bearer)
        return
    for commune in (
        Commune.objects.filter(insee_code__in=insee_codes).order_by("insee_code").values_list("pk", flat=True)
    ):
        yield from _codes(Commune, commune)
    for column, counterpart in (("perimeter", "other__neighbourhood"), ("other", "perimeter__neighbourhood")):
        pairs = Correspondence.objects.filter(**{column: key}).order_by("pk")
        for neighbourhood in pairs.exclude(**{counterpart: None}).values_list(counterpart, flat=True):
            yield from _codes(Neighbourhood, neighbourhood)
    told = Correspondence.objects.filter(perimeter=key).exclude(neighbourhood=None).order_by("pk")
    for neighbourhood in told.values_list("neighbourhood", flat=True):
        yield from _codes(Neighbourhood, neighbourhood)


def _of_contracts(**where: int) -> Iterator[str]:
    yield from Contract.objects.filter(**where).order_by("code").values_list("code", flat=True)
