"""After « Proposer », everybody reads whose turn it is, and whoever has to act finds it on their own page."""

import pytest
from django.urls import reverse

from regain.core.mandates import Role
from regain.core.member import NOBODY
from regain.web.pages.amendments.presenters.circuit import turn
from tests.cast import signed_in
from tests.factories.accounts import PersonFactory
from tests.mandates import CONTRACT
from tests.web.pages.amendments.acting import html_of

ELECTED = "/governance/elected_referent"
DAY = {"on": "2026-03-01", "at": "Barlin"}


@pytest.fixture
def samuel(db):
    """The délégué du préfet, who signs with the commune."""
    return signed_in(PersonFactory(email="samuel@regain.example", name="Samuel"), Role.STATE, CONTRACT)


def circuit(client, desk) -> str:
    return html_of(client.get(desk.url("amendment_circuit"))).replace("\u00a0", " ")


def test_the_turn_is_said_to_all_and_to_whoever_has_it(desk, amina, samuel):
    desk.write(ELECTED, text="le maire")
    assert "C’est à vous : quand le texte est prêt, proposez-le." in circuit(amina, desk)

    assert "prépare l’avenant ; lui-même ou le référent élu le propose." in turn(desk.amendment, NOBODY)

    desk.step("propose", **DAY)
    assert "C’est au chef de projet du contrat de relire." in circuit(amina, desk)
    assert "C’est au chef de projet du contrat de relire." in circuit(samuel, desk)
    assert "L’État peut déjà lire l’avenant ; les autres signataires le lisent sur le document à signer" in circuit(
        samuel, desk
    )
    assert "C’est à vous : relisez ce qui change" in circuit(desk.client, desk)

    desk.step("review", **DAY)
    assert "C’est aux signataires de signer le document, sur papier." in circuit(samuel, desk)
    assert "C’est à vous : faites signer le document" in circuit(amina, desk)

    desk.sign()
    assert "C’est à" not in circuit(samuel, desk)


def test_who_may_read_it_is_told_as_it_is(desk, samuel, rachid):
    desk.write(ELECTED, text="le maire")
    desk.step("propose", **DAY)

    said = circuit(samuel, desk)
    assert "L’État peut déjà lire l’avenant ; les autres signataires le lisent sur le document à signer" in said
    assert rachid.get(desk.url("amendment")).status_code == 404


def test_edits_that_undo_one_another_are_nothing_to_propose(desk, amendment):
    before = amendment.base.snapshot["governance"]["elected_referent"]
    desk.write(ELECTED, text="le maire")
    assert "Proposer cet avenant" in circuit(desk.client, desk)

    desk.write(ELECTED, text=before)
    refused = desk.step("propose", **DAY)

    amendment.refresh_from_db()
    assert (len(amendment.edits), amendment.status) == (2, "draft")
    assert "Cet avenant ne change rien encore" in html_of(refused).replace("\u00a0", " ")
    assert "Proposer cet avenant" not in circuit(desk.client, desk)


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ((), "Rien ne vous attend aujourd’hui."),
        (("propose",), "proposé, à lire avant que l’État le signe"),
        (("propose", "review"), "relu, à signer par l’État, sur papier"),
    ],
)
def test_the_state_who_signs_with_them_finds_the_amendment_at_home(desk, samuel, steps, told):
    desk.write(ELECTED, text="le maire")
    for step in steps:
        desk.step(step, **DAY)

    assert told in html_of(samuel.get(reverse("home")))


def test_who_only_reads_is_offered_nothing_and_told_who_may(desk, samuel):
    desk.write(ELECTED, text="le maire")
    desk.step("propose", **DAY)
    pages = ("amendment", "amendment_changes", "amendment_circuit")

    told = " ".join(html_of(samuel.get(desk.url(page))) for page in pages).replace("\u00a0", " ")
    assert "Passer à l’étape suivante" not in told
    assert "remettez-le" not in told
    assert "le référent technicien de Barlin ou le chef de projet peut le remettre en préparation" in told
    assert "Ajouter un quartier" not in told
    assert "remettez-le en préparation" in circuit(desk.client, desk)

    desk.step("review", **DAY)
    desk.sign()
    assert "Que dira" not in html_of(samuel.get(desk.url("amendment")))
    assert "Passer à l’étape suivante" not in html_of(desk.client.get(desk.url("amendment_changes")))


@pytest.mark.parametrize(("step", "told"), [("return", "remis en préparation"), ("drop", "abandonné")])
def test_the_state_is_told_of_what_it_read_and_reads_no_more(desk, samuel, rachid, amendment, step, told):
    page = reverse("agreement", args=["CN06201M", "62083"])
    assert "qui vous avait été proposé" not in html_of(samuel.get(page))

    desk.write(ELECTED, text="le maire")
    desk.step("propose", **DAY)
    desk.step(step)

    said = html_of(samuel.get(page)).replace("\u00a0", " ")
    assert f"L’avenant n° 1, qui vous avait été proposé, a été {told} le" in said
    assert "qui vous avait été proposé" not in html_of(rachid.get(page))
    assert "ne l’est plus" in samuel.get(desk.url("amendment")).content.decode()
