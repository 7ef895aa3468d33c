"""Outlines imported on screen: the plan before anything is written."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from regain.domain.territory.models import Neighbourhood, Outline, Perimeter
from tests.exchange.reading.geo import files
from tests.factories.territory import NeighbourhoodFactory
from tests.shapes import square


def dropped(client, content, subject="2024"):
    file = SimpleUploadedFile("qpv.geojson", content)
    return client.post(reverse("perimeters_import"), {"subject": subject, "file": file})


def test_a_file_is_read_its_plan_shown_then_written(claire, contract):
    content = files.geojson(files.regain(shape=files.BOW_TIE))

    seen = claire.get(dropped(claire, content).url)
    assert [line.code for line in seen.context["lines"]] == ["QN06207M"]
    assert "géométrie réparée" in seen.content.decode()
    assert Perimeter.objects.count() == 0

    done = claire.post(seen.request["PATH_INFO"], {"expected": seen.context["fingerprint"]}, follow=True)
    assert done.redirect_chain[-1][0] == reverse("neighbourhoods")
    assert Neighbourhood.objects.get().name == "Quartier du Regain"
    assert claire.get(seen.request["PATH_INFO"]).context["is_empty"] is True


def test_guesses_lead_to_the_page_where_they_are_confirmed(claire, contract, barlin):
    NeighbourhoodFactory(name="Le Regain", code="QP062007", communes=[barlin])
    seen = claire.get(dropped(claire, files.geojson(files.regain())).url)

    done = claire.post(seen.request["PATH_INFO"], {"expected": seen.context["fingerprint"]})

    assert done.url == reverse("correspondences")


def test_a_plan_that_is_no_longer_true_is_not_applied(claire, contract):
    seen = claire.get(dropped(claire, files.geojson(files.regain())).url)

    done = claire.post(seen.request["PATH_INFO"], {"expected": "0" * 64}, follow=True)

    assert "relisez-le" in done.content.decode()
    assert Outline.objects.count() == 0


def test_communes_have_their_outlines(claire, contract, barlin):
    content = files.geojson(({"code_insee": "62083", "nom": "Barlin"}, square()))
    seen = claire.get(dropped(claire, content, "communes").url)

    claire.post(seen.request["PATH_INFO"], {"expected": seen.context["fingerprint"]})

    assert Outline.objects.get().commune == barlin


@pytest.mark.parametrize(
    ("content", "subject", "words"),
    [
        (b"bonjour", "2024", "pas un fichier de contours"),
        (files.geojson(files.regain()), "2015", "millésime 2015"),
        (
            files.geojson(({"code_insee": "75056", "nom": "Paris"}, square(2.35, 48.86))),
            "communes",
            "départements de vos communes",
        ),
        (b"", "2024", "vide"),
        (b"{}", "1999", "valide"),
    ],
)
def test_a_refusal_is_one_sentence_on_the_form(claire, contract, content, subject, words):
    response = dropped(claire, content, subject)

    assert response.status_code == 422
    assert words in response.content.decode()
    assert Perimeter.objects.count() == 0
