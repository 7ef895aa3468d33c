"""Two people on the same line: each sees both, and chooses."""

import pytest

from tests.web.pages.amendments.acting import Desk, html_of

IRRITANT = "/neighbourhoods/0/irritants/0"


@pytest.fixture
def other(amina, amendment) -> Desk:
    """Amina, before the same amendment."""
    return Desk(amina, amendment)


def test_both_wordings_are_shown_with_who_wrote_the_other(desk, other):
    seen = desk.seen(IRRITANT)
    other.write(IRRITANT, text="Aucun lieu pour les jeunes")

    response = desk.write(IRRITANT, seen=seen, text="Trop peu de lieux")

    html = html_of(response)
    assert response.status_code == 409
    assert "Ce que vous avez écrit" in html
    assert "Ce qui est enregistré maintenant" in html
    assert all(words in html for words in ("Trop peu de lieux", "Aucun lieu pour les jeunes", "Amina"))
    assert desk.text()["neighbourhoods"][0]["irritants"][0] == "Aucun lieu pour les jeunes"


def test_saved_again_it_takes_the_place_of_the_other(desk, other):
    seen = desk.seen(IRRITANT)
    other.write(IRRITANT, text="Aucun lieu pour les jeunes")
    shown = desk.write(IRRITANT, seen=seen, text="Trop peu de lieux").context["editing"]

    again = {"pointer": shown.pointer, "before": shown.sent, "under": shown.under}
    response = desk.write(IRRITANT, seen=again, text="Trop peu de lieux")

    assert response.status_code == 302
    assert desk.text()["neighbourhoods"][0]["irritants"][0] == "Trop peu de lieux"


def test_a_line_that_moved_is_found_where_it_is(desk, other):
    seen = desk.seen(IRRITANT)
    other.act("descendre", IRRITANT, "Peu de lieux pour les jeunes")

    desk.write(IRRITANT, seen=seen, text="Trop peu de lieux")

    assert desk.text()["neighbourhoods"][0]["irritants"] == ["Des dépôts au pied des immeubles", "Trop peu de lieux"]


def test_a_line_that_was_removed_may_be_added_again(desk, other):
    seen = desk.seen("/signatories/1")
    other.act("retirer", "/signatories/1", "État")
    refused = desk.write("/signatories/1", seen=seen, text="Préfecture")
    shown = refused.context["editing"]

    again = {"pointer": shown.pointer, "before": shown.sent, "under": shown.under}
    desk.write("/signatories/1", seen=again, text="Préfecture")

    assert (refused.status_code, "Cette ligne a été retirée" in html_of(refused)) == (409, True)
    assert desk.text()["signatories"] == ["Commune de Barlin", "Préfecture"]


def test_what_is_added_follows_its_neighbourhood(desk, other):
    desk.write("/neighbourhoods/-", name="La Loisne", kind="QIC", code="", communes="Barlin")
    seen = desk.seen("/neighbourhoods/1/irritants/-")
    regain = other.text()["neighbourhoods"][0]
    other.act("retirer", "/neighbourhoods/0", regain)

    desk.write("/neighbourhoods/1/irritants/-", seen=seen, text="Du bruit")

    assert [(one["name"], one["irritants"]) for one in desk.text()["neighbourhoods"]] == [("La Loisne", ["Du bruit"])]


def test_a_neighbourhood_that_left_takes_nothing_more(desk, other):
    seen = desk.seen("/neighbourhoods/0/irritants/-")
    other.act("retirer", "/neighbourhoods/0", other.text()["neighbourhoods"][0])

    response = desk.write("/neighbourhoods/0/irritants/-", seen=seen, text="Du bruit")

    html = html_of(response)
    assert (response.status_code, "Du bruit" in html) == (409, True)
    assert "Le quartier « Regain » n’est plus dans le texte sous ce nom" in html
    assert "Enregistrer ce que j’ai écrit" not in html


def test_a_portrait_whose_neighbourhood_left_is_shown_again(desk, other):
    seen = desk.seen("/neighbourhoods/0/portrait")
    other.act("retirer", "/neighbourhoods/0", other.text()["neighbourhoods"][0])

    response = desk.write("/neighbourhoods/0/portrait", seen=seen, source="Insee", vintage="2026", perimeter="2024")

    assert (response.status_code, "Source : Insee, 2026, périmètre 2024" in html_of(response)) == (409, True)


def test_a_tampered_form_only_meets_a_conflict(desk):
    for before in ("{", '"autre"', "[1]", '{"kind": 3}'):
        seen = desk.seen(IRRITANT) | {"before": before}
        assert desk.write(IRRITANT, seen=seen, text="Trop peu de lieux").status_code == 409
    added = desk.seen("/sections/-") | {"before": '"autre"'}
    assert desk.write("/sections/-", seen=added, title="Annexe", text="Un mot.").status_code == 302


def test_an_act_on_a_line_that_changed_is_refused(desk, other):
    other.write(IRRITANT, text="Aucun lieu pour les jeunes")

    response = desk.act("retirer", IRRITANT, "Peu de lieux pour les jeunes")

    assert (response.status_code, "comparez, puis choisissez" in html_of(response)) == (409, True)
    assert len(desk.text()["neighbourhoods"][0]["irritants"]) == 2


def test_an_act_on_nothing_is_refused(desk):
    assert desk.client.post(desk.url("amendment_act"), {"retirer": "/source x"}).status_code == 409
    assert desk.client.post(desk.url("amendment_act"), {}).status_code == 409


def test_a_proposed_text_is_no_longer_written(desk):
    desk.write(IRRITANT, text="Trop peu de lieux")
    seen = desk.seen(IRRITANT)
    desk.step("propose", on="2026-03-01", at="Barlin")

    response = desk.write(IRRITANT, seen=seen, text="Autre chose")

    assert (response.status_code, "remettez-le en préparation" in html_of(response)) == (422, True)
    assert "Modifier<" not in html_of(desk.open())
