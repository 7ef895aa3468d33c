"""An import is kept until it is applied or abandoned, and nobody writes over somebody else's answers."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from regain.domain.documents.enums import ImportKind, ImportStatus
from regain.domain.documents.models import DocumentImport, RememberedChoice
from regain.domain.documents.queries import (
    choices_remembered,
    import_to_resume_of,
    imports_to_resume,
)
from regain.domain.documents.usecases import (
    ImportAlreadyOpen,
    ImportChangedMeanwhile,
    ImportIsClosed,
    abandon_import,
    answer_import,
    mark_applied,
    remember_choices,
    resume_import,
    start_import,
)
from regain.domain.journal.queries import history_of
from tests.factories.documents import StoredFileFactory

TODAY = datetime(2026, 11, 23, tzinfo=UTC)


def start(file, amina) -> DocumentImport:
    return start_import(
        file,
        kind=ImportKind.AGREEMENT,
        contract_code="CN06201M",
        subject="Convention de Barlin",
        insee_code="62083",
        reading={"draft": {}},
        choices={},
        by=amina.member,
    )


@pytest.fixture
def begun(amina) -> DocumentImport:
    return start(StoredFileFactory(), amina)


def take(begun, choices, *, version, by):
    answer_import(
        begun,
        choices=choices,
        reading={"draft": {"n": 2}},
        subject="Barlin",
        insee_code="62083",
        expected_version=version,
        by=by,
    )


def apply(begun, *, by):
    mark_applied(begun, outcome={"add": 3}, applied_at=TODAY, expected_version=begun.version, by=by)


def test_amina_answers_then_applies_and_all_is_told(begun, amina):
    take(begun, {"commune": "Barlin"}, version=1, by=amina.member)
    apply(begun, by=amina.member)

    assert (begun.status, begun.version, begun.applied_at) == (ImportStatus.APPLIED, 3, TODAY)
    assert (begun.choices, begun.outcome, str(begun)) == ({"commune": "Barlin"}, {"add": 3}, "Barlin")
    assert [entry.event for entry in history_of(begun)] == ["import_started", "import_answered", "import_applied"]


def test_bruno_cannot_write_over_what_amina_just_answered(begun, amina, bruno):
    seen_by_bruno = DocumentImport.objects.get(pk=begun.pk)
    take(begun, {"commune": "Barlin"}, version=1, by=amina.member)

    with pytest.raises(ImportChangedMeanwhile, match="rechargez la page"):
        take(seen_by_bruno, {"commune": "Houchin"}, version=1, by=bruno.member)

    begun.refresh_from_db()
    assert begun.choices == {"commune": "Barlin"}
    assert history_of(begun).count() == 2


def test_an_abandoned_import_may_be_resumed_and_an_applied_one_may_not(begun, amina):
    abandon_import(begun, expected_version=1, by=amina.member)
    assert list(imports_to_resume(amina.member)) == []
    resume_import(begun, expected_version=2, by=amina.member)
    assert list(imports_to_resume(amina.member)) == [begun]
    apply(begun, by=amina.member)

    for refused in (abandon_import, resume_import):
        with pytest.raises(ImportIsClosed, match="Appliqué"):
            refused(begun, expected_version=begun.version, by=amina.member)
    with pytest.raises(ImportIsClosed):
        take(begun, {}, version=begun.version, by=amina.member)
    with pytest.raises(ImportIsClosed):
        apply(begun, by=amina.member)


def test_the_same_file_finds_its_open_import(begun, amina):
    found = {"kind": ImportKind.AGREEMENT, "contract_code": "CN06201M"}

    assert import_to_resume_of(begun.file.sha256, **found) == begun
    abandon_import(begun, expected_version=1, by=amina.member)
    assert import_to_resume_of(begun.file.sha256, **found) is None


def test_a_file_has_one_open_import(begun, amina):
    abandon_import(begun, expected_version=1, by=amina.member)
    second = start(begun.file, amina)

    with pytest.raises(ImportAlreadyOpen, match="continuez celui-là"):
        resume_import(begun, expected_version=2, by=amina.member)
    with pytest.raises(IntegrityError), transaction.atomic():
        start(begun.file, amina)

    assert list(imports_to_resume(amina.member)) == [second]


def test_taking_up_an_import_is_told_as_such(begun, amina):
    abandon_import(begun, expected_version=1, by=amina.member)
    resume_import(begun, expected_version=2, by=amina.member)

    last = list(history_of(begun))[-1]
    assert (last.event, last.get_event_display()) == ("import_resumed", "Import repris")


def test_the_database_wants_a_date_for_an_applied_import(begun):
    with pytest.raises(IntegrityError, match="an_applied_import_has_its_date"), transaction.atomic():
        DocumentImport.objects.filter(pk=begun.pk).update(status=ImportStatus.APPLIED)


def test_an_answer_is_remembered_and_a_new_one_replaces_it(begun, amina):
    told = {"document_import": begun, "by": amina.member}
    remember_choices({"date": "9 juillet"}, scope="CN06201M/62083", **told)
    remember_choices({"date": "9 juillet"}, scope="CN06201M/62083", **told)
    remember_choices({"date": "8 juillet"}, scope="CN06201M/62083", **told)
    remember_choices({"date": "1er mai", "lieu": "Barlin"}, scope="CN06201M/abc", **told)

    assert choices_remembered(["CN06201M/abc", "CN06201M/62083"]) == {"date": "8 juillet", "lieu": "Barlin"}
    assert choices_remembered(["CN06201M/62999"]) == {}
    assert [entry.event for entry in history_of(begun)].count("choices_remembered") == 3
    assert str(RememberedChoice.objects.get(key="lieu")) == "lieu : Barlin"
