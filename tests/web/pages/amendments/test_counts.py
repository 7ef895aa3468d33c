"""One act has one count: on each page of the amendment, and in what is remembered of it."""

import pytest
from django.urls import reverse

from regain.domain.contracts.enums import Verb
from regain.domain.contracts.rules.edits import Edit, value_at
from regain.exchange.applying.amendments import amend
from tests.web.pages.amendments.acting import html_of

FIRST = "/neighbourhoods/0"
TOLD = "5 changements (3 ajouts, 1 modification et 1 déplacement)"


@pytest.fixture
def edited(desk):
    """Six edits that come to five changes: an objective brings its operational one, two edits are of one line."""
    text = desk.text()
    irritants, objectives = value_at(text, f"{FIRST}/irritants"), value_at(text, f"{FIRST}/objectives")
    brought = {**objectives[0], "intercommunal": "Aller vers", "strategic": "Être là", "operational": ["Marcher"]}
    edits = (
        Edit(Verb.ADD, f"{FIRST}/objectives/-", None, brought),
        Edit(Verb.CHANGE, f"{FIRST}/irritants/0", irritants[0], "Du brut"),
        Edit(Verb.CHANGE, f"{FIRST}/irritants/0", "Du brut", "Du bruit"),
        Edit(Verb.MOVE, f"{FIRST}/irritants/1", irritants[1], 0),
        Edit(Verb.MOVE, f"{FIRST}/irritants/0", irritants[1], 1),
        Edit(Verb.ADD, f"{FIRST}/priorities/-", None, "Dormir"),
    )
    for one in edits:
        desk.amendment.refresh_from_db()
        amend(desk.amendment, edits=[one], by=desk.client.member)
    desk.act("monter", f"{FIRST}/objectives/1", objectives[1])
    return desk


def test_the_text_the_changes_and_the_circuit_give_one_count(edited):
    pages = [html_of(edited.open(name)) for name in ("amendment", "amendment_changes", "amendment_circuit")]

    assert [TOLD in page for page in pages] == [True, True, True]
    assert all("modifications" not in page for page in pages)


def test_the_history_of_the_agreement_repeats_it(edited):
    edited.step("propose", on="2026-03-01", at="Barlin")
    edited.step("review", on="2026-03-08", at="Béthune")
    edited.sign()

    agreement = edited.amendment.agreement
    page = reverse("agreement_history", args=[agreement.contract.code, agreement.commune.insee_code])
    each = [
        {label.lower(): after for label, _, after in one.changes}
        for one in edited.client.get(page).context["happenings"]
    ]
    told = next(changes for changes in each if "ajouts" in changes)
    assert {name: told.get(name) for name in ("ajouts", "modifications", "déplacements", "retraits")} == {
        "ajouts": "3",
        "modifications": "1",
        "déplacements": "1",
        "retraits": None,
    }


def test_signs_of_changes_are_their_own(edited):
    html = html_of(edited.open("amendment_changes"))

    assert all(sign in html for sign in ("change-add", "change-change", "change-move"))
    assert all(f'class="state {state}"' not in html for state in ("kept", "risk", "broken", "mute"))
    assert "du 2e au 1er rang, en tête" in html


def test_the_past_of_the_amendment_says_to_which_rank_a_line_went(edited):
    html = html_of(edited.client.get(edited.url("amendment_history"))).replace("\u00a0", " ")

    assert "Des dépôts au pied des immeubles, au 1er rang" in html
    assert "Parler de santé mentale, au 1er rang" in html
