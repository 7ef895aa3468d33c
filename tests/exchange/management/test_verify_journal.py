"""`./regain verify_journal`: one sentence when all is well, each entry at fault otherwise; the anchors it rests on."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from regain.core.member import SYSTEM
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry, Head
from regain.domain.journal.queries import anchors, read_anchors
from regain.domain.journal.usecases import anchor_head, lift_guards, record, write_anchor
from regain.exchange.management.commands import verify_journal
from tests.factories.territory import CommuneFactory


def write(count: int) -> None:
    barlin = CommuneFactory()
    for _ in range(count):
        record(Event.COMMUNES_IMPORTED, on=barlin, by=SYSTEM)
    anchor_head()


def test_a_whole_journal_is_told_in_one_sentence(run, db):
    write(3)

    assert run("verify_journal") == (0, "Le journal est intact : 3 entrées, sans trou, jusqu’au n° 3.\n", "")


@pytest.mark.parametrize(
    ("more", "said"), [(1, "La dernière entrée n’a pas d’ancre"), (2, "Les 2 dernières entrées n’ont pas d’ancre")]
)
def test_an_old_file_of_anchors_put_back_is_said(run, db, more, said):
    write(2)
    for _ in range(more):
        record(Event.COMMUNES_IMPORTED, on=CommuneFactory(), by=SYSTEM)

    status, told, _ = run("verify_journal")
    assert (status, said in told) == (0, True)


@pytest.mark.parametrize(("days", "status"), [(2, 3), (40, 0)])
def test_a_remark_has_a_status_of_its_own_for_thirty_days(run, db, days, status):
    write(2)
    at = timezone.now() - timedelta(days=days)
    write_anchor(7, "a" * 64, at, base="0123456789abcdef")

    found, told, complaint = run("verify_journal", "-v0")

    is_loud = status == 3
    assert found == status
    assert "a servi à une autre base" in (complaint if is_loud else told)
    assert (complaint == "") is not is_loud


def test_what_a_stop_is_said_to_have_taken_is_heard_by_cron_until_and_after_it_is_admitted(
    run, db, tmp_path, monkeypatch
):
    write(2)
    write(1)
    (tmp_path / "boot").write_text("another start")
    monkeypatch.setattr(anchors, "_BOOT", tmp_path / "boot")
    lift_guards()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM journal_entry WHERE number = 3")
    Head.objects.update(number=2, mac=Entry.objects.get(number=2).mac)

    for _ in range(2):
        status, _, complaint = run("verify_journal", "-v0")
        assert (status, "n° 3 a été perdue" in complaint) == (3, True)
        write(1)


def test_an_empty_journal_is_whole(run, db):
    assert run("verify_journal")[0] == 0


def test_entries_that_somebody_touched_are_named_and_the_status_is_one(run, db):
    write(4)
    lift_guards()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE journal_entry SET object_label = 'Autre' WHERE number = 2")
        cursor.execute("DELETE FROM journal_entry WHERE number = 4")

    status, _, complaint = run("verify_journal")

    assert (status, complaint.splitlines()[0]) == (1, "Le journal n’est plus celui que Regain a écrit : 2 anomalies.")
    assert "L’entrée n° 2 (« Liste des communes importée »" in complaint
    assert "L’entrée n° 4 manque à la fin du journal." in complaint


def test_many_faults_are_counted_not_all_shown(run, db, monkeypatch):
    monkeypatch.setattr(verify_journal, "_SHOWN", 1)
    write(4)
    lift_guards()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE journal_entry SET object_label = 'Autre' WHERE number IN (2, 3)")

    assert "… et 1 autre anomalie." in run("verify_journal")[2]


@pytest.mark.django_db(transaction=True)
def test_each_commit_is_anchored_and_a_rollback_is_not(settings):
    barlin = CommuneFactory()
    with transaction.atomic():
        kept = record(Event.COMMUNES_IMPORTED, on=barlin, by=SYSTEM)
    with transaction.atomic():
        record(Event.COMMUNES_IMPORTED, on=barlin, by=SYSTEM)
        transaction.set_rollback(True)

    assert [(one.number, one.mac) for one in read_anchors(settings.JOURNAL_ANCHORS).kept] == [(1, kept.mac)]
    assert settings.JOURNAL_ANCHORS.stat().st_mode & 0o777 == 0o600


@pytest.mark.django_db(transaction=True)
def test_anchors_that_cannot_be_written_stop_nobody(settings, tmp_path, caplog):
    settings.JOURNAL_ANCHORS = tmp_path / "absent" / "journal-anchors"
    barlin = CommuneFactory()
    with transaction.atomic():
        record(Event.COMMUNES_IMPORTED, on=barlin, by=SYSTEM)

    assert Head.objects.get().number == 1
    assert "Error calling anchor_of" in caplog.text
