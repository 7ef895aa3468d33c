"""Templates of documents: offered, put aside, brought back."""

from datetime import UTC, datetime

import pytest

from regain.core.member import SYSTEM
from regain.domain.documents.models import DocumentTemplate
from regain.domain.documents.queries import archived_templates_of, templates_of
from regain.domain.documents.usecases import TemplateNameTaken, add_template, archive_template, restore_template
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry
from tests.factories.documents import StoredFileFactory

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
CODE = "CN06201M"


def events() -> list[str]:
    return list(Entry.objects.order_by("pk").values_list("event", flat=True))


@pytest.fixture
def charter(db) -> DocumentTemplate:
    return add_template(StoredFileFactory(), name="Charte", contract_code=CODE, by=SYSTEM)


def test_a_template_is_offered_to_its_contract_only(charter):
    add_template(StoredFileFactory(), name="Charte", contract_code="CN06202M", by=SYSTEM)

    assert list(templates_of(CODE)) == [charter]
    assert (str(charter), charter.added_by) == ("Charte", SYSTEM.label)
    assert events() == [Event.TEMPLATE_ADDED] * 2


def test_two_templates_of_a_contract_never_share_a_name(charter):
    with pytest.raises(TemplateNameTaken, match="s’appelle déjà"):
        add_template(StoredFileFactory(), name="Charte", contract_code=CODE, by=SYSTEM)


def test_a_template_put_aside_comes_back(charter):
    archive_template(charter, archived_at=NOON, by=SYSTEM)
    aside = (list(templates_of(CODE)), list(archived_templates_of(CODE)))
    restore_template(charter, by=SYSTEM)

    assert aside == ([], [charter])
    assert (list(templates_of(CODE)), list(archived_templates_of(CODE))) == ([charter], [])
    assert events() == [Event.TEMPLATE_ADDED, Event.TEMPLATE_ARCHIVED, Event.TEMPLATE_RESTORED]


def test_putting_aside_or_bringing_back_twice_changes_nothing(charter):
    restore_template(charter, by=SYSTEM)
    archive_template(charter, archived_at=NOON, by=SYSTEM)
    archive_template(charter, archived_at=datetime(2027, 1, 1, tzinfo=UTC), by=SYSTEM)

    charter.refresh_from_db()
    assert (charter.archived_at, events()) == (NOON, [Event.TEMPLATE_ADDED, Event.TEMPLATE_ARCHIVED])


def test_a_name_taken_meanwhile_stops_the_return(charter):
    archive_template(charter, archived_at=NOON, by=SYSTEM)
    add_template(StoredFileFactory(), name="Charte", contract_code=CODE, by=SYSTEM)

    with pytest.raises(TemplateNameTaken):
        restore_template(charter, by=SYSTEM)
