"""The review: real choices come first and look like choices, each other point is marked « vu », kept and journalled."""

import re
from dataclasses import replace

import pytest
from django.urls import reverse
from django.utils import timezone

from regain.domain.documents.models import DocumentImport
from regain.domain.documents.usecases import mark_applied, start_import
from regain.domain.journal.queries import history_of
from regain.exchange.draft import Choice, Finding, Severity, Where
from regain.exchange.planning.kept import reading_as_data
from regain.reports.changes import entries_about
from regain.web.pages.documents.review_presenter import in_order, key_of
from tests.factories.documents import StoredFileFactory
from tests.factories.drafts import draft, reading

REPAIRED = Finding("hyphens_joined", Severity.INFO, "Un mot coupé a été recollé.", Where(3))
DOUBT = Finding("figure_twice", Severity.WARNING, "Ce chiffre est donné deux fois.", Where(9))
ASKED = Finding(
    "date_uncertain",
    Severity.INFO,
    "Deux dates se lisent.",
    Where(40),
    Choice("day", ("2024-07-09", "2024-07-19"), "2024-07-09"),
)


@pytest.fixture
def begun(claire, contract) -> DocumentImport:
    read = reading(draft(findings=(REPAIRED, DOUBT, ASKED)))
    return start_import(
        StoredFileFactory(),
        kind="agreement",
        contract_code=contract.code,
        subject="Convention de Barlin",
        insee_code="62083",
        reading=reading_as_data(read),
        choices={},
        by=claire.member,
    )


def review(begun) -> str:
    return reverse("import_review", args=[begun.pk])


def test_a_choice_comes_first_whatever_its_severity_and_is_called_one(claire, begun):
    page = claire.get(review(begun))

    assert [line.title.split(". ")[0] for line in page.context["findings"]] == ["1", "2", "3"]
    assert page.context["findings"][0].message == ASKED.message
    assert "À vous de choisir" in page.content.decode()


def test_a_point_marked_as_seen_keeps_its_place_and_is_journalled(claire, begun):
    done = claire.post(review(begun), {"version": begun.version, "vu": key_of(DOUBT)})

    begun.refresh_from_db()
    page = claire.get(review(begun))
    assert done.url == f"{review(begun)}#point-3"
    assert [line.is_seen for line in page.context["findings"]] == [False, True, False]
    assert page.context["findings_count"] == "3 points, dont 1 vu"
    entry = history_of(begun).order_by("number").last()
    assert (entry.event, list(entry.after)) == ("import_point_seen", ["seen"])

    claire.post(review(begun), {"version": begun.version, "revoir": key_of(DOUBT)})
    begun.refresh_from_db()
    assert begun.seen == []
    assert history_of(begun).order_by("number").last().event == "import_point_reopened"


def test_the_points_of_a_reading_are_left_out_of_what_everybody_reads_of_the_contract(claire, rachid, contract, begun):
    claire.post(review(begun), {"version": begun.version, "vu": key_of(DOUBT)})
    begun.refresh_from_db()
    mark_applied(begun, outcome={}, applied_at=timezone.now(), expected_version=begun.version, by=claire.member)

    open_to_all = [one.event for one in entries_about(contract, kinds=("documents",), seen_by=rachid.member)]
    assert open_to_all == ["import_applied", "import_started"]
    assert "import_point_seen" in [one.event for one in entries_about(contract)]


def test_who_may_not_import_marks_nothing(rachid, bruno, begun):
    given = {"version": begun.version, "vu": key_of(DOUBT)}

    assert [one.post(review(begun), given).status_code for one in (rachid, bruno)] == [404, 404]
    begun.refresh_from_db()
    assert begun.seen == []


def test_a_point_that_is_gone_is_said_and_the_choices_made_stay_on_the_page(claire, begun):
    given = {"version": begun.version, "vu": "0" * 16, "choice:day": "2024-07-19"}
    refused = claire.post(review(begun), given)

    page = refused.content.decode()
    shown = [one for one in re.findall(r"<input[^>]*>", page) if 'name="choice:day"' in one]
    ticked = [one for one in shown if "checked" in one]
    begun.refresh_from_db()
    assert (refused.status_code, begun.seen, begun.choices) == (409, [], {})
    assert "Ce point n’est plus dans la lecture" in page
    assert ['value="2024-07-19"' in one for one in ticked] == [True]
    assert claire.post(review(begun), {"vu": key_of(DOUBT)}).status_code == 404


def test_two_people_on_one_review_do_not_write_over_each_other(claire, begun):
    claire.post(review(begun), {"version": begun.version, "vu": key_of(DOUBT)})
    late = claire.post(review(begun), {"version": begun.version, "vu": key_of(REPAIRED)})

    assert late.status_code == 409


def test_a_point_keeps_its_name_when_the_text_is_read_again_elsewhere():
    moved = replace(DOUBT, where=Where(12))

    assert key_of(moved) == key_of(DOUBT)
    assert in_order((REPAIRED, moved)) == [moved, REPAIRED]
