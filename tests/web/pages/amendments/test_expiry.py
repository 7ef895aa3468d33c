"""Nothing typed on the pages of an amendment is lost when the session expires."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import PersonClient, pass_second_step
from tests.web.pages.amendments.acting import html_of

CODE, INSEE = "CN06201M", "62083"
RETURNED = "Voici ce que vous aviez écrit"


def expired(who: PersonClient, address: str, typed: dict[str, object]) -> str:
    """Send a form once the session has ended, then sign in; the page where one is led, in one line."""
    away = Client()
    sent = away.post(address, {**typed, "keeper": who.member.key})
    away.force_login(who.person)
    pass_second_step(away)
    return html_of(away.get(sent.url.partition("next=")[2]))


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("amendment_step", {"step": "propose", "on": "2026-03-01", "at": "Salle des fêtes", "expected": 2}),
        ("amendment_sign", {"signed_on": "2026-03-01", "signed_at": "Salle des fêtes", "expected": 2}),
    ],
)
def test_a_day_and_a_place_are_given_back_on_the_page_of_the_circuit(desk, name, typed):
    desk.write("/governance/elected_referent", text="le maire")

    html = expired(desk.client, desk.url(name), typed)

    assert (RETURNED in html, 'value="Salle des fêtes"' in html, 'value="2026-03-01"' in html) == (True, True, True)
    desk.amendment.refresh_from_db()
    assert desk.amendment.status == "draft"


def test_an_answer_is_given_back(desk):
    html = expired(desk.client, desk.url("amendment_answers"), {"choice:tree.x": "new", "expected": 1})

    assert RETURNED in html
    desk.amendment.refresh_from_db()
    assert desk.amendment.choices == {}


def test_the_object_of_an_amendment_to_open_is_given_back_and_nothing_is_opened(claire, agreement):
    html = expired(claire, reverse("amend_agreement", args=[CODE, INSEE]), {"title": "Revoir le pilotage"})

    assert 'value="Revoir le pilotage"' in html
    assert not agreement.amendments.exists()


def test_the_object_of_an_open_amendment_is_given_back(desk):
    html = expired(desk.client, desk.url("amendment_retitle"), {"title": "Un tout autre objet", "version": 1})

    assert ("Un tout autre objet" in html, RETURNED in html) == (True, True)
