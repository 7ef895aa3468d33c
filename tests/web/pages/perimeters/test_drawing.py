"""The outline of a neighbourhood that has no national one."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from regain.domain.territory.models import Outline
from regain.web.kept import keeper_of
from tests.cast import pass_second_step
from tests.exchange.reading.geo import files
from tests.factories.territory import NeighbourhoodFactory, OutlineFactory
from tests.shapes import square

POINTS = "2,60 50,45\n2,61 50,45\n2,61 50,46\n2,60 50,46\n"


@pytest.fixture
def croisette(contract, barlin):
    OutlineFactory(commune=barlin, west=2.55, south=50.40, side=0.2)
    return NeighbourhoodFactory(name="La Croisette", kind="QIC", communes=[barlin])


def address(neighbourhood):
    return reverse("outline_draw", args=[neighbourhood.pk])


def test_points_make_an_outline_with_its_area_and_its_source(claire, croisette):
    done = claire.post(address(croisette), {"points": POINTS, "expected": 0}, follow=True)

    drawn = Outline.objects.get(neighbourhood=croisette)
    assert (drawn.edition, float(drawn.area_ha), drawn.source) == (
        1,
        pytest.approx(78.98, abs=0.05),
        "contour dessiné par la collectivité",
    )
    assert "couvre 79\u00a0ha" in done.content.decode()
    assert "contour dessiné par la collectivité" in done.context["map"].caption


def test_what_was_drawn_is_offered_again_and_a_change_is_a_new_edition(claire, croisette):
    claire.post(address(croisette), {"points": POINTS, "expected": 0})

    form = claire.get(address(croisette)).context["form"]
    assert form.initial["expected"] == 1
    assert len(form.initial["points"].splitlines()) == 4
    claire.post(address(croisette), {"points": POINTS.replace("2,60", "2,605"), "expected": 1})

    assert Outline.objects.filter(neighbourhood=croisette).count() == 2


def test_a_file_may_be_dropped_instead(claire, croisette):
    file = SimpleUploadedFile("croisette.geojson", files.geojson(({}, square()), ({}, square(2.62))))

    claire.post(address(croisette), {"points": "", "file": file, "expected": 0})

    assert (
        Outline.objects.get(neighbourhood=croisette).source == "contour déposé par la collectivité (croisette.geojson)"
    )


@pytest.mark.parametrize(
    ("points", "words"),
    [
        ("", "au moins trois points"),
        ("2,60 50,45\n2,61 50,45", "trois au moins"),
        ("2,60 50,45\nici\n2,61 50,46", "Ligne 2"),
        ("2,60 50,45\n260 50,45\n2,61 50,46", "Ligne 2"),
        ("2,60 50,45\n2,61 50,45\n2,62 50,45", "aucune surface"),
        ("50,45 2,60\n50,45 2,61\n50,46 2,61", "longitude puis latitude"),
    ],
)
def test_what_is_no_outline_is_refused_in_one_sentence_and_stays_typed(claire, croisette, points, words):
    response = claire.post(address(croisette), {"points": points, "expected": 0})

    assert response.status_code == 422
    assert words in response.content.decode()
    assert Outline.objects.filter(neighbourhood=croisette).count() == 0


def test_who_draws_second_sees_both_outlines_and_chooses(claire, croisette):
    mine = POINTS.replace("2,61", "2,62")
    claire.post(address(croisette), {"points": POINTS, "expected": 0})

    response = claire.post(address(croisette), {"points": mine, "expected": 0})
    shown = response.context["form"]
    claire.post(address(croisette), {"points": shown["points"].value(), "expected": shown["expected"].value()})

    assert (response.status_code, "2,61000 50,45000" in response.content.decode()) == (409, True)
    assert shown["points"].value() == mine
    assert [one.edition for one in Outline.objects.filter(neighbourhood=croisette).order_by("edition")] == [1, 2]


def test_an_outline_survives_the_end_of_the_session(claire, croisette):
    away = Client()
    away.post(address(croisette), {"points": POINTS, "expected": 0, "keeper": keeper_of(claire.member)})
    away.force_login(claire.person)
    pass_second_step(away)

    page = away.get(address(croisette))

    assert page.context["form"]["points"].value() == POINTS
    assert page.content.decode().count("Ce n’est pas encore enregistré.") == 1
    assert "Ce n’est pas encore enregistré." not in away.get(address(croisette)).content.decode()
    assert Outline.objects.filter(neighbourhood=croisette).count() == 0


def test_a_priority_neighbourhood_is_not_drawn(claire, contract):
    qpv = NeighbourhoodFactory(code="QN06207M")

    assert "fixé par décret" in claire.get(address(qpv)).content.decode()
    assert claire.post(address(qpv), {"points": POINTS, "expected": 0}).status_code == 422
    assert Outline.objects.count() == 0
