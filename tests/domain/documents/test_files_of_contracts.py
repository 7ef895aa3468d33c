"""Files received before each had its contract: the migration gives them, and takes them back."""

from datetime import UTC, datetime
from importlib import import_module

import pytest
from django.apps import apps

from regain.domain.documents.models import DocumentImport, DocumentTemplate, StoredFile
from regain.domain.documents.rules import place_of
from tests.exchange.archives.instances import new_instance
from tests.postgresql import postgresql

__all__ = ["postgresql"]

migration = import_module("regain.domain.documents.migrations.0006_each_file_to_its_contract")
pytestmark = pytest.mark.django_db
BARLIN, LENS = "CN06201M", "CN05901N"


def kept(letter: str, name: str) -> StoredFile:
    sha256 = letter * 64
    return StoredFile.objects.create(sha256=sha256, name=name, size=1, media_type="x/y", content=place_of(sha256))


def template(file: StoredFile, code: str, year: int) -> DocumentTemplate:
    at = datetime(year, 1, 1, tzinfo=UTC)
    return DocumentTemplate.objects.create(contract_code=code, name=f"{file} {code}", file=file, added_at=at)


def test_a_file_of_one_contract_keeps_its_key_and_a_shared_one_becomes_a_row_of_each():
    own, shared, alone = kept("a", "barlin.docx"), kept("b", "lens.docx"), kept("c", "liste.xlsx")
    template(own, BARLIN, 2024)
    uses = [template(shared, BARLIN, 2025), template(shared, LENS, 2024)]
    begun = DocumentImport.objects.create(file=shared, contract_code=BARLIN)

    migration.give_to_contracts(apps, None)

    files = {file.pk: (file.contract_code, file.name) for file in StoredFile.objects.order_by("pk")}
    assert files.pop(own.pk) == (BARLIN, "barlin.docx")
    assert (files.pop(shared.pk), files.pop(alone.pk)) == (("", "lens.docx"), ("", "liste.xlsx"))
    assert sorted(files.values()) == [(LENS, "lens.docx"), (BARLIN, "document.docx")]
    for use in (*uses, begun):
        use.refresh_from_db()
        assert use.file.contract_code == use.contract_code
        assert (use.file.sha256, use.file.content.name) == (shared.sha256, shared.content.name)

    migration.give_to_all(apps, None)

    assert list(StoredFile.objects.order_by("pk").values_list("pk", flat=True)) == [own.pk, shared.pk, alone.pk]
    for use in (*uses, begun):
        use.refresh_from_db()
        assert use.file == shared


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_a_filled_instance_goes_back_and_forth_and_keeps_its_keys(engine, tmp_path, request):
    address = request.getfixturevalue("postgresql") if engine == "postgresql" else ""
    instance = new_instance(tmp_path / "instance", address)
    instance.run("fill", module="tests.exchange.archives.tables")
    before = instance.tables()

    instance.run("migrate", "-v0", "--skip-checks", "documents", "0004")
    instance.run("migrate", "-v0", "--skip-checks")

    assert instance.tables() == before
    assert before[0]["documents.storedfile"]
