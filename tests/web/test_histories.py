"""A past of any length is read by pages, and every day that an address may ask for is answered."""

import tracemalloc
from collections.abc import Iterable

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from regain.core.member import SYSTEM
from regain.domain.contracts.models import Agreement, Amendment
from regain.domain.contracts.usecases import add_node
from regain.domain.documents.models import DocumentImport, DocumentTemplate
from regain.domain.indicators.models import Target
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry
from regain.domain.journal.rules import Draft, key_of
from regain.domain.journal.usecases import append
from regain.domain.territory.models import Neighbourhood
from tests.mandates import CODE
from tests.web.world import World, build_world

pytestmark = pytest.mark.django_db
HISTORY, JOURNAL = reverse("contract_history", args=[CODE]), reverse("contract_journal", args=[CODE])


def lengthen(objects: Iterable[object], count: int) -> None:
    """Write that many entries about each of these objects."""
    with transaction.atomic():
        append(
            [
                Draft(
                    Entry(
                        event=Event.OBJECTIVE_CHANGED,
                        object_label="Enjeu",
                        object_key=key_of(one),
                        author_key="system",
                        before={"label": f"Libellé {number}"},
                        after={"label": f"Libellé {number + 1}"},
                    )
                )
                for one in objects
                for number in range(count)
            ]
        )


def cost(client: Client, address: str) -> tuple[int, int, int]:
    """What a page costs: bytes sent, queries, megabytes at the most."""
    client.get(address)
    tracemalloc.start()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.get(address)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert response.status_code == 200
    return len(response.content), len(queries), peak // 1024**2


@pytest.mark.slow
def test_a_page_of_the_past_costs_the_same_whatever_its_length(claire, contract):
    stake = add_node(contract, label="Enjeu", number=1, by=SYSTEM)
    lengthen([stake], 60)
    short = [cost(claire, address) for address in (HISTORY, JOURNAL)]
    lengthen([stake], 600)
    long = [cost(claire, address) for address in (HISTORY, JOURNAL)]

    for before, after in zip(short, long, strict=True):
        assert abs(after[0] - before[0]) < 5_000
        assert (after[1], after[2] <= before[2] + 1) == (before[1], True)


def test_the_whole_past_is_reached_page_after_page(claire, contract):
    stake = add_node(contract, label="Enjeu", number=1, by=SYSTEM)
    lengthen([stake], 120)

    pages = [claire.get(f"{HISTORY}?page={page}").content.decode() for page in (1, 2, 3)]

    assert "121 écritures, la plus récente d’abord." in pages[0]
    assert [page.count('<li class="stack">') for page in pages] == [50, 50, 21]
    assert ("Libellé 120" in pages[0], "?page=2" in pages[0], "Libellé 0<" in pages[2]) == (True, True, True)


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 30, "²"])
def test_a_page_that_does_not_exist_is_one_that_does(claire, contract, page):
    add_node(contract, label="Enjeu", number=1, by=SYSTEM)

    assert "1 écriture" in claire.get(HISTORY, {"page": page}).content.decode()


def address_of(name: str, world: World, **other: str) -> str:
    """The address of that name, about what is in our world but for `other`."""
    (_, wanted), *_ = get_resolver().reverse_dict.getlist(name)[0][0]
    return reverse(name, kwargs={**world.arguments(name, set(wanted)), **other})


def histories(world: World) -> list[str]:
    """Every address of the product that shows a past."""
    names = [name for name in get_resolver().reverse_dict if isinstance(name, str) and name.endswith("_history")]
    return [address_of(name, world) for name in sorted(names)]


@pytest.mark.slow
def test_no_history_grows_with_what_happened(claire, contract):
    world = build_world(contract)
    objects = [contract, *Agreement.objects.all()[:1], *Amendment.objects.all()[:1], *DocumentImport.objects.all()[:1]]
    objects += [*DocumentTemplate.objects.all(), *Target.objects.all(), *Neighbourhood.objects.all()[:1]]
    addresses = [*histories(world), JOURNAL]
    lengthen(objects, 100)
    short = [cost(claire, address) for address in addresses]
    lengthen(objects, 5_000)
    long = [cost(claire, address) for address in addresses]

    assert len(addresses) >= 9
    for address, before, after in zip(addresses, short, long, strict=True):
        assert (abs(after[0] - before[0]) < 5_000, after[1], after[2] <= before[2] + 1) == (True, before[1], True), (
            address
        )


EDGES = ["0001-01-01", "0001-12-31", "1899-12-31", "2200-01-01", "9999-12-31"]


@pytest.mark.parametrize("edge", EDGES)
@pytest.mark.parametrize("side", ["du", "au"])
@pytest.mark.parametrize("ending", ["", "journal.csv"])
def test_no_day_at_the_edge_of_time_breaks_the_journal(claire, contract, edge, side, ending):
    add_node(contract, label="Enjeu", number=1, by=SYSTEM)

    response = claire.get(JOURNAL + ending, {side: edge})

    assert response.status_code == (200 if ending else 422)
    assert ending or "Choisissez un jour entre 1900 et 2199." in response.content.decode()


def test_the_whole_of_the_days_one_may_ask_for_is_answered(claire, contract):
    add_node(contract, label="Enjeu", number=1, by=SYSTEM)

    response = claire.get(JOURNAL, {"du": "1900-01-01", "au": "2199-12-31"})

    assert (response.status_code, "1 écriture pour ce choix" in response.content.decode()) == (200, True)


@pytest.mark.slow
def test_no_day_at_the_edge_of_time_breaks_another_address(claire, contract):
    world = build_world(contract)
    for name in ("contract_on", "agreement_on", "contract_paper", "agreement_paper"):
        for edge in EDGES:
            assert claire.get(address_of(name, world, day=edge)).status_code == 404
    for name in ("contract_on_day", "agreement_on_day"):
        for edge in EDGES:
            assert claire.get(address_of(name, world), {"jour": edge}, follow=True).status_code == 200
