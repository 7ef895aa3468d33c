"""Nothing typed on the pages of an amendment is lost when the session expires."""

import pytest
from django.urls import reverse

from tests.web.expiry import expired
from tests.web.pages.amendments.acting import html_of

CODE, INSEE = "CN06201M", "62083"
RETURNED = "Voici ce que vous aviez écrit"


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("amendment_step", {"step": "propose", "on": "2026-03-01", "at": "Salle des fêtes", "expected": 2}),
        ("amendment_sign", {"signed_on": "2026-03-01", "signed_at": "Salle des fêtes", "expected": 2}),
    ],
)
def test_a_day_and_a_place_are_given_back_on_the_page_of_the_circuit(desk, name, typed):
    desk.write("/governance/elected_referent", text="le maire")

    html = html_of(expired(desk.client, desk.url(name), typed))

    assert (RETURNED in html, 'value="Salle des fêtes"' in html, 'value="2026-03-01"' in html) == (True, True, True)
    desk.amendment.refresh_from_db()
    assert desk.amendment.status == "draft"


def test_an_answer_is_given_back(desk):
    html = html_of(expired(desk.client, desk.url("amendment_answers"), {"choice:tree.x": "new", "expected": 1}))

    assert RETURNED in html
    desk.amendment.refresh_from_db()
    assert desk.amendment.choices == {}


def test_the_object_of_an_amendment_to_open_is_given_back_and_nothing_is_opened(claire, agreement):
    html = html_of(expired(claire, reverse("amend_agreement", args=[CODE, INSEE]), {"title": "Revoir le pilotage"}))

    assert 'value="Revoir le pilotage"' in html
    assert not agreement.amendments.exists()


def test_the_object_of_an_open_amendment_is_given_back(desk):
    html = html_of(expired(desk.client, desk.url("amendment_retitle"), {"title": "Un tout autre objet", "version": 1}))

    assert ("Un tout autre objet" in html, RETURNED in html) == (True, True)
