"""Outlines and figures invented for the demonstration: nothing of any producer, and said to be invented wherever shown.

They make what a real instance imports: a map, the gaps with the agglomeration, the twins.
"""

import math
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256

from django.db import transaction

from regain.core.member import SYSTEM
from regain.domain.contracts.models import Contract
from regain.domain.indicators.enums import PlaceKind
from regain.domain.indicators.rules.entries import FigureEntry, ImportCounts, PlaceEntry
from regain.domain.indicators.usecases import add_dataset, import_edition
from regain.domain.territory.enums import Vintage
from regain.exchange.applying.demonstration.preparing import FOLDER, SIREN
from regain.exchange.applying.perimeters import (
    PerimeterFile,
    apply_commune_outlines,
    apply_perimeters,
    communes_to_keep,
)
from regain.exchange.planning.perimeters.plan import PlannedPerimeter
from regain.exchange.reading.geo import read_commune_outlines

TITLE, OUTLINES = "Chiffres inventés pour la démonstration", "contours inventés pour la démonstration"
_FILES = FOLDER / "communes-inventees.geojson", FOLDER / "quartiers-inventes.geojson"
_YEARS = (2013, 2015, 2017, 2019, 2021)
_OTHERS = 300
"""Neighbourhoods that exist nowhere, among which twins are looked for."""
_INDICATORS = {
    "median_income": (13200, 1300, 260, 0),
    "poverty_rate": (36, 6, -0.5, 1),
    "gini": (0.23, 0.02, 0.001, 3),
    "s80s20_ratio": (3.1, 0.3, 0.02, 1),
    "population": (2400, 900, 17, 0),
    "employment_rate": (44, 6, 0.6, 1),
}
"""By indicator: the middle of its values, how far they spread, what a year adds, and how many decimals it is told with."""
_PLACES = (
    (PlaceKind.QPV, "QP062007", -0.4),
    (PlaceKind.QPV, "QP062901", 0.7),
    (PlaceKind.QPV, "QP062902", -1.1),
    (PlaceKind.QPV, "QP062903", 1.3),
    (PlaceKind.COMMUNE, "62083", 3.1),
    (PlaceKind.COMMUNE, "62443", 3.4),
    (PlaceKind.INTERCOMMUNALITY, SIREN, 4.2),
)
"""Places of the contract, and how well off each is: in spreads, from the middle of the neighbourhoods."""
_AS_IN_THE_AGREEMENT = {
    ("QP062007", "poverty_rate"): 33,
    ("QP062007", "employment_rate"): 40.1,
    ("QP062007", "population"): 2000,
    (SIREN, "poverty_rate"): 18.8,
    (SIREN, "employment_rate"): 58.8,
}
"""What the agreement of the demonstration says of these places: the series end there, and do not contradict it."""


@transaction.atomic
def invent(contract: Contract) -> None:
    """Add the outlines, and the figures in a data set of the contract's own that says what they are. Once only."""
    communes, neighbourhoods = (file.read_bytes() for file in _FILES)
    kept, _ = communes_to_keep(read_commune_outlines(communes)[0], by=SYSTEM)
    apply_commune_outlines(kept, file_name=_FILES[0].name, content=communes, by=SYSTEM)
    plan = PerimeterFile(neighbourhoods, _FILES[1].name, Vintage.OF_2015).plan(by=SYSTEM)
    apply_perimeters(replace(plan, perimeters=tuple(map(_said_invented, plan.perimeters))), by=SYSTEM)
    figures = list(_figures())
    dataset = add_dataset(title=TITLE, producer="Regain", licence="sans valeur", contract=contract, by=SYSTEM)
    import_edition(
        dataset,
        vintage=f"{_YEARS[0]}-{_YEARS[-1]}",
        file_name="chiffres-inventes",
        sha256=sha256(repr(figures).encode()).hexdigest(),
        counts=ImportCounts(len(figures), len(figures), 0, 0, 0),
        figures=figures,
        replaced=(),
        places=[PlaceEntry(PlaceKind.QPV, _code(rank), f"Quartier inventé {rank + 1}") for rank in range(_OTHERS)],
        by=SYSTEM,
    )


def _said_invented(one: PlannedPerimeter) -> PlannedPerimeter:
    """No map may say that these outlines are the State's."""
    outline = replace(one.entry.outline, source=OUTLINES) if one.entry.outline else None
    return replace(one, entry=replace(one.entry, outline=outline))


def _figures() -> Iterator[FigureEntry]:
    for kind, code, ease in _PLACES:
        for year in _YEARS:
            yield from _of_place(kind, code, ease, year)
    for rank in range(_OTHERS):
        for year in (2015, 2021):
            yield from _of_place(PlaceKind.QPV, _code(rank), 2 * math.sin(rank * 1.7), year, wave=rank)


def _of_place(kind: str, code: str, ease: float, year: int, *, wave: int = 0) -> Iterator[FigureEntry]:
    """The figures of a place for a year, the same at each preparation. `wave`: what parts two places as well off."""
    for rank, (indicator, (middle, spread, added, decimals)) in enumerate(_INDICATORS.items()):
        sign = -1 if indicator in {"poverty_rate", "s80s20_ratio"} else 1
        own = 0.4 * math.sin(wave * (rank + 2) + year / 3)
        value = middle + spread * (sign * ease + own) + added * (year - _YEARS[0])
        if indicator == "population" and kind != PlaceKind.QPV:
            value *= 3 if kind == PlaceKind.COMMUNE else 100
        last = _AS_IN_THE_AGREEMENT.get((code, indicator))
        value = value if last is None else last - added * (_YEARS[-1] - year)
        said = f"{max(value, 0):.{decimals}f}"
        vintage = Vintage.OF_2015 if kind == PlaceKind.QPV else None
        yield FigureEntry(indicator, kind, code, vintage, year, said, Decimal(said), "ok")


def _code(rank: int) -> str:
    """A code of a département that does not exist."""
    return f"QP999{rank + 1:03d}"
