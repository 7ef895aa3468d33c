"""A neighbourhood edited, archived and brought back on its pages."""

import json

import pytest
from django.urls import reverse

from regain.domain.territory.models import Neighbourhood
from tests.factories.territory import NeighbourhoodFactory


@pytest.fixture
def regain(contract, barlin) -> Neighbourhood:
    return NeighbourhoodFactory(name="Regain", code="QP062007", communes=[barlin])


def text(response) -> str:
    return " ".join(response.content.decode().split())


def sent(regain: Neighbourhood, **values: object) -> dict[str, object]:
    communes = [one.pk for one in regain.communes.all()]
    given = {"name": regain.name, "kind": "QPV", "code_2015": "QP062007", "communes": communes, "version": 1}
    return {**given, **values}


def test_a_neighbourhood_is_renamed_in_place_with_its_title(claire, regain):
    href = reverse("neighbourhood_edit", args=[regain.pk])

    line = claire.post(href, sent(regain, name="Le Regain", code_2024="QN06207M"), HTTP_HX_REQUEST="true")

    assert json.loads(line["HX-Trigger"])["regain:saved"]["title"] == "Le Regain"
    assert "QN06207M (2024), QP062007 (2015)" in text(line)
    assert "Le Regain" in text(claire.get(reverse("neighbourhood", args=[regain.pk])))


def test_a_refusal_keeps_what_was_typed(claire, regain):
    response = claire.post(reverse("neighbourhood_edit", args=[regain.pk]), sent(regain, code_2024="faux", name="N"))

    assert (response.status_code, 'value="faux"' in text(response)) == (422, True)
    assert "« faux » n’est pas un code national de 2024 : QN06207M." in text(response)


def test_a_conflict_shows_both(claire, nadia, regain):
    href = reverse("neighbourhood_edit", args=[regain.pk])
    nadia.post(href, sent(regain, name="De Nadia"))

    response = claire.post(href, sent(regain, name="De Claire"))

    assert (response.status_code, "De Nadia" in text(response), "De Claire" in text(response)) == (409, True, True)


def test_an_archive_leaves_the_list_and_is_undone(claire, regain):
    page = claire.post(reverse("neighbourhood_archive", args=[regain.pk]), follow=True)
    assert ("« Regain » est archivé." in text(page), page.context["neighbourhoods"]) == (True, ())
    assert "Ce quartier est archivé" in text(claire.get(reverse("neighbourhood", args=[regain.pk])))

    back = claire.post(reverse("neighbourhood_restore", args=[regain.pk]), follow=True)
    assert "« Regain » est remis en place." in text(back)
    history = text(claire.get(reverse("neighbourhood_history", args=[regain.pk])))
    assert ("Quartier archivé" in history, "Quartier remis en place" in history) == (True, True)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_with_archives(claire, contract, count, django_assert_num_queries):
    for number in range(count):
        NeighbourhoodFactory(name=f"Quartier {number}")
        NeighbourhoodFactory(name=f"Ancien {number}", archived_at="2026-03-01T12:00Z")

    with django_assert_num_queries(8):
        claire.get(reverse("neighbourhoods"))
