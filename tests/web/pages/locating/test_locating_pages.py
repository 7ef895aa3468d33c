"""The page that tells in which neighbourhood an address is."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from regain.core.member import SYSTEM
from regain.domain.documents.models import StoredFile
from regain.domain.territory.rules.addresses import AddressEntry
from regain.domain.territory.usecases import import_addresses
from tests.factories.territory import NeighbourhoodFactory, OutlineFactory


@pytest.fixture
def regain(contract, barlin):
    regain = NeighbourhoodFactory(name="Le Regain", code="QN06207M", communes=[barlin])
    OutlineFactory(perimeter=regain.perimeters.get())
    one = AddressEntry("a", 12, "", "Rue Zola", "62620", "62083", "Barlin", 2.605, 50.455)
    import_addresses([one], file_name="adresses-62.csv", checksum="0" * 64, by=SYSTEM)
    return regain


@pytest.mark.parametrize("query", [{"adresse": "12 r. zola barlin"}, {"longitude": "2,605", "latitude": "50,455"}])
def test_an_address_or_a_point_leads_to_its_neighbourhood(amina, regain, query):
    response = amina.get(reverse("locate"), query)

    [place] = response.context["places"]
    assert (place.answers[0].words, place.answers[0].href) == (
        "QN06207M",
        reverse("neighbourhood", args=[regain.pk]),
    )
    assert place.answers[1].words == "inconnus : contours non importés"
    assert "Indicatif, ne vaut pas attestation" in response.content.decode()


@pytest.mark.parametrize("query", [{"adresse": ""}, {"longitude": "2"}, {"longitude": "x", "latitude": "1"}])
def test_half_a_question_is_told(amina, regain, query):
    response = amina.get(reverse("locate"), query)

    assert response.status_code == 422
    assert response.context["places"] == []
    assert "enregistré" not in response.content.decode()


def test_before_anything_is_asked_nothing_is_answered(amina, db):
    response = amina.get(reverse("locate"))

    assert (response.status_code, response.context["places"]) == (200, [])


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_costs_the_same_whatever_its_lines_are_out_of(amina, regain, count, django_assert_num_queries):
    content = "longitude;latitude\n" + "2,605;50,455\n" * count
    sent = {"file": SimpleUploadedFile("l.csv", content.encode()), "ending": "csv"}

    with django_assert_num_queries(5):
        response = amina.post(reverse("locate_list"), sent)

    assert response.content.decode().count("QN06207M") == count
    assert response["Cache-Control"] == "no-store, private"


def test_a_count_is_asked_for_instead_of_the_list(amina, regain):
    sent = {"file": SimpleUploadedFile("l.csv", b"longitude;latitude\n2,605;50,455\n"), "ending": "decompte"}

    response = amina.post(reverse("locate_list"), sent)

    assert "l-par-quartier.xlsx" in response["Content-Disposition"]


def test_a_result_is_kept_only_when_asked(amina, regain):
    for keep, count in (("", 0), ("on", 1)):
        sent = {"file": SimpleUploadedFile("l.csv", b"adresse\n12 rue zola\n"), "ending": "xlsx", "keep": keep}
        amina.post(reverse("locate_list"), sent)
        assert StoredFile.objects.count() == count


def test_a_result_kept_is_found_again_by_who_kept_it_and_nobody_else(amina, bruno, regain):
    """Nothing led to it: it could be kept, and not found."""
    sent = {"file": SimpleUploadedFile("l.csv", b"adresse\n12 rue zola\n"), "ending": "decompte", "keep": "on"}
    amina.post(reverse("locate_list"), sent)
    file = StoredFile.objects.get()

    address = reverse("stored_file", args=[file.pk])
    assert address in amina.get(reverse("locate_list")).content.decode()
    assert address not in bruno.get(reverse("locate_list")).content.decode()


def test_a_list_that_cannot_be_read_is_refused_on_the_form(amina, db):
    sent = {"file": SimpleUploadedFile("l.csv", b"nom\nx\n"), "ending": "csv"}

    response = amina.post(reverse("locate_list"), sent)

    assert response.status_code == 422
    assert "ni colonne" in response.content.decode()


@pytest.mark.parametrize("query", [{}, {"adresse": "12 rue de la République, Barlin"}])
def test_without_addresses_it_is_said_before_one_types_and_what_was_typed_stays(amina, contract, query):
    page = amina.get(reverse("locate"), query).content.decode()

    assert "Aucune adresse n’est encore chargée" in page
    assert "seules les coordonnées d’un point" in page
    assert "de charger les adresses du département" in page
    assert [f'value="{typed}"' in page for typed in query.values()] == [True] * len(query)


def test_where_addresses_are_loaded_nothing_is_said_of_them(amina, regain):
    assert amina.get(reverse("locate")).context["lack"] == ""
