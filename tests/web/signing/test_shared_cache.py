"""A clock that was ahead for a while leaves no lock once it is right again."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.urls import reverse

from regain.domain.accounts.models import Person
from tests.factories.accounts import PersonFactory

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def claire(db) -> Person:
    return PersonFactory(email="claire@regain.example")


def refused(client, claire) -> bool:
    """Whether the sign-in says that there were too many tries, rather than that the password is not the right one."""
    page = client.post(reverse("sign_in"), {"login": claire.email, "password": "une erreur"})
    return "Trop" in page.content.decode()


@pytest.mark.parametrize("ahead", [timedelta(hours=3), timedelta(days=400)])
def test_an_account_locked_while_the_clock_was_ahead_opens_when_it_is_right(client, claire, ahead):
    with time_machine.travel(NOW + ahead, tick=False):
        assert [refused(client, claire) for _ in range(6)][-1]
    with time_machine.travel(NOW, tick=False):
        assert not refused(client, claire)


def test_a_lock_of_now_holds(client, claire):
    with time_machine.travel(NOW, tick=False):
        assert [refused(client, claire) for _ in range(6)] == [False] * 5 + [True]
    with time_machine.travel(NOW + timedelta(minutes=10), tick=False):
        assert refused(client, claire)


@pytest.mark.parametrize(("seconds", "is_there"), [(0, True), (30, True), (90, False)])
def test_what_is_of_the_future_is_not_there_and_makes_way(seconds, is_there):
    with time_machine.travel(NOW + timedelta(seconds=seconds), tick=False):
        cache.set("x", [1], 3600)
    with time_machine.travel(NOW, tick=False):
        assert (cache.get("x"), "x" in cache) == (([1], True) if is_there else (None, False))
        assert cache.add("x", [2], 60) is not is_there
        assert cache.get("x") == ([1] if is_there else [2])
