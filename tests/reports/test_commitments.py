"""Who promised what, by when, and whether anybody can check it."""

from dataclasses import replace
from datetime import date

import pytest

from regain.reports.commitments import build_promises
from regain.reports.places import ReadAt
from tests.factories.drafts import GOVERNANCE, draft
from tests.filling import apply_draft

TODAY = date(2026, 3, 1)


def test_each_promise_says_who_how_often_and_by_when(contract):
    apply_draft(draft(), contract)

    rows = build_promises(contract, today=TODAY)

    assert [(one.kind, one.times_per_year, one.due_on, one.is_checkable, one.is_late) for one in rows] == [
        ("Comité de pilotage", 2, None, True, False),
        ("Groupe de travail", None, None, False, False),
        ("Instance d’habitants", None, None, False, False),
        ("Engagement des signataires", None, date(2030, 12, 31), True, False),
    ]
    assert (rows[1].themes, rows[2].who, rows[3].who) == (("Santé", "Emploi"), "Assemblée des aînés", "Les signataires")


def test_a_promise_whose_day_has_passed_is_late(contract):
    apply_draft(draft(), contract)

    late = [one.text for one in build_promises(contract, today=date(2031, 1, 1)) if one.is_late]

    assert late == ["Réaliser les actions."]


def test_promises_may_be_those_of_one_commune(contract):
    apply_draft(draft(), contract)
    apply_draft(draft(file="hersin.docx", commune="Hersin-Coupigny"), contract)

    promises = build_promises(contract, today=TODAY, insee_code="62443")

    assert {one.commune for one in promises} == {"Hersin-Coupigny"}
    assert sum(not one.is_checkable for one in promises) == 2


def test_a_promise_tells_where_it_was_read(contract):
    from regain.exchange.draft import Where

    apply_draft(draft(places={"/governance/commitments/0": Where(178, 10, "Le comité")}), contract)

    first = build_promises(contract, today=TODAY)[0]

    assert first.read_at in (ReadAt(178, 10, "Le comité"), None)


@pytest.mark.parametrize("count", [1, 3])
def test_promises_cost_three_queries(contract, count, django_assert_num_queries):
    governance = replace(GOVERNANCE, commitments=GOVERNANCE.commitments[:count])
    apply_draft(draft(governance=governance), contract)

    with django_assert_num_queries(3):
        assert len(build_promises(contract, today=TODAY)) == count
