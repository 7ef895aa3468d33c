"""The life of an amendment on its pages: opened, proposed, reviewed, signed, or not."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from lxml import html

from regain.domain.contracts.models import Amendment
from tests.web.pages.amendments.acting import html_of

CODE, INSEE = "CN06201M", "62083"
ELECTED = "/governance/elected_referent"


def signed_paper() -> SimpleUploadedFile:
    return SimpleUploadedFile("avenant.pdf", b"%PDF-1.7 un avenant", content_type="application/pdf")


def test_an_amendment_is_opened_with_its_object(amina, agreement):
    address = reverse("amend_agreement", args=[CODE, INSEE])
    assert "faut-il</span> changer dans la convention de Barlin ?" in html_of(amina.get(address))

    empty = amina.post(address, {"title": ""})
    response = amina.post(address, {"title": "Revoir le pilotage"})

    opened = Amendment.objects.get()
    assert (empty.status_code, response.url) == (422, reverse("amendment", args=[CODE, INSEE, opened.pk]))
    assert (opened.title, opened.number) == ("Revoir le pilotage", 1)


def test_the_open_one_is_offered_rather_than_a_second(desk):
    address = reverse("amend_agreement", args=[CODE, INSEE])

    html = html_of(desk.client.get(address))
    response = desk.client.post(address, {"title": "Un autre"})

    assert ("Un avenant est déjà ouvert" in html, desk.url("amendment") in html) == (True, True)
    assert (response.status_code, Amendment.objects.count()) == (422, 1)


def test_its_object_may_be_said_otherwise(desk):
    address = desk.url("amendment_retitle")
    assert "Revoir le pilotage à mi-parcours" in html_of(desk.client.get(address))

    desk.write(ELECTED, text="le maire")
    stale = desk.client.post(address, {"title": "Autre objet", "version": 1})
    done = desk.client.post(address, {"title": "Autre objet", "version": 2, "pick-title": "mine"})

    desk.amendment.refresh_from_db()
    assert (stale.status_code, "Ce qui était enregistré" in html_of(stale)) == (409, True)
    assert (done.status_code, desk.amendment.title) == (302, "Autre objet")


def test_from_preparation_to_signature(desk):
    desk.write(ELECTED, text="le maire")
    proposed = desk.step("propose", on="2026-03-01", at="Barlin")
    reviewed = desk.step("review", on="2026-03-08", at="Béthune")
    signed = desk.sign()

    desk.amendment.refresh_from_db()
    assert [one.status_code for one in (proposed, reviewed, signed)] == [302, 302, 302]
    assert (desk.amendment.status, desk.amendment.signed_on) == ("signed", date(2026, 3, 20))
    assert desk.amendment.agreement.elected_referent == "le maire"
    html = html_of(desk.open("amendment_circuit"))
    assert all(words in html for words in ("1er mars 2026", "8 mars 2026", "20 mars 2026, à Barlin", "Béthune"))
    assert "Modifier<" not in html_of(desk.open())


def test_nothing_is_proposed_that_changes_nothing(desk):
    response = desk.step("propose", on="2026-03-01", at="Barlin")

    assert (response.status_code, "ne change rien encore" in html_of(response)) == (409, True)


def test_a_wrong_day_is_said_and_the_place_kept(desk):
    desk.write(ELECTED, text="le maire")

    response = desk.step("propose", on="le 3", at="Salle des fêtes")

    assert (response.status_code, "Salle des fêtes" in html_of(response)) == (422, True)


def test_nothing_is_proposed_before_the_text_it_modifies(desk):
    desk.write(ELECTED, text="le maire")

    response = desk.step("propose", on="2024-07-08", at="Barlin")

    desk.amendment.refresh_from_db()
    assert (response.status_code, desk.amendment.status) == (409, "draft")
    assert "en vigueur depuis le 9 juillet 2024" in html_of(response)


def test_steps_out_of_order_are_refused(desk):
    desk.write(ELECTED, text="le maire")
    desk.step("propose", on="2026-03-10", at="Barlin")

    early = desk.step("review", on="2026-03-01", at="Béthune")

    assert (early.status_code, "proposé le 10 mars 2026" in html_of(early)) == (409, True)
    assert desk.step("vote", on="2026-03-01", at="Barlin").status_code == 404


def test_it_is_sent_back_dropped_and_reopened(desk):
    desk.write(ELECTED, text="le maire")
    desk.step("propose", on="2026-03-01", at="Barlin")
    states = []
    for step in ("return", "drop", "reopen"):
        desk.step(step)
        desk.amendment.refresh_from_db()
        states.append(desk.amendment.status)
        assert desk.open("amendment_circuit").status_code == 200

    assert states == ["draft", "dropped", "draft"]


def test_two_amendments_of_one_number_have_links_that_say_which_is_which(desk):
    title = desk.amendment.title
    desk.step("drop")
    address = reverse("amend_agreement", args=[CODE, INSEE])
    desk.client.post(address, {"title": title})
    first, second = Amendment.objects.order_by("pk")
    assert first.number == second.number

    for page in (address, reverse("agreement", args=[CODE, INSEE])):
        links = html.fromstring(desk.client.get(page).content).xpath(
            "//main//table//a[contains(@href, '/avenants/')] | //main//li//a[contains(@href, '/avenants/')]"
        )
        told = [" ".join(one.text_content().split()) for one in links]
        assert len(told) >= 2, page
        assert len(set(told)) == len(told)


def test_signed_on_paper_it_needs_its_paper(desk):
    desk.write(ELECTED, text="le maire")

    without = desk.sign()
    picture = desk.sign(paper=SimpleUploadedFile("photo.pdf", b"\x89PNG\r\n\x1a\n" + b"\0" * 50))
    done = desk.sign(paper=signed_paper())

    assert (without.status_code, "Joignez le fichier" in html_of(without)) == (422, True)
    assert (picture.status_code, "est une image" in html_of(picture)) == (409, True)
    desk.amendment.refresh_from_db()
    assert (done.status_code, desk.amendment.is_signed_outside) == (302, True)
    assert desk.amendment.paper.media_type == "application/pdf"
    assert "avenant.pdf" in html_of(desk.open("amendment_circuit"))


def test_a_plan_that_changed_is_not_signed(desk):
    desk.write(ELECTED, text="le maire")

    response = desk.sign(fingerprint="0" * 64, paper=signed_paper())

    assert (response.status_code, "relisez-le" in html_of(response)) == (409, True)


def test_a_refused_signature_is_sent_again_on_what_the_page_now_shows(desk):
    desk.write(ELECTED, text="le maire")
    refused = desk.sign(fingerprint="0" * 64, signed_at="Béthune", paper=signed_paper())

    shown = refused.context["sign_form"]
    again = {name: shown[name].value() for name in ("expected", "fingerprint", "signed_on", "signed_at")}
    desk.sign(**again, paper=signed_paper())

    desk.amendment.refresh_from_db()
    assert (desk.amendment.status, desk.amendment.signed_at) == ("signed", "Béthune")


def test_changes_are_read_and_taken_back(desk):
    desk.write("/neighbourhoods/0/irritants/0", text="Peu de lieux pour les enfants")
    html = html_of(desk.open("amendment_changes"))

    response = desk.client.post(desk.url("amendment_undo"), {"at": "0", "expected": "2"})

    assert ("<del>jeunes</del>" in html, "<ins>enfants</ins>" in html) == (True, True)
    desk.amendment.refresh_from_db()
    assert (response.status_code, desk.amendment.edits) == (302, [])


def test_a_change_taken_back_twice_is_refused_kindly(desk):
    desk.write(ELECTED, text="le maire")
    desk.client.post(desk.url("amendment_undo"), {"at": "0", "expected": "2"})

    again = desk.client.post(desk.url("amendment_undo"), {"at": "0", "expected": "2"}, follow=True)

    assert "a changé entre-temps" in html_of(again)
    assert desk.client.post(desk.url("amendment_undo"), {"at": "x"}).status_code == 404


def test_answers_are_kept(desk):
    desk.write(ELECTED, text="le maire")
    desk.amendment.refresh_from_db()
    sent = {"expected": desk.amendment.version, "choice:tree.x": "new"}

    done = desk.client.post(desk.url("amendment_answers"), sent)
    stale = desk.client.post(desk.url("amendment_answers"), sent)

    desk.amendment.refresh_from_db()
    assert (done.status_code, stale.status_code, desk.amendment.choices) == (302, 409, {"tree.x": "new"})


def test_saving_without_choosing_does_not_say_that_choices_are_saved(desk):
    desk.write(ELECTED, text="le maire")
    desk.amendment.refresh_from_db()

    done = desk.client.post(desk.url("amendment_answers"), {"expected": desk.amendment.version}, follow=True)

    assert "Rien n’a changé : vous n’avez rien choisi." in html_of(done)


@pytest.mark.parametrize(("name", "cost"), [("amendment", 6), ("amendment_changes", 6), ("amendment_circuit", 36)])
@pytest.mark.parametrize("edits", [1, 3])
def test_pages_cost_the_same_whatever_changes(desk, django_assert_num_queries, name, cost, edits):
    for number in range(edits):
        desk.write("/neighbourhoods/0/irritants/-", text=f"Irritant {number}")
    desk.open(name)  # takes the messages away

    with django_assert_num_queries(cost):
        desk.open(name)
