"""The plan of the site: open to all, reached from every page, and it leads nobody to a refusal."""

import pytest
from django.urls import reverse
from lxml import html

from regain.core.mandates import Role
from tests.cast import signed_in
from tests.factories.accounts import PersonFactory
from tests.factories.contracts import ContractFactory
from tests.mandates import PLACES, give

PAGE = "/plan-du-site/"


@pytest.fixture
def administrator(db):
    """Who looks after Regain and acts in no contract."""
    return signed_in(PersonFactory(), Role.ADMINISTRATOR, PLACES[Role.ADMINISTRATOR])


def links(client) -> list[str]:
    page = html.fromstring(client.get(PAGE).content)
    return [link.get("href") for link in page.xpath("//main//a[not(starts-with(@href, 'mailto:'))]")]


@pytest.mark.parametrize("who", ["claire", "rachid", "nobody_s_member", "stranger", "administrator"])
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


@pytest.mark.parametrize("who", ["administrator", "nobody_s_member", "claire"])
def test_the_plan_has_the_areas_of_the_menu(who, db, request):
    client = request.getfixturevalue(who)
    ContractFactory()
    page = html.fromstring(client.get(PAGE).content)
    menu, titles = (
        [one.text_content().strip() for one in page.xpath(path)]
        for path in ("//nav[@aria-label='Principal']//a", "//main//h2")
    )

    assert menu
    assert [one for one in titles if one != "À qui demander ?"] == [*menu, "Mon compte", "Le service"]


@pytest.mark.parametrize(("who", "named"), [("amina", ["claire", "eve"]), ("claire", ["eve"]), ("stranger", [])])
def test_it_names_whom_to_ask_but_for_oneself(who, named, claire, amina, stranger, contract):
    give(PersonFactory(name="Ève", email="eve@regain.example"), Role.ADMINISTRATOR, PLACES[Role.ADMINISTRATOR])
    client = {"amina": amina, "claire": claire, "stranger": stranger}[who]

    found = html.fromstring(client.get(PAGE).content).xpath("//main//a[starts-with(@href, 'mailto:')]/@href")

    assert found == [f"mailto:{one}@regain.example" for one in named]


def test_a_page_that_is_not_there_leads_to_it(amina, claire, contract):
    assert f'href="{PAGE}#a-qui-demander"' in amina.get("/nulle-part/").content.decode()


def test_every_page_leads_to_it(db, stranger, claire):
    for client, page in ((stranger, "sign_in"), (stranger, "accessibility"), (claire, "gallery"), (claire, "my_data")):
        assert f'href="{PAGE}"' in client.get(reverse(page)).content.decode()
