"""Perimeters: reading and importing a file like the national one, against bare json and shapely; maps of 16 and 1 584."""

import gzip
import json
import math
from collections.abc import Callable
from hashlib import sha256

import shapely
from django.db import transaction
from django.test import override_settings
from django.urls import reverse
from shapely.geometry import mapping, shape

from bench.pages import SERVED, signed_in
from bench.timing import Ratio, compare
from regain.core.geography import areas_in_hectares
from regain.core.mandates import Role, Scope, ScopeKind
from regain.core.member import SYSTEM
from regain.domain.accounts.usecases import add_person, give_mandate
from regain.domain.contracts.models import Contract
from regain.domain.territory.enums import Vintage
from regain.domain.territory.models import Intercommunality, Neighbourhood, Outline, Perimeter
from regain.exchange.applying.perimeters import PerimeterFile, apply_perimeters
from regain.exchange.reading.geo import read_perimeters

FRANCE, CABBALR = 1584, 16
_POINTS, _ONE_IN = 45, 3


def run() -> list[Ratio]:
    """The ratios; the database is migrated and somebody is in it already."""
    content = national_file()
    with override_settings(**SERVED):
        few, many = (_map_of(rank, count) for rank, count in enumerate((CABBALR, FRANCE)))
        return [
            compare(
                "lire 1 584 périmètres / json + shapely + réparation",
                lambda: read_perimeters(content),
                lambda: bare_reading(content),
                goal=2.5,
                runs=5,
            ),
            compare(
                "importer 1 584 périmètres / json + shapely + réparation",
                lambda: _import(content),
                lambda: bare_reading(content),
                goal=4,
                runs=5,
            ),
            compare(
                "carte de 1 584 quartiers / carte de 16",
                many,
                few,
                goal=50,
                runs=5,
            ),
        ]


def national_file() -> bytes:
    """As many perimeters as France has, of as many points, one in three crossing itself; compressed."""
    features = [
        {
            "type": "Feature",
            "properties": {
                "code_qp": f"QN{rank // 99 + 1:03d}{rank % 99 + 1:02d}N",
                "lib_qp": f"Cité {rank}",
                "insee_com": f"{rank % 95 + 1:02d}{rank % 900:03d}",
                "lib_com": f"Commune {rank}",
            },
            "geometry": mapping(_surface(rank)),
        }
        for rank in range(FRANCE)
    ]
    return gzip.compress(json.dumps({"type": "FeatureCollection", "features": features}).encode())


def bare_reading(content: bytes) -> list[shapely.Geometry]:
    """The least one can do: parse, build, repair."""
    data = json.loads(gzip.decompress(content))
    return [shapely.make_valid(shape(feature["geometry"])) for feature in data["features"]]


def _surface(rank: int) -> shapely.MultiPolygon:
    x, y = -1 + (rank % 40) / 8, 44 + (rank // 40) / 8
    turns = [2 * math.pi * step / _POINTS for step in range(_POINTS)]
    if rank % _ONE_IN == 0:
        turns[5], turns[6] = turns[6], turns[5]
    ring = [(round(x + 0.006 * math.cos(turn), 4), round(y + 0.004 * math.sin(turn), 4)) for turn in turns]
    return shapely.MultiPolygon([shapely.Polygon(ring)])


def _import(content: bytes) -> None:
    """Read, plan, write; then take it back, so that each run starts from the same database."""
    with transaction.atomic():
        apply_perimeters(PerimeterFile(content, "france.geojson.gz", Vintage.OF_2024).plan(), by=SYSTEM)
        transaction.set_rollback(True)


def _map_of(rank: int, count: int) -> Callable[[], object]:
    """Opens the map of a contract of so many neighbourhoods, made for it, as who leads it."""
    epci = Intercommunality.objects.create(siren=f"30000000{rank}", name=f"Banc {rank}", short_name=f"Banc {rank}")
    first = Contract.objects.order_by("pk")[0]
    code = f"CN9990{rank}M"
    Contract.objects.create(
        code=code, name=f"Banc {rank}", intercommunality=epci, starts_on=first.starts_on, ends_on=first.ends_on
    )
    lead = add_person(email=f"{code}@banc.example", name=f"Banc {rank}", by=SYSTEM)
    scope = Scope(ScopeKind.CONTRACT, code, contract=code, agglomeration=epci.siren)
    give_mandate(lead, role=Role.PROJECT_LEAD, scope=scope, scope_label="Banc", starts_on=first.starts_on, by=SYSTEM)
    places = Neighbourhood.objects.bulk_create(
        Neighbourhood(name=f"Cité {at}", kind="QPV", intercommunality=epci) for at in range(count)
    )
    perimeters = Perimeter.objects.bulk_create(
        Perimeter(neighbourhood=place, vintage=2015, code=f"QP{900 + rank * 2 + at // 999:03d}{at % 999:03d}")
        for at, place in enumerate(places)
    )
    surfaces = [shapely.make_valid(_surface(at)) for at in range(count)]
    areas = areas_in_hectares(surfaces)
    Outline.objects.bulk_create(
        _outline(perimeter, surface, area) for perimeter, surface, area in zip(perimeters, surfaces, areas, strict=True)
    )
    client, address = signed_in(code), reverse("contract_map", args=[code])
    return lambda: client.get(address)


def _outline(perimeter: Perimeter, surface: shapely.Geometry, area: float) -> Outline:
    wkb = shapely.to_wkb(surface)
    west, south, east, north = surface.bounds
    return Outline(
        perimeter=perimeter,
        geometry=wkb,
        published=sha256(wkb).hexdigest(),
        area_ha=f"{area:.2f}",
        west=west,
        south=south,
        east=east,
        north=north,
    )
