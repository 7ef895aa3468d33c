"""The plan of the site: open to all, reached from every page, and it leads nobody to a refusal."""

import pytest
from django.urls import reverse
from lxml import html

from tests.factories.contracts import ContractFactory

PAGE = "/plan-du-site/"


def links(client) -> list[str]:
    return [link.get("href") for link in html.fromstring(client.get(PAGE).content).xpath("//main//a")]


@pytest.mark.parametrize("who", ["claire", "rachid", "nobody_s_member", "stranger"])
def test_all_that_it_offers_is_open(who, db, request):
    client = request.getfixturevalue(who)
    ContractFactory()

    found = links(client)

    assert [href for href in found if client.get(href, follow=True).status_code != 200] == []
    assert len(found) == len(set(found))


def test_who_has_a_contract_finds_its_pages_there(db, claire):
    ContractFactory()

    assert {reverse("contract_conventions", args=["CN06201M"]), reverse("contract_map", args=["CN06201M"])} <= {
        *links(claire)
    }


def test_every_page_leads_to_it(db, stranger, claire):
    for client, page in ((stranger, "sign_in"), (stranger, "accessibility"), (claire, "gallery"), (claire, "my_data")):
        assert f'href="{PAGE}"' in client.get(reverse(page)).content.decode()
