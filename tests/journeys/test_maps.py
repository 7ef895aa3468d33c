"""Maps in a browser: what the keyboard can do, and what is left without JavaScript."""

import pytest
from django.urls import reverse

from regain.domain.territory.models import Neighbourhood, Outline
from tests.factories.contracts import ContractFactory
from tests.factories.territory import CommuneFactory, NeighbourhoodFactory, OutlineFactory
from tests.journeys.conftest import overflow, shot

pytestmark = pytest.mark.browser

CODE = "CN06201M"


@pytest.fixture
def territory(transactional_db) -> None:
    """Two neighbourhoods with their outlines, a QIC without one, in Barlin."""
    barlin = CommuneFactory(insee_code="62083", name="Barlin")
    ContractFactory(communes=[barlin])
    OutlineFactory(commune=barlin, west=2.58, south=50.42, side=0.08)
    for rank, name in enumerate(("Le Regain", "Cité 30")):
        found = NeighbourhoodFactory(name=name, code=f"QN0620{rank}M", communes=[barlin])
        OutlineFactory(perimeter=found.perimeters.get(), west=2.60 + rank / 50)
    NeighbourhoodFactory(name="La Croisette", kind="QIC", communes=[barlin])


def ready(page, address):
    page.goto(address)
    page.wait_for_selector("[data-ready]", state="attached")


def test_the_list_beside_the_map_situates_each_neighbourhood_by_the_keyboard(open_page, axe, territory):
    page = open_page()
    ready(page, reverse("contract_map", args=[CODE]))

    assert page.locator(".leaflet-container svg").count() == 0  # the picture gave way
    assert page.locator(".area-map-paper svg").count() == 1  # and is kept for paper
    situate = page.get_by_role("button", name="Situer Le Regain sur la carte")
    situate.focus()
    assert "is-shown" in page.locator(".area-map-entry", has=situate).get_attribute("class")
    page.keyboard.press("Enter")

    assert page.locator("#annonce").inner_text() == "Le Regain est au centre de la carte."
    assert page.locator(".leaflet-control-scale-line").inner_text().endswith("00 m")
    assert page.locator(".leaflet-control-attribution").inner_text() == "ANCT, périmètres QPV 2024, Licence Ouverte 2.0"
    shot(page, "carte-1280")
    assert (axe(page), overflow(page)) == ([], 0)
    page.emulate_media(media="print")
    assert page.get_by_role("img", name="Carte des quartiers du contrat").is_visible()
    assert not page.locator(".leaflet-container").is_visible()


def test_the_map_itself_takes_the_focus_and_the_arrows(open_page, territory):
    page = open_page()
    ready(page, reverse("contract_map", args=[CODE]))
    place = page.locator(".leaflet-container")

    place.focus()
    before = page.locator(".leaflet-map-pane").get_attribute("style")
    page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "before => document.querySelector('.leaflet-map-pane').getAttribute('style') !== before", arg=before
    )

    assert place.get_attribute("role") == "region"
    told = page.locator(f"#{place.get_attribute('aria-describedby')}")
    assert "Flèches pour déplacer" in told.text_content()


def test_without_javascript_the_picture_and_the_list_say_the_same(open_page, territory):
    page = open_page(java_script=False)
    page.goto(reverse("contract_map", args=[CODE]))

    assert page.locator(".area-map svg[role=img]").count() == 1
    assert page.get_by_role("img", name="Carte des quartiers du contrat").is_visible()
    assert page.locator(".area-map-entry").all_inner_texts()[0].startswith("1\nCité 30")


def test_a_map_on_a_phone_does_not_stick_out(open_page, axe, territory):
    page = open_page(320)
    ready(page, reverse("neighbourhood", args=[Neighbourhood.objects.get(name="Le Regain").pk]))

    shot(page, "carte-320")
    assert (axe(page), overflow(page)) == ([], 0)


def test_an_outline_is_drawn_by_the_keyboard_alone(open_page, axe, territory):
    croisette = Neighbourhood.objects.get(kind="QIC")
    page = open_page()
    ready(page, reverse("outline_draw", args=[croisette.pk]))
    points = page.get_by_label("Les points du contour")

    points.fill("2,62 50,44\n2,63 50,44\n2,63 50,45")
    assert page.locator(".draw-point").count() == 3
    page.locator(".draw-point").last.focus()
    page.keyboard.press("ArrowUp")
    assert points.input_value().splitlines()[2] != "2,63000 50,45000"
    page.keyboard.press("Delete")
    assert len(points.input_value().splitlines()) == 2
    for _ in range(2):
        page.get_by_role("button", name="Annuler le dernier geste").press("Enter")
    assert points.input_value().splitlines()[2] == "2,63000 50,45000"
    shot(page, "dessin-1280")
    assert (axe(page), overflow(page)) == ([], 0)

    page.get_by_role("button", name="Enregistrer ce périmètre").press("Enter")
    page.wait_for_url("**" + reverse("neighbourhood", args=[croisette.pk]))
    assert Outline.objects.get(neighbourhood=croisette).edition == 1


COLOUR = """(place, [x, y]) => new Promise((told) => requestAnimationFrame(() => requestAnimationFrame(() => {
    const canvas = place.querySelector("canvas"), [from, to] = [canvas, place].map((one) => one.getBoundingClientRect());
    const scale = canvas.width / from.width;
    const at = [(to.left + x - from.left) * scale, (to.top + y - from.top) * scale];
    told(canvas.getContext("2d").getImageData(...at, 1, 1).data.join());
})))"""
"""The colour of the map there, once it is drawn again: two frames later."""


def test_an_outline_is_drawn_by_clicks(open_page, territory):
    croisette = Neighbourhood.objects.get(kind="QIC")
    page = open_page()
    ready(page, reverse("outline_draw", args=[croisette.pk]))
    place = page.locator(".leaflet-container")
    middle = place.bounding_box()["width"] / 2
    ground = place.evaluate(COLOUR, [middle, 130])

    for x, y in ((middle - 50, 100), (middle + 50, 100), (middle, 200)):
        place.click(position={"x": x, "y": y})
    assert page.locator(".draw-point").count() == 3
    assert place.evaluate(COLOUR, [middle, 130]) != ground, "the outline is drawn under the land"
    page.get_by_role("button", name="Tout effacer").click()
    assert page.locator(".draw-point").count() == 0
    page.get_by_role("button", name="Annuler le dernier geste").click()

    assert len(page.get_by_label("Les points du contour").input_value().splitlines()) == 3
