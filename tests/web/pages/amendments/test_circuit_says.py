"""The page of the circuit says what happened, and offers what will not be refused."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from regain.core.mandates import Role
from regain.core.member import SYSTEM
from regain.domain.contracts.models import Amendment
from regain.domain.contracts.usecases import open_amendment
from regain.exchange.planning.documents import facts_of
from tests.cast import signed_in
from tests.factories.accounts import PersonFactory
from tests.factories.drafts import GOVERNANCE, draft
from tests.filling import apply_draft
from tests.mandates import BARLIN
from tests.web.pages.amendments.acting import Desk, html_of

ELECTED = "/governance/elected_referent"


def page(desk: Desk) -> str:
    return html_of(desk.open("amendment_circuit")).replace("\u00a0", " ")


@pytest.fixture
def proposed(desk) -> Desk:
    desk.write(ELECTED, text="le maire")
    desk.step("propose", on="2026-03-01", at="Barlin")
    return desk


@pytest.mark.parametrize(
    "content", [b"Commune;Habitants\nBarlin;1200\n", b"\x89PNG\r\n\x1a\n" + b"0" * 60, b"Un texte sans signature."]
)
def test_only_a_document_is_kept_as_the_signed_paper(proposed, content):
    proposed.step("return")

    refused = proposed.sign(paper=SimpleUploadedFile("avenant.pdf", content))

    proposed.amendment.refresh_from_db()
    assert (refused.status_code, proposed.amendment.status) == (409, "draft")


def test_once_reviewed_the_paper_is_no_longer_a_draft(proposed):
    assert facts_of(Amendment.objects.get()).unsigned == "Projet"

    proposed.step("review", on="2026-03-02", at="Béthune")
    assert facts_of(Amendment.objects.get()).unsigned == ""


def test_what_came_back_says_so_rather_than_that_nothing_was_done(proposed):
    proposed.step("return")

    html = page(proposed)
    assert "Avenant remis en préparation le" in html
    assert "Aucune étape n’est" not in html


def test_an_elected_referent_is_not_told_to_press_a_button_of_others(proposed):
    elected = Desk(signed_in(PersonFactory(), Role.ELECTED_REFERENT, BARLIN), proposed.amendment)

    assert "remettez-le en préparation" in page(proposed)
    assert "peut le remettre en préparation" in page(elected)


def test_a_dropped_one_is_reopened_only_where_no_other_is_open(desk):
    desk.step("drop")
    assert "Avenant abandonné (ancien n° 1)" in page(desk)
    assert "Le rouvrir, sous le n° 1" in page(desk)

    other = open_amendment(desk.amendment.agreement, title="Un autre objet", by=SYSTEM)

    html = page(desk)
    assert "Le rouvrir" not in html
    assert "rouvrez-le" not in html
    assert (
        f"Avenant n° {other.number} : Un autre objet" in html,
        Desk(desk.client, other).url("amendment") in html,
    ) == (True, True)


def test_a_step_is_not_entered_before_its_day(desk):
    desk.write(ELECTED, text="le maire")

    refused = desk.step("propose", on=str(timezone.localdate() + timedelta(days=1)), at="Barlin")

    assert (refused.status_code, "Cette date est à venir" in html_of(refused)) == (422, True)


def test_a_signature_before_the_review_is_told_with_its_day_and_the_way_out(proposed):
    proposed.step("review", on="2026-03-08", at="Béthune")

    refused = html_of(proposed.sign(signed_on="2026-03-05"))

    assert "relu le 8 mars 2026" in refused
    assert "hors de Regain" in refused


def test_signed_outside_no_step_is_said_done_that_was_not(desk):
    desk.write(ELECTED, text="le maire")
    desk.sign(paper=SimpleUploadedFile("avenant.pdf", b"%PDF-1.7 un avenant"))

    html = page(desk)
    assert "Signer sur papier" in html
    assert "Relire" not in html
    assert "Le fichier signé ne se remplace pas" in html


def test_a_text_in_nobody_s_name_warns_before_it_is_signed(desk):
    assert "ne nomme aucun signataire" not in page(desk)
    for name in ("Commune de Barlin", "État"):
        desk.act("retirer", "/signatories/0", name)

    assert "ne nomme aucun signataire" in page(desk)


@pytest.mark.parametrize(("days", "said"), [(-1, "était en vigueur"), (400, "sera en vigueur")])
def test_another_day_is_told_in_its_tense(desk, days, said):
    day = timezone.localdate() + timedelta(days=days)
    code = desk.amendment.agreement.contract.code

    whole = html_of(desk.client.get(reverse("contract_on", args=[code, day.isoformat()])))
    alone = html_of(desk.client.get(reverse("agreement_on", args=[code, "62083", day.isoformat()])))

    assert said in whole
    assert ("Aucun avenant signé à cette date" in alone, "n’est signé à ce jour" in alone) == (days < 0, days > 0)


def test_a_proposed_one_on_a_former_text_is_first_sent_back(proposed):
    contract = proposed.amendment.agreement.contract
    apply_draft(draft(file="autre.docx", governance=replace(GOVERNANCE, technical_referent="le DGS")), contract)

    assert ("Le reprendre" in page(proposed), "Remettez-le d’abord en préparation" in page(proposed)) == (False, True)
    proposed.step("return")
    assert "Le reprendre sur le texte en vigueur" in page(proposed)
