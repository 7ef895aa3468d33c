"""An outline that is wrong: warned of before, taken back after."""

import json

import pytest
from django.urls import reverse

from regain.domain.territory.models import Outline
from tests.factories.territory import CommuneFactory, NeighbourhoodFactory, OutlineFactory
from tests.web.pages.perimeters.test_drawing import POINTS, address, croisette

__all__ = ["croisette"]


def test_a_drawn_outline_is_taken_back_and_may_be_drawn_again(claire, croisette):
    claire.post(address(croisette), {"points": POINTS, "expected": 0})
    offered = claire.get(address(croisette)).content.decode()

    done = claire.post(reverse("outline_remove", args=[croisette.pk]), {"expected": 1}, follow=True)

    assert f'action="{reverse("outline_remove", args=[croisette.pk])}"' in offered
    assert "Le périmètre n’est pas dessiné" in done.content.decode()
    assert claire.get(reverse("outline_draw", args=[croisette.pk])).context["form"].initial["expected"] == 0
    assert "Périmètre dessiné" in claire.get(reverse("neighbourhood_history", args=[croisette.pk])).content.decode()
    claire.post(address(croisette), {"points": POINTS, "expected": 0})
    assert [one.edition for one in Outline.objects.filter(neighbourhood=croisette).order_by("edition")] == [1, 2, 3]


def test_who_takes_back_an_outline_that_somebody_just_changed_is_told(claire, croisette):
    claire.post(address(croisette), {"points": POINTS, "expected": 0})

    done = claire.post(reverse("outline_remove", args=[croisette.pk]), {"expected": 7}, follow=True)

    assert "vient de dessiner ce périmètre" in done.content.decode()
    assert Outline.objects.filter(neighbourhood=croisette).count() == 1


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ("2,56 50,41\n2,95 50,41\n2,95 50,75", "plus que Barlin"),
        ("2,80 50,41\n2,81 50,41\n2,81 50,42", "ne touche pas Barlin"),
    ],
)
def test_an_outline_that_looks_wrong_is_saved_only_by_who_is_sure(claire, croisette, points, said):
    near = CommuneFactory(insee_code="62999", name="Ailleurs", intercommunality=croisette.intercommunality)
    OutlineFactory(commune=near, west=2.79, south=50.40, side=0.05)

    warned = claire.post(address(croisette), {"points": points, "expected": 0})

    assert (warned.status_code, said in warned.content.decode()) == (422, True)
    assert not Outline.objects.filter(neighbourhood=croisette).exists()
    assert claire.post(address(croisette), {"points": points, "expected": 0, "is_sure": "on"}).status_code == 302


def test_the_map_to_draw_on_shows_communes_and_neighbours_even_where_ones_own_is_unknown(claire, croisette, barlin):
    divion = CommuneFactory(insee_code="62270", name="Divion", intercommunality=croisette.intercommunality)
    quarter = NeighbourhoodFactory(name="Clarence", kind="QIC", communes=[divion])
    OutlineFactory(
        perimeter=NeighbourhoodFactory(name="Le Voisin", code="QN06207M", communes=[barlin]).perimeters.get()
    )

    page = claire.get(address(quarter))
    land = json.loads(claire.get(page.context["land"]).content)

    assert page.context["box"].startswith("2.55000,50.40000")
    assert {one["properties"]["name"] for one in land["features"]} == {"Barlin", "Le Voisin"}
