"""One person, and one contract, leave so many files waiting and no more."""

import pytest

from regain.core.mandates import Role
from regain.core.member import SYSTEM, Member
from regain.domain.documents.enums import ImportKind, ImportStatus
from regain.domain.documents.models import DocumentImport, StoredFile
from regain.domain.documents.usecases import (
    TooManyFilesWaiting,
    abandon_import,
    add_template,
    start_import,
    store_file,
)
from tests.mandates import CODE, acting

pytestmark = pytest.mark.django_db
LEA, PAUL = acting(Role.PROJECT_LEAD, key="1"), acting(Role.PROJECT_LEAD, key="2", label="Paul")


@pytest.fixture(autouse=True)
def _few(settings):
    settings.WAITING_FILES = {"number": 3, "megabytes": 1, "people of a contract": 2}


def give(content: str, *, by: Member = LEA, megabytes: float = 0) -> StoredFile:
    return store_file(content.encode().ljust(int(megabytes * 1024**2), b"."), name="a.txt", media_type="a/b", by=by)


def begin(file: StoredFile, *, by: Member = LEA, code: str = CODE) -> DocumentImport:
    kind = ImportKind.AGREEMENT
    return start_import(file, kind=kind, contract_code=code, subject="", insee_code="", reading={}, choices={}, by=by)


def test_a_fourth_file_is_refused_and_says_what_to_do():
    for number in range(3):
        give(f"{number}")

    with pytest.raises(TooManyFilesWaiting, match=r"vous en avez déposé 3 .*terminez les imports en cours"):
        give("one more")
    assert StoredFile.objects.count() == 3


def test_the_bytes_of_what_is_refused_are_not_kept(settings):
    give("light", megabytes=0.7)

    with pytest.raises(TooManyFilesWaiting):
        give("heavy", megabytes=0.4)
    assert len([path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]) == 1


def test_the_same_file_again_is_no_more():
    for number in range(3):
        give(f"{number}")

    assert give("2") == StoredFile.objects.get(pk=give("2").pk)


def test_what_others_gave_and_what_the_instance_keeps_counts_for_nobody_else():
    for number in range(3):
        give(f"{number}")
    for number in range(5):
        give(f"of the instance {number}", by=SYSTEM)

    assert give("of Paul", by=PAUL).pk


def test_a_file_abandoned_still_waits_and_one_applied_does_not():
    imports = [begin(give(f"{number}")) for number in range(3)]
    abandon_import(imports[0], expected_version=1, by=LEA)
    with pytest.raises(TooManyFilesWaiting):
        give("one more")

    DocumentImport.objects.filter(pk=imports[1].pk).update(status=ImportStatus.APPLIED, applied_at="2026-01-01T00:00Z")
    assert give("one more").pk


@pytest.mark.parametrize("last", ["import", "template"])
def test_a_contract_holds_no_more_than_its_share_whoever_gives(last):
    people = [acting(Role.PROJECT_LEAD, key=str(number)) for number in range(1, 5)]
    for number in range(3):
        begin(give(f"{number}", by=people[0]), by=people[0])
        add_template(give(f"m{number}", by=people[1]), name=f"{number}", contract_code=CODE, by=people[1])

    file = give("one more", by=people[2])
    with pytest.raises(TooManyFilesWaiting, match="ce contrat en a 6"):
        begin(file, by=people[2]) if last == "import" else add_template(
            file, name="Charte", contract_code=CODE, by=people[2]
        )
    assert begin(file, by=people[2], code="CN05901N").pk
