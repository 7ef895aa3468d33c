"""Nobody is led to a refusal: what a page offers somebody, they may do."""

import re
from urllib.parse import urldefrag, urlsplit

import pytest
from django.urls import resolve, reverse

from regain.core.mandates import Role
from regain.domain.indicators.models import Dataset
from regain.domain.territory.models import Neighbourhood, Perimeter
from tests.cast import PersonClient, signed_in
from tests.factories.accounts import PersonFactory
from tests.factories.territory import NeighbourhoodFactory, OutlineFactory
from tests.mandates import PLACES
from tests.web.world import build_world

LINK = re.compile(r'<a\s[^>]*href="(/[^"]*)"')
ACT = re.compile(r'<form\b(?=[^>]*\smethod="post")[^>]*\saction="(/[^"]*)"')
LEAVING = re.compile(r"^/deconnexion/$|^/mandats/[0-9]+/finir/$")
FILE = re.compile(r"\.[a-z]+$|/fichiers/[0-9]+/$")
ROLES = (Role.TECHNICAL_REFERENT, Role.ADMINISTRATOR)


@pytest.fixture
def world(contract):
    """Something of everything: an outline, a neighbourhood to draw, a perimeter without a counterpart."""
    build_world(contract)
    commune = contract.communes.first()
    NeighbourhoodFactory(name="La Croisette", kind="QIC", communes=[commune])
    alone = NeighbourhoodFactory(name="Rue de Lille", code="QN06209M", communes=[commune])
    OutlineFactory(perimeter=alone.perimeters.get(), west=2.6, side=0.008)
    assert (Dataset.objects.count() > 0, Neighbourhood.objects.count(), Perimeter.objects.count()) == (True, 3, 3)


@pytest.mark.parametrize("role", ROLES)
def test_what_is_offered_is_allowed(world, role):
    somebody = signed_in(PersonFactory(), role, PLACES[role])
    acts, seen = walk(somebody)

    refused = [act for act in sorted(acts) if somebody.post(act).status_code in {403, 404}]
    assert refused == []
    assert len(seen) > 8


def walk(somebody: PersonClient) -> tuple[set[str], set[str]]:
    """Follow every link, one of each kind; the addresses of the forms met, and the pages. Fails on a refusal."""
    acts: set[str] = set()
    kinds: dict[str, int] = {}
    seen, ahead = set(), [(reverse("home"), "")]
    while ahead:
        address, origin = ahead.pop(0)
        kind = f"{resolve(urlsplit(address).path).view_name}{'?' in address}"
        kinds[kind] = kinds.get(kind, 0) + 1
        if address in seen or kinds[kind] > 1 or FILE.search(urlsplit(address).path):
            continue
        seen.add(address)
        response = somebody.get(address, follow=True)
        assert response.status_code == 200, f"{origin} mène à {address}"
        html = response.content.decode()
        acts |= {act for act in ACT.findall(html) if not LEAVING.match(act)}
        ahead += [(urldefrag(href).url.replace("&amp;", "&"), address) for href in LINK.findall(html)]
    return acts, seen
