"""What is kept for too long goes, on its day and not before; what is in use stays; the journal says how much."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db.models import QuerySet
from django.utils import timezone

from regain.core.member import SYSTEM
from regain.domain.accounts.models import Person
from regain.domain.documents.enums import ImportKind
from regain.domain.documents.models import DocumentImport, Purge, StoredFile
from regain.domain.documents.usecases import (
    abandon_import,
    add_template,
    answer_import,
    resume_import,
    start_import,
    store_file,
)
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry
from regain.domain.journal.usecases import lift_guards, record, set_guards
from regain.exchange.applying.retention import KINDS, purge

pytestmark = pytest.mark.django_db
START = datetime(2026, 1, 10, 9, tzinfo=UTC)
PERIODS = {**django_settings.RETENTION, "sessions": 1, "readings": 90, "drafts": 365, "files": 30}


@pytest.fixture(autouse=True)
def clock(time_machine) -> Iterator:
    time_machine.move_to(START, tick=False)
    return time_machine


def run(*, day: int, is_applied: bool = True) -> dict[str, int]:
    done = purge(now=START + timedelta(days=day), periods=PERIODS, by=SYSTEM, is_applied=is_applied)
    return {one.kind.code: one.count for one in done if one.count}


def stored(words: str, *, at: datetime = START) -> StoredFile:
    file = store_file(words.encode(), name=f"{words}.txt", media_type="text/plain", by=SYSTEM)
    StoredFile.objects.filter(pk=file.pk).update(stored_at=at)
    return file


def begun(file: StoredFile, *, at: datetime = START) -> DocumentImport:
    """An import begun that day, the journal's entries with it (the database's own clock does not move)."""
    one = start_import(
        file,
        kind=ImportKind.AGREEMENT,
        contract_code="CN06201M",
        subject="",
        insee_code="",
        reading={"draft": {"who": "Amina"}},
        choices={},
        by=SYSTEM,
    )
    DocumentImport.objects.filter(pk=one.pk).update(started_at=at)
    dated(one, at)
    one.refresh_from_db()
    return one


def dated(one: DocumentImport, at: datetime) -> None:
    last = Entry.objects.filter(object_key=f"documents.documentimport:{one.pk}").latest("number")
    lift_guards()
    QuerySet(Entry).filter(pk=last.pk).update(recorded_at=at)
    set_guards()


def test_an_abandoned_import_goes_with_its_reading_and_its_file_on_its_day():
    file = stored("convention")
    one = begun(file)
    abandon_import(one, expected_version=one.version, by=SYSTEM)
    dated(one, START + timedelta(days=10))
    path = Path(file.content.path)

    assert run(day=100) == {}
    assert run(day=101) == {"readings": 1, "files": 1}
    assert not DocumentImport.objects.exists()
    assert not StoredFile.objects.exists()
    assert path.exists()  # the bytes leave once the transaction is done


@pytest.mark.django_db(transaction=True)
def test_the_bytes_go_too_unless_they_came_in_again(django_capture_on_commit_callbacks):
    lost, back = stored("perdu"), stored("revenu")
    with django_capture_on_commit_callbacks(execute=False) as callbacks:
        assert run(day=31) == {"files": 2}
        again = stored("revenu")
    for callback in callbacks:
        callback()

    assert not Path(lost.content.path).exists()
    assert Path(again.content.path).read_bytes() == b"revenu"
    assert back.content == again.content


def test_an_import_taken_up_again_starts_its_period_anew():
    one = begun(stored("convention"))
    abandon_import(one, expected_version=one.version, by=SYSTEM)
    dated(one, START)
    resume_import(one, expected_version=one.version, by=SYSTEM)
    dated(one, START + timedelta(days=80))
    answer_import(one, choices={}, reading={}, subject="", insee_code="", expected_version=one.version, by=SYSTEM)
    dated(one, START + timedelta(days=300))

    assert run(day=400) == {}
    assert run(day=300 + 366) == {"drafts": 1, "files": 1}


def test_what_is_in_use_stays():
    file = stored("modele")
    add_template(file, name="Charte", contract_code="CN06201M", by=SYSTEM)
    begun(stored("en cours"))

    assert run(day=364) == {}
    assert StoredFile.objects.count() == 2


def test_ended_sessions_go_and_open_ones_stay(amina, clock):
    assert Session.objects.count() == 1

    assert run(day=1) == {}
    assert run(day=2) == {"sessions": 1}
    assert not Session.objects.exists()


def test_a_closed_account_becomes_anonymous_on_its_day(amina, bruno):
    Person.objects.filter(pk=amina.person.pk).update(is_active=False)
    last = record(Event.PERSON_ADDED, on=amina.person, by=SYSTEM)  # the last that the journal says of her
    last.refresh_from_db()
    now = last.recorded_at

    early = purge(now=now + timedelta(days=3), periods={**PERIODS, "accounts": 5}, by=SYSTEM, is_applied=True)
    assert Person.objects.get(pk=amina.person.pk).name == "Amina"
    late = purge(now=now + timedelta(days=6), periods={**PERIODS, "accounts": 5}, by=SYSTEM, is_applied=True)

    names = set(Person.objects.values_list("name", flat=True))
    assert names == {"Personne effacée", "Bruno"}
    assert [sum(one.count for one in done if one.kind.code == "accounts") for done in (early, late)] == [0, 1]


def test_a_dry_run_says_exactly_what_would_go_and_touches_nothing():
    one = begun(stored("convention"))
    abandon_import(one, expected_version=one.version, by=SYSTEM)
    dated(one, START)
    before = Entry.objects.count()

    dry = run(day=400, is_applied=False)

    assert (DocumentImport.objects.count(), StoredFile.objects.count(), Purge.objects.count()) == (1, 1, 0)
    assert Entry.objects.count() == before
    assert dry == run(day=400) == {"readings": 1, "files": 1}


def test_one_entry_tells_the_whole_run_and_none_tells_of_nothing():
    stored("inutile")

    assert run(day=10) == {}
    assert not Purge.objects.exists()
    run(day=31)

    entry = Entry.objects.latest("number")
    assert (entry.event, entry.after) == (
        "data_purged",
        {**dict.fromkeys((kind.code for kind in KINDS), 0), "files": 1},
    )
    assert str(Purge.objects.get()) == "Purge du 10/02/2026"


def test_every_kind_has_its_period():
    assert {kind.period for kind in KINDS} <= django_settings.RETENTION.keys()
    assert len({kind.code for kind in KINDS}) == len(KINDS)


def test_the_command_is_dry_by_default(clock, capsys):
    stored("inutile")
    clock.move_to(START + timedelta(days=40), tick=False)

    call_command("purge")
    dry = capsys.readouterr().out
    call_command("purge", "--apply")
    applied = capsys.readouterr().out
    call_command("purge", "--apply")

    assert "Fichiers auxquels plus rien ne se réfère, avant le 20 janvier 2026\u00a0: 1" in dry
    assert dry.endswith("Rien n’est effacé. Pour effacer, relancez avec --apply.\n")
    assert applied.endswith("Effacé\u00a0: 1 ligne.\n")
    assert capsys.readouterr().out.endswith("Rien à effacer.\n")
    assert timezone.now() > START
