"""Which commune signs a document that does not say it: only those one may import for are offered, and refused early."""

import pytest
from django.urls import reverse

from regain.domain.documents.models import DocumentImport
from regain.exchange.applying import answer
from regain.exchange.applying.agreement import NotYourCommune
from regain.exchange.applying.imports import keep_reading
from regain.exchange.applying.readings import Answered
from tests.factories.drafts import draft, reading
from tests.factories.territory import CommuneFactory
from tests.web.pages.amendments.acting import html_of

CONTENT = b"Une convention"


@pytest.fixture
def anonymous(contract):
    contract.communes.add(CommuneFactory(insee_code="62510", name="Liévin"))
    return Answered(reading(draft(commune=None, content=CONTENT)), {})


def begun_by(browser, read, contract) -> DocumentImport:
    return keep_reading(read, content=CONTENT, contract=contract, by=browser.member)


def offered(client, begun) -> list[str]:
    page = client.get(reverse("import_plan", args=[begun.pk]))
    [question] = [one for one in page.context["questions"] if one.key == "commune"]
    assert question.note in html_of(page)
    return [option.label for option in question.options]


def test_a_referent_is_offered_their_commune_and_told_whom_to_ask(amina, contract, anonymous):
    begun = begun_by(amina, anonymous, contract)

    assert offered(amina, begun) == ["Barlin"]
    assert "demandez" in html_of(amina.get(reverse("import_plan", args=[begun.pk])))


def test_who_keeps_the_contract_is_offered_all_and_a_way_out(claire, contract, anonymous):
    begun = begun_by(claire, anonymous, contract)

    assert {"Barlin", "Liévin"} <= set(offered(claire, begun))
    assert "Si aucune ne convient, abandonnez cet import." in html_of(
        claire.get(reverse("import_plan", args=[begun.pk]))
    )


def test_another_commune_is_refused_when_it_is_chosen(amina, contract, anonymous, monkeypatch):
    begun = begun_by(amina, anonymous, contract)
    chosen = Answered(anonymous.reading, {"commune": "Liévin"})
    monkeypatch.setattr("regain.exchange.applying.imports.read_for_contract", lambda *_, **__: chosen)

    with pytest.raises(NotYourCommune, match="abandonnez cet import"):
        answer(begun, choices={"commune": "Liévin"}, expected_version=begun.version, by=amina.member)
