"""The way to the pages of people: from a link to the page itself, and never a word alone."""

import pytest
from django.urls import reverse
from lxml import html

from regain.core.mandates import INSTANCE, Role
from tests.cast import signed_in
from tests.factories.accounts import PersonFactory
from tests.factories.contracts import ContractFactory
from tests.mandates import CODE


@pytest.fixture
def root(db):
    """Who looks after the instance."""
    return signed_in(PersonFactory(name="Odile"), Role.ADMINISTRATOR, INSTANCE)


@pytest.mark.parametrize(
    ("who", "page", "args", "way"),
    [
        ("claire", "contract_people", [CODE], ["Contrat", "Personnes"]),
        ("claire", "contract_invite", [CODE], ["Contrat", "Personnes", "Inviter"]),
        ("root", "people", [], ["Mon compte", "Qui administre Regain\u00a0?"]),
        ("root", "invite_administrator", [], ["Qui administre Regain\u00a0?", "Inviter"]),
    ],
)
def test_the_way_goes_from_a_link_to_the_page_itself(who, page, args, way, request, db):
    client = request.getfixturevalue(who)
    ContractFactory()

    crumbs = html.fromstring(client.get(reverse(page, args=args)).content).xpath(
        "//*[contains(@class, 'breadcrumb-item')]"
    )

    assert [crumb.text_content().strip() for crumb in crumbs] == way
    assert [len(crumb.xpath("a")) for crumb in crumbs] == [1] * (len(way) - 1) + [0]
