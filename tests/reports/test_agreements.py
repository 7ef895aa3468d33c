"""An agreement as a page, and contracts in three numbers."""

from datetime import date

import pytest

from regain.core.member import SYSTEM
from regain.domain.contracts.queries import agreement_of
from regain.exchange.applying import apply_withdrawal
from regain.exchange.planning.withdrawal import plan_withdrawal
from regain.reports.agreements import Prose, build_agreement_page
from regain.reports.standings import build_standings
from tests.amending import opened, sign, signed
from tests.factories.contracts import ContractFactory
from tests.factories.documents import StoredFileFactory
from tests.factories.drafts import draft, neighbourhood
from tests.filling import apply_draft

TODAY = date(2026, 3, 1)


def test_the_page_gathers_what_was_signed(contract, barlin):
    apply_draft(draft(), contract)

    page = build_agreement_page(agreement_of(contract, barlin), today=TODAY)

    assert page.signatories == ("Commune de Barlin", "État")
    assert page.prose == (Prose("Préambule", ("Ce texte dit ce que la commune retient.",)),)
    assert [(one.name, one.irritants, one.objectives, one.operational) for one in page.projects] == [
        ("Regain", 2, 3, 4)
    ]
    assert [(one.number, one.status_label, one.source_name) for one in page.versions] == [
        (1, "En vigueur", "barlin.docx")
    ]
    assert (page.is_in_force, len(page.promises)) == (True, 4)


def test_a_withdrawn_agreement_keeps_its_versions_and_shows_nothing_else(contract, barlin):
    apply_draft(draft(), contract)
    agreement = agreement_of(contract, barlin)
    apply_withdrawal(agreement, answers={}, expected=plan_withdrawal(agreement).fingerprint, by=SYSTEM)

    page = build_agreement_page(agreement_of(contract, barlin), today=TODAY)

    assert (page.is_in_force, page.projects, page.promises, page.prose) == (False, (), (), ())
    assert [one.status_label for one in page.versions] == ["Retirée"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_seven_queries(contract, barlin, count, django_assert_num_queries):
    names = ("Regain", "Cité Neuve", "Le Parc")[:count]
    apply_draft(
        draft(neighbourhoods=tuple(neighbourhood(name=name, kind="QIC", code=None) for name in names)), contract
    )
    agreement = agreement_of(contract, barlin)

    with django_assert_num_queries(7):
        assert len(build_agreement_page(agreement, today=TODAY).projects) == count


@pytest.mark.parametrize("count", [1, 3])
def test_standings_cost_four_queries_however_many_contracts(contract, count, django_assert_num_queries):
    apply_draft(draft(), contract)
    others = [ContractFactory(code=f"CN0620{number}M") for number in range(2, 2 + count)]

    with django_assert_num_queries(4):
        standings = build_standings([contract, *others])

    first = standings[0]
    assert (first.agreements, first.awaited, first.objectives, first.unanswered) == (1, 1, 3, 0)
    assert (first.commitments, first.uncheckable) == (4, 2)
    assert {(one.agreements, one.objectives, one.commitments) for one in standings[1:]} == {(0, 0, 0)}


def test_the_version_of_an_amendment_names_it_and_shows_the_paper_that_was_signed(contract, barlin):
    apply_draft(draft(file="convention.docx"), contract)
    agreement = agreement_of(contract, barlin)
    signed(agreement, date(2025, 1, 10), ("/governance/elected_referent", "le maire"))
    second = opened(agreement, ("/governance/elected_referent", "la conseillère"))
    sign(second, date(2026, 1, 10), is_signed_outside=True, paper=StoredFileFactory(name="avenant-2.pdf"))

    page = build_agreement_page(agreement, today=date(2026, 2, 1))

    assert [(one.amendment, one.source_name) for one in page.versions] == [
        (2, "avenant-2.pdf"),
        (1, ""),
        (None, "convention.docx"),
    ]
