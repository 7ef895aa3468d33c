"""Where one is signed in, and closing one's account."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from regain.core.mandates import INSTANCE, Role
from regain.domain.accounts.models import Mandate, OpenSession, Person
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry
from tests.cast import pass_second_step
from tests.mandates import BARLIN, give
from tests.web.pages.accounts.conftest import prove

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0"


@pytest.fixture
def telephone(person, sign_in) -> Client:
    """Claire's telephone, on which she signed in."""
    return sign_in(
        browser=Client(headers={"User-Agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Safari/604.1"})
    )


@pytest.fixture
def desk(person, sign_in) -> Client:
    """Claire's computer."""
    return sign_in(browser=Client(headers={"User-Agent": FIREFOX}))


def test_each_session_is_listed_with_its_device_and_this_one_is_marked(telephone, desk):
    lines = desk.get(reverse("sessions")).context["sessions"]

    assert [(line.device, line.is_here) for line in lines] == [
        ("Firefox sur Windows", True),
        ("Safari sur iPhone", False),
    ]


@pytest.mark.parametrize("others", [0, 2])
def test_the_list_costs_the_same_for_one_and_for_three(person, sign_in, desk, others, django_assert_num_queries):
    for _ in range(others):
        sign_in(browser=Client())

    with django_assert_num_queries(4):
        desk.get(reverse("sessions"))


def test_a_session_is_closed_from_elsewhere(person, telephone, desk):
    other = OpenSession.objects.get(device="Safari sur iPhone")

    desk.post(reverse("session_close", args=[other.pk]))

    assert (telephone.get("/").status_code, desk.get("/").status_code) == (302, 200)
    entry = Entry.objects.get(event=Event.SESSION_CLOSED)
    assert (entry.author_key, entry.after) == (str(person.pk), {"count": 1})


def test_all_the_others_are_closed_at_once(person, telephone, desk, sign_in):
    third = sign_in(browser=Client())

    response = desk.post(reverse("sessions_close"), follow=True)

    assert "2 autres sessions fermées." in response.content.decode()
    assert [one.get("/").status_code for one in (telephone, third, desk)] == [302, 302, 200]


def test_the_session_one_is_in_is_not_closed_by_its_line(desk):
    desk.post(reverse("session_close", args=[OpenSession.objects.get().pk]))

    assert desk.get("/").status_code == 200


def test_nobody_closes_the_session_of_somebody_else(desk, amina):
    theirs = OpenSession.objects.get(person=amina.person)

    assert desk.post(reverse("session_close", args=[theirs.pk])).status_code == 404
    assert amina.get("/").status_code == 200


def test_a_session_that_is_over_is_no_longer_listed(telephone, desk):
    telephone.post(reverse("sign_out"))

    assert len(desk.get(reverse("sessions")).context["sessions"]) == 1


def test_the_last_passage_is_noted_now_and_then(desk, time_machine_of_django):
    before = OpenSession.objects.get().seen_at

    time_machine_of_django(timedelta(minutes=11))
    desk.get("/")

    assert OpenSession.objects.get().seen_at > before


@pytest.fixture
def time_machine_of_django():
    """Let the clock advance."""
    import time_machine

    travellers = []

    def advance(by: timedelta) -> None:
        traveller = time_machine.travel(timezone.now() + by, tick=True)
        traveller.start()
        travellers.append(traveller)

    yield advance
    for traveller in travellers:
        traveller.stop()


@pytest.mark.usefixtures("same_moment")
def test_one_closes_ones_own_account(person, desk, telephone):
    mandate = give(person, Role.TECHNICAL_REFERENT, BARLIN)

    desk.post(reverse("account_close"), {"email": person.email})
    assert Person.objects.get(pk=person.pk).is_active
    prove(desk, reverse("account_close"))

    person.refresh_from_db()
    assert (person.is_active, person.email) == (False, "claire@ville.example")
    assert [one.get("/").status_code for one in (desk, telephone)] == [302, 302]
    assert Mandate.objects.get(pk=mandate.pk).ends_on == timezone.localdate() - timedelta(days=1)
    events = list(Entry.objects.order_by("pk").values_list("event", flat=True))
    assert events[-3:] == [Event.MANDATE_ENDED, Event.ACCOUNT_CLOSED, Event.SESSION_CLOSED]


def test_closing_asks_for_the_password_and_counts_the_tries(person, desk):
    address = desk.post(reverse("account_close"), {"email": person.email}).url

    answers = [desk.post(address, {"password": "faux", "next": reverse("account_close")}) for _ in range(11)]

    person.refresh_from_db()
    assert ("Ce n’est pas votre mot de passe." in answers[0].content.decode(), answers[-1].status_code) == (True, 429)
    assert person.is_active


def test_one_types_the_address_of_the_account_that_closes(person, client):
    person.set_unusable_password()
    person.save()
    client.force_login(person)

    client.post(reverse("account_close"), {"email": "autre@ville.example"})
    assert Person.objects.get(pk=person.pk).is_active
    client.post(reverse("account_close"), {"email": "Claire@ville.example"})

    assert not Person.objects.get(pk=person.pk).is_active


def test_the_last_administrator_stays(person, desk):
    give(person, Role.ADMINISTRATOR, INSTANCE)
    pass_second_step(desk)

    prove(desk, reverse("account_close"))
    html = desk.post(reverse("account_close"), {"email": person.email}).content.decode()

    person.refresh_from_db()
    assert ("C’est le dernier administrateur" in html, person.is_active) == (True, True)


def test_the_account_page_says_how_one_comes_in(person, desk):
    page = desk.get(reverse("account")).context["page"]

    assert (page.email, page.password, page.second_factor, page.mandates) == (person.email, "Choisi", "Aucune", ())


def test_signing_in_is_journaled_without_the_address(person, desk):
    entry = Entry.objects.get(event=Event.SIGNED_IN)

    assert (entry.author_key, entry.after, person.email in str(entry.after)) == (
        str(person.pk),
        {"way": "password"},
        False,
    )
