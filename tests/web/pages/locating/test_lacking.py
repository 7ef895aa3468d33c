"""What cannot be answered is said before it is asked, and in its own words."""

import pytest
from django.urls import reverse

from tests.factories.territory import NeighbourhoodFactory, OutlineFactory


def text_of(response):
    return " ".join(response.content.decode().replace("\u00a0", " ").replace("\u202f", " ").split())


def test_a_list_is_not_asked_for_before_it_is_said_that_no_address_is_known(amina, contract):
    page = text_of(amina.get(reverse("locate_list")))

    assert "Aucune adresse n’est encore chargée" in page
    assert page.index("adresse introuvable dans la base") < page.index("Situer ces adresses")


def test_an_address_that_is_not_found_has_an_answer_of_its_own(amina, contract):
    assert "Aucune adresse trouvée" in text_of(amina.get(reverse("locate"), {"adresse": "3 rue Neuve, Auchel"}))


@pytest.mark.parametrize(("first", "second", "is_told"), [("50,45", "2,6", True), ("2,6", "50,45", False)])
def test_inverted_coordinates_are_not_out_of_every_neighbourhood(amina, contract, barlin, first, second, is_told):
    OutlineFactory(
        perimeter=NeighbourhoodFactory(name="Le Regain", code="QN06207M", communes=[barlin]).perimeters.get()
    )

    page = text_of(amina.get(reverse("locate"), {"longitude": first, "latitude": second}))

    assert ("semblent inversées" in page, "hors de tout quartier" in page) == (is_told, False)


@pytest.mark.parametrize(("name", "example"), [("longitude", "2,61"), ("latitude", "50,46")])
def test_a_coordinate_that_is_no_number_is_refused_with_an_example_of_one(amina, contract, name, example):
    page = text_of(amina.get(reverse("locate"), {name: "douze"}))

    assert f"Écrivez la {name} en degrés. Exemple : {example}." in page


@pytest.mark.parametrize(("vintage", "code"), [(2015, "QP062007"), (2024, "QN06207M")])
def test_sources_are_those_of_the_outlines_that_are_known(amina, contract, barlin, vintage, code):
    none = text_of(amina.get(reverse("locate")))
    OutlineFactory(perimeter=NeighbourhoodFactory(name="Le Regain", code=code, communes=[barlin]).perimeters.get())

    page = text_of(amina.get(reverse("locate")))

    assert "périmètres QPV" not in none
    assert f"périmètres QPV {vintage}" in page
    assert f"périmètres QPV {2015 + 2024 - vintage}" not in page
