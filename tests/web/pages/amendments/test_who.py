"""Who may read, who may write, and what becomes of what was typed when the session expires."""

import pytest

from regain.web.pages.amendments.presenters import heads
from regain.web.pages.amendments.views import circuit, editing, reading
from tests.web.pages.amendments.acting import html_of

IRRITANT = "/neighbourhoods/0/irritants/0"


@pytest.fixture
def reader(desk, monkeypatch):
    """Amina, on a day when she may read but not amend."""
    desk.write(IRRITANT, text="Trop peu de lieux")
    for module in (circuit, editing, reading, heads):
        monkeypatch.setattr(module, "can_amend_agreement", lambda _member, _contract: False)
    return desk


@pytest.mark.parametrize("name", ["amendment", "amendment_changes", "amendment_circuit"])
def test_a_reader_reads_and_is_offered_no_act(reader, name):
    response = reader.open(name)

    page = html_of(response).partition("<main")[2].partition("</main")[0]
    assert (response.status_code, "<form" in page, "Modifier<" in page) == (200, False, False)


@pytest.mark.parametrize(
    "name",
    ["edit", "act", "undo", "step", "sign", "answers", "retitle"],
)
def test_a_reader_writes_nothing(reader, name):
    response = reader.client.post(reader.url(f"amendment_{name}"), reader.seen(IRRITANT) | {"step": "drop"})

    assert response.status_code == 403


def test_a_stranger_is_sent_to_sign_in_and_finds_again_what_was_typed(desk):
    client, person = desk.client, desk.client.person
    key, seen = client.member.key, desk.seen(IRRITANT)
    client.logout()

    sent = client.post(desk.url("amendment_edit"), {**seen, "keeper": key, "text": "Trop peu de lieux"})
    client.force_login(person)
    html = html_of(client.get(desk.url("amendment_edit")))

    assert (sent.status_code, "Trop peu de lieux</textarea>" in html) == (302, True)
    assert desk.text()["neighbourhoods"][0]["irritants"][0] == "Peu de lieux pour les jeunes"
