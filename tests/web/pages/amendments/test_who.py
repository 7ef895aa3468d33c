"""Who may read, who may write, and what becomes of what was typed when the session expires."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from regain.core.mandates import Role
from regain.web.kept import keeper_of
from tests.cast import pass_second_step, signed_in
from tests.factories.accounts import PersonFactory
from tests.mandates import BARLIN
from tests.web.pages.amendments.acting import Desk, html_of

IRRITANT = "/neighbourhoods/0/irritants/0"


@pytest.fixture
def reader(desk, rachid) -> Desk:
    """A reader of the contract, once the amendment is signed."""
    desk.write(IRRITANT, text="Trop peu de lieux")
    paper = SimpleUploadedFile("avenant.pdf", b"%PDF-1.7 sample")
    desk.sign(paper=paper)
    return Desk(rachid, desk.amendment)


@pytest.mark.parametrize("name", ["amendment", "amendment_changes", "amendment_circuit"])
def test_a_reader_reads_what_was_signed_and_is_offered_no_act(reader, name):
    response = reader.open(name)

    page = html_of(response).partition("<main")[2].partition("</main")[0]
    assert (response.status_code, "<form" in page, "Modifier<" in page) == (200, False, False)


def test_an_elected_referent_is_not_told_to_write_what_others_write(desk):
    elected = Desk(signed_in(PersonFactory(), Role.ELECTED_REFERENT, BARLIN), desk.amendment)

    assert "Modifiez le texte" in html_of(desk.open("amendment"))
    assert "Cet avenant est en préparation" in html_of(elected.open("amendment"))


ACTS = ["edit", "act", "undo", "step", "sign", "answers", "retitle"]


@pytest.mark.parametrize("name", ACTS)
def test_a_reader_writes_nothing(reader, name):
    response = reader.client.post(reader.url(f"amendment_{name}"), reader.seen(IRRITANT) | {"step": "drop"})

    assert response.status_code == 403


@pytest.mark.parametrize("name", ACTS)
def test_a_draft_is_not_found_by_a_reader_nor_by_another_commune(desk, rachid, bruno, name):
    for client in (rachid, bruno):
        other = Desk(client, desk.amendment)
        statuses = [client.post(other.url(f"amendment_{name}"), {"step": "drop"}).status_code]
        statuses += [other.open(one).status_code for one in ("amendment", "amendment_changes", "amendment_circuit")]
        assert statuses == [404] * 4


def test_a_commune_proposes_and_the_agglomeration_reviews(desk, amina):
    commune = Desk(amina, desk.amendment)
    commune.write(IRRITANT, text="Trop peu de lieux")
    proposed = commune.step("propose", on="2026-03-01", at="Barlin")
    refused = commune.step("review", on="2026-03-02", at="Béthune")
    reviewed = desk.step("review", on="2026-03-02", at="Béthune")

    desk.amendment.refresh_from_db()
    assert (proposed.status_code, refused.status_code, reviewed.status_code) == (302, 403, 302)
    assert desk.amendment.status == "reviewed"
    assert "demandez au chef de projet" in html_of(refused)
    assert "Dire qu’il est relu" not in html_of(commune.open("amendment_circuit"))


def test_a_stranger_is_sent_to_sign_in_and_finds_again_what_was_typed(desk):
    client, person = desk.client, desk.client.person
    keeper, seen = keeper_of(client.member), desk.seen(IRRITANT)
    client.logout()

    sent = client.post(desk.url("amendment_edit"), {**seen, "keeper": keeper, "text": "Trop peu de lieux"})
    client.force_login(person)
    pass_second_step(client)
    html = html_of(client.get(desk.url("amendment_edit")))

    assert (sent.status_code, "Trop peu de lieux</textarea>" in html) == (302, True)
    assert desk.text()["neighbourhoods"][0]["irritants"][0] == "Peu de lieux pour les jeunes"
