"""Who may bring a file: people who act under a mandate, and no more than they may leave waiting."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from regain.domain.documents.models import StoredFile
from tests.web.test_every_address import ALL
from tests.web.test_hardening import UPLOADS, heavy
from tests.web.world import build_world

ADDRESSES = b"adresse;code postal;commune\n12 rue de la Paix;62620;Barlin\n"


@pytest.fixture
def address(contract):
    world = build_world(contract)
    return lambda name: reverse(name, kwargs=world.arguments(name, set(ALL[name].pattern.converters)))


def test_somebody_without_a_mandate_brings_no_file_anywhere(address, nobody_s_member, monkeypatch):
    monkeypatch.setattr("django.core.files.uploadedfile.UploadedFile.chunks", lambda *_: pytest.fail("read"))
    monkeypatch.setattr("regain.web.pages.locating.views.located_list", lambda *_, **_more: pytest.fail("read"))
    before = StoredFile.objects.count()

    small = {
        name: nobody_s_member.post(
            address(name), {"file": SimpleUploadedFile("a.csv", ADDRESSES), "ending": "csv", "subject": "2024"}
        ).status_code
        for name in UPLOADS
    }
    big = {nobody_s_member.post(address(name), heavy(3)).status_code for name in UPLOADS}

    assert small == {
        "import_agreement": 302,
        "locate_list": 403,
        "observations_drop": 403,
        "perimeters_import": 403,
        "outline_draw": 404,
        "template_add": 404,
        "amendment_sign": 404,
    }
    assert (big, StoredFile.objects.count()) == ({413}, before)


def test_the_page_of_an_address_offers_no_list_to_who_may_bring_none(db, nobody_s_member, rachid):
    offered = [
        reverse("locate_list") in one.get(reverse("locate")).content.decode() for one in (nobody_s_member, rachid)
    ]

    assert offered == [False, True]


def test_a_result_that_may_not_be_kept_is_refused_on_the_page(contract, rachid, settings):
    settings.WAITING_FILES = {**settings.WAITING_FILES, "megabytes": 0}
    file = SimpleUploadedFile("a.csv", ADDRESSES)

    response = rachid.post(reverse("locate_list"), {"file": file, "ending": "csv", "keep": "on"})

    assert (response.status_code, "Trop de fichiers attendent" in response.content.decode()) == (422, True)
