"""The maps: what they show, to whom, and at what cost."""

import json

import pytest
from django.urls import reverse
from shapely import to_wkb
from shapely.geometry.base import BaseGeometry

from regain.domain.territory.models import Neighbourhood, Perimeter
from tests.factories.contracts import ContractFactory
from tests.factories.territory import (
    CommuneFactory,
    IntercommunalityFactory,
    NeighbourhoodFactory,
    OutlineFactory,
)
from tests.shapes import comb

CODE = "CN06201M"
LICENCE = "Source\u00a0: ANCT, périmètres QPV 2024, Licence Ouverte 2.0."


def outlined(rank: int, commune) -> Neighbourhood:
    found = NeighbourhoodFactory(name=f"Quartier {rank}", code=f"QN0620{rank}M", communes=[commune])
    OutlineFactory(perimeter=found.perimeters.get(), west=2.60 + rank / 50)
    return found


@pytest.fixture
def land(contract, barlin):
    OutlineFactory(commune=barlin, west=2.55, south=50.40, side=0.2)
    return barlin


def test_the_map_of_a_contract_shows_its_neighbourhoods_as_a_picture_and_a_list(amina, land):
    outlined(1, land)
    NeighbourhoodFactory(name="La Croisette", kind="QIC", communes=[land])

    response = amina.get(reverse("contract_map", args=[CODE]))

    shown = response.context["map"]
    assert [(entry.mark, entry.name, entry.detail) for entry in shown.entries] == [
        ("1", "Quartier 1", "Barlin · QN06201M, 79\u00a0ha")
    ]
    assert shown.caption == LICENCE
    assert [one.name for one in response.context["missing"]] == ["La Croisette"]
    page = response.content.decode()
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in page
    assert LICENCE in page


def test_nothing_of_another_agglomeration_is_shown(amina, land):
    elsewhere = IntercommunalityFactory(siren="200000001", name="Ailleurs")
    ContractFactory(code="CN05901N", intercommunality=elsewhere)
    far = NeighbourhoodFactory(name="Loin", code="QN05901M", intercommunality=elsewhere)
    OutlineFactory(perimeter=far.perimeters.get())

    response = amina.get(reverse("contract_map_outlines", args=[CODE]))

    assert json.loads(response.content)["features"] == []


def test_an_empty_map_teaches_what_would_fill_it(claire, contract):
    page = claire.get(reverse("contract_map", args=[CODE])).content.decode()

    assert "Aucun contour n’est encore connu" in page
    assert reverse("perimeters_import") in page


@pytest.mark.parametrize("count", [1, 3])
def test_a_map_costs_the_same_whatever_it_shows(amina, land, count, django_assert_num_queries):
    for rank in range(count):
        outlined(rank, land)

    with django_assert_num_queries(9):
        amina.get(reverse("contract_map", args=[CODE]))


@pytest.mark.parametrize("count", [1, 3])
def test_the_map_of_a_neighbourhood_costs_the_same_whatever_its_editions(amina, land, count, django_assert_num_queries):
    found = outlined(1, land)
    for west in range(1, count):
        OutlineFactory(perimeter=found.perimeters.get(), west=2.6 + west / 10)

    with django_assert_num_queries(9):
        response = amina.get(reverse("neighbourhood_map_outlines", args=[found.pk]))

    assert len(json.loads(response.content)["features"]) == 1


def test_a_neighbourhood_shows_its_outlines_of_both_vintages_that_in_force_last(amina, land):
    found = outlined(1, land)
    old = Perimeter.objects.create(neighbourhood=found, code="QP062001", vintage=2015)
    OutlineFactory(perimeter=old, west=2.615)

    outlines = json.loads(amina.get(reverse("neighbourhood_map_outlines", args=[found.pk])).content)["features"]
    page = amina.get(reverse("neighbourhood", args=[found.pk]))

    assert [(one["properties"]["name"], one["properties"]["lit"]) for one in outlines] == [
        ("Quartier 1, périmètre de 2015", False),
        ("Quartier 1, périmètre de 2024", True),
    ]
    assert "périmètres QPV 2015" in page.context["map"].caption
    assert page.context["map"].entries[0].detail == "QN06201M, 79\u00a0ha\u00a0: Barlin (100\u00a0%)"
    land_around = json.loads(amina.get(reverse("neighbourhood_map_land", args=[found.pk])).content)
    assert [one["properties"]["name"] for one in land_around["features"]] == ["Barlin"]


def test_geojson_is_kept_by_the_browser_for_as_long_as_its_version_stands(amina, land):
    for rank in range(1, 10):
        outlined(rank, land)
    address = amina.get(reverse("contract_map", args=[CODE])).context["map"].outlines

    kept = amina.get(address, headers={"accept-encoding": "gzip"})
    old = amina.get(address + "0")

    assert kept["Cache-Control"] == "private, max-age=31536000, immutable"
    assert kept["Content-Encoding"] == "gzip"  # nine outlines: far above the bytes of chance that Django adds
    assert old["Cache-Control"] == "no-store, private"


def test_the_ign_background_is_off_unless_the_operator_asks_for_it(amina, land, settings):
    outlined(1, land)
    assert "data-tiles" not in amina.get(reverse("contract_map", args=[CODE])).content.decode()
    assert "geopf" not in str(settings.CONTENT_SECURITY_POLICY)

    settings.IGN_BACKGROUND = True
    assert "data-tiles" in amina.get(reverse("contract_map", args=[CODE])).content.decode()


def test_a_commune_known_by_nothing_has_no_map(amina, contract):
    found = NeighbourhoodFactory(name="Sans contour", communes=[CommuneFactory()])

    response = amina.get(reverse("neighbourhood", args=[found.pk]))

    assert response.context["map"] is None


def test_an_outline_too_cut_up_to_be_compared_costs_its_readers_no_intersection(amina, contract, barlin, monkeypatch):
    found = NeighbourhoodFactory(name="Peigne", code="QN06201M", communes=[barlin])
    OutlineFactory(perimeter=found.perimeters.get(), geometry=to_wkb(comb(300)))
    OutlineFactory(commune=barlin, geometry=to_wkb(comb(300, across=True)))
    made = []
    monkeypatch.setattr(BaseGeometry, "intersection", lambda *both: made.append(both))

    response = amina.get(reverse("neighbourhood", args=[found.pk]))

    assert "Barlin (part inconnue)" in response.content.decode()
    assert made == []
