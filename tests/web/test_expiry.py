"""Nothing typed in a long form is lost when the session expires, and nothing is done in its place."""

from django.urls import reverse

from regain.core.member import SYSTEM
from regain.domain.accounts.models import Invitation
from regain.domain.documents.models import DocumentImport
from regain.domain.indicators.models import ColumnMapping
from regain.exchange.applying import begin_import
from tests.agreements.layout import make_file
from tests.agreements.model import agreements
from tests.factories.contracts import ContractFactory
from tests.factories.territory import CommuneFactory
from tests.mandates import CODE
from tests.web.expiry import expired
from tests.web.pages.observations.unknown import WIDE, drop


def test_the_invitation_being_written_is_given_back_and_not_sent(claire, contract):
    typed = {"email": "nadia@ville.example", "role": "technical_referent", "scope": "commune:62083"}

    page = expired(claire, reverse("contract_invite", args=[CODE]), {**typed, "starts_on": "2024-01-01"})

    assert 'value="nadia@ville.example"' in page.content.decode()
    assert not Invitation.objects.exists()


def test_what_was_said_of_the_columns_is_given_back_and_not_remembered(claire, db):
    address = drop(claire, WIDE).request["PATH_INFO"]

    page = expired(claire, address, {"title": "Tableau de bord du centre social"})

    assert 'value="Tableau de bord du centre social"' in page.content.decode()
    assert not ColumnMapping.objects.exists()


def test_the_choices_of_an_import_are_given_back_and_not_kept(claire, db):
    valdore = next(agreement for agreement in agreements() if agreement.slug == "valdore")
    contract = ContractFactory(communes=[CommuneFactory(insee_code="29001", name="Valdoré")])
    begun = begin_import(make_file(valdore.layout, "txt"), name="c.txt", contract=contract, by=SYSTEM)
    typed = {"choice:date_uncertain": "2024-09-12", "version": begun.version}

    for page in ("import_review", "import_plan"):
        shown = expired(claire, reverse(page, args=[begun.pk]), typed).content.decode()
        chosen = next(part for part in shown.split("<input") if 'value="2024-09-12"' in part)
        assert "checked" in chosen.split(">")[0], page

    assert DocumentImport.objects.get().version == begun.version
