"""A text without a date of signature may be a draft: its date is asked for before any amendment."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from regain.core.member import SYSTEM
from regain.domain.contracts.models import Agreement, AgreementVersion, Amendment
from regain.domain.contracts.usecases import open_amendment
from regain.domain.contracts.usecases.amending import NotSignedYet
from regain.domain.journal.models import Entry
from regain.exchange.applying.dating import AlreadyDated, date_agreement
from tests.factories.drafts import draft
from tests.filling import apply_draft
from tests.web.pages.amendments.acting import html_of


@pytest.fixture
def undated(contract) -> Agreement:
    apply_draft(draft(signed_on=None), contract)
    return Agreement.objects.get(commune__name="Barlin")


def url(name: str, agreement: Agreement) -> str:
    return reverse(name, args=[agreement.contract.code, agreement.commune.insee_code])


def test_the_page_asks_for_the_date_and_does_not_call_the_text_signed(claire, undated):
    page = html_of(claire.get(url("amend_agreement", undated)))

    assert "Un texte signé se change par un avenant" not in page
    assert "Quand cette convention a-t-elle été signée ?" in page
    assert "Ouvrir l’avenant" not in page


def test_no_amendment_is_opened_before_the_date(claire, undated):
    with pytest.raises(NotSignedYet):
        open_amendment(undated, title="Revoir", by=SYSTEM)
    claire.post(url("amend_agreement", undated), {"title": "Revoir"})

    assert not Amendment.objects.exists()


def test_the_date_once_given_makes_a_version_and_opens_the_way(claire, undated):
    entries = Entry.objects.count()
    response = claire.post(url("date_signature", undated), {"signed_on": "2024-06-14"}, follow=True)

    undated.refresh_from_db()
    assert undated.signed_on == date(2024, 6, 14)
    assert [version.snapshot["signed_on"] for version in AgreementVersion.objects.order_by("number")] == [
        None,
        "2024-06-14",
    ]
    assert Entry.objects.count() > entries
    assert "Un texte signé se change par un avenant" in html_of(response)
    claire.post(url("amend_agreement", undated), {"title": "Revoir"})
    assert Amendment.objects.count() == 1


@pytest.mark.parametrize("typed", ["", "jeudi", "9999-01-01"])
def test_what_is_no_day_is_shown_again_and_nothing_is_written(claire, undated, typed):
    response = claire.post(url("date_signature", undated), {"signed_on": typed})

    assert (response.status_code, AgreementVersion.objects.count()) == (422, 1)
    assert "Date de signature de la convention" in html_of(response)


def test_the_title_of_the_page_shown_again_says_that_something_is_wrong(claire, undated):
    page = html_of(claire.post(url("date_signature", undated), {"signed_on": "jeudi"}))

    assert re.search(r"<title>\s*Erreur – ", page)


@pytest.mark.parametrize("days", [1, 400])
def test_a_day_that_has_not_come_is_refused_and_today_is_not(claire, undated, days):
    today = timezone.localdate()
    refused = claire.post(url("date_signature", undated), {"signed_on": str(today + timedelta(days=days))})

    assert (refused.status_code, AgreementVersion.objects.count()) == (422, 1)
    assert "ne peut pas avoir été signée après aujourd’hui" in html_of(refused)
    assert claire.post(url("date_signature", undated), {"signed_on": str(today)}).status_code == 302


def test_the_date_of_a_signed_text_is_not_given_again(claire, undated):
    claire.post(url("date_signature", undated), {"signed_on": "2024-06-14"})
    entries = Entry.objects.count()
    response = claire.post(url("date_signature", undated), {"signed_on": "2023-01-31"})

    undated.refresh_from_db()
    assert (response.status_code, undated.signed_on) == (422, date(2024, 6, 14))
    assert (AgreementVersion.objects.count(), Entry.objects.count()) == (2, entries)


def test_the_refusal_to_date_a_signed_text_is_said(undated):
    date_agreement(undated, signed_on=date(2024, 6, 14), by=SYSTEM)

    with pytest.raises(AlreadyDated, match="a déjà sa date de signature"):
        date_agreement(undated, signed_on=date(2024, 6, 14), by=SYSTEM)


def test_who_may_give_it(amina, rachid, bruno, undated):
    sent = {"signed_on": "2024-06-14"}

    answers = [one.post(url("date_signature", undated), sent).status_code for one in (Client(), rachid, bruno, amina)]
    assert answers == [403, 403, 403, 302]
    assert AgreementVersion.objects.count() == 2
