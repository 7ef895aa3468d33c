"""A file is kept whole, once, under a name nobody chose."""

import hashlib
from pathlib import Path

import pytest
from django.db import transaction

from regain.core.member import SYSTEM, Member
from regain.domain.documents.models import StoredFile
from regain.domain.documents.queries import FileLost, bytes_of, files_given_by
from regain.domain.documents.usecases import files as files_module
from regain.domain.documents.usecases import store_file
from regain.domain.journal.queries import history_of

pytestmark = pytest.mark.django_db
CONTENT = b"Convention de Barlin"


def store(name: str = "barlin.docx", content: bytes = CONTENT) -> StoredFile:
    return store_file(content, name=name, media_type="text/plain", by=SYSTEM)


def stored_paths(settings) -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_the_same_bytes_are_kept_once_whatever_their_name(settings):
    first, second = store(), store("autre-nom.docx")

    assert (first, second.name) == (second, "barlin.docx")
    assert bytes_of(first) == CONTENT
    assert first.sha256 == hashlib.sha256(CONTENT).hexdigest()
    assert (first.size, str(first)) == (len(CONTENT), "barlin.docx")
    assert len(stored_paths(settings)) == 1
    assert history_of(first).count() == 1


def test_bytes_that_two_contracts_receive_are_two_files_and_one_on_the_disk(settings):
    amina, bruno = Member("2", "Amina"), Member("3", "Bruno")
    kind = "text/plain"
    first = store_file(CONTENT, name="amina.docx", media_type=kind, contract_code="CN06201M", by=amina)
    second = store_file(CONTENT, name="bruno.docx", media_type=kind, contract_code="CN05901N", by=bruno)
    again = store_file(CONTENT, name="autre.docx", media_type=kind, contract_code="CN05901N", by=amina)

    assert (first.name, second.name, again) == ("amina.docx", "bruno.docx", second)
    assert [entry.author_key for entry in history_of(first)] == ["2"]
    assert [entry.author_key for entry in history_of(second)] == ["3", "2"]
    assert list(files_given_by(bruno)) == [second]
    assert len(stored_paths(settings)) == 1


def test_bytes_that_two_people_keep_for_themselves_are_two_files():
    amina, bruno = Member("2", "Amina"), Member("3", "Bruno")
    files = [store_file(CONTENT, name=by.label, media_type="text/plain", by=by) for by in (amina, bruno, amina)]

    assert [file.name for file in files] == ["Amina", "Bruno", "Amina"]
    assert files[0] == files[2] != files[1]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Bureau\\barlin.docx", "barlin.docx"),
        ("bar\x00lin\n.docx", "barlin.docx"),
        ("", "document"),
    ],
)
def test_a_name_never_leads_out_of_the_store(settings, given, kept):
    file = store(given)

    assert file.name == kept
    assert Path(file.content.path).is_relative_to(settings.MEDIA_ROOT)
    assert file.content.name == f"{file.sha256[:2]}/{file.sha256}"


def test_an_endless_name_keeps_its_ending():
    file = store("b" * 400 + ".docx")

    assert (len(file.name), file.name[-5:]) == (250, ".docx")


def test_a_rollback_leaves_bytes_nobody_looks_at_and_no_row(settings):
    with transaction.atomic():
        store()
        transaction.set_rollback(True)

    assert not StoredFile.objects.exists()
    assert len(stored_paths(settings)) == 1
    assert bytes_of(store()) == CONTENT


def test_a_disk_that_fails_leaves_neither_row_nor_half_a_file(settings, monkeypatch):
    def fail(handle: int) -> None:
        raise OSError("disque plein")

    monkeypatch.setattr(files_module.os, "fsync", fail)
    with pytest.raises(OSError, match="disque plein"):
        store()

    assert (StoredFile.objects.count(), stored_paths(settings)) == (0, [])


def test_a_file_lost_from_the_store_is_written_again():
    file = store()
    Path(file.content.path).unlink()

    store()

    assert bytes_of(file) == CONTENT


@pytest.mark.django_db
def test_a_file_lost_from_the_store_is_said_in_french():
    file = store()
    Path(file.content.path).unlink()

    with pytest.raises(FileLost, match="déposez-le de nouveau"):
        bytes_of(file)
