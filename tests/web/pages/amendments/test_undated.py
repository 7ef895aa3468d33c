"""A text without a date of signature may be a draft: its date is asked for before any amendment."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from regain.core.member import SYSTEM
from regain.domain.contracts.models import Agreement, AgreementVersion, Amendment
from regain.domain.contracts.usecases import open_amendment
from regain.domain.contracts.usecases.amending import NotSignedYet
from regain.domain.journal.models import Entry
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


def test_who_may_give_it(amina, rachid, bruno, undated):
    sent = {"signed_on": "2024-06-14"}

    answers = [one.post(url("date_signature", undated), sent).status_code for one in (Client(), rachid, bruno, amina)]
    assert answers == [403, 403, 403, 302]
    assert AgreementVersion.objects.count() == 2
