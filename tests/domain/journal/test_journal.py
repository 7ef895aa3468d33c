"""Nothing is written without a name, and nothing told survives the undoing of what it tells."""

import pytest
from django.db import IntegrityError, connection, transaction

from regain.core.mandates import Role
from regain.core.member import NOBODY, SYSTEM
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry, JournalOnlyGrows, PersonalValue
from regain.domain.journal.queries import history_of, read_anchors, told_entries
from regain.domain.journal.usecases import AuthorRequired, record
from tests.mandates import acting


def test_amina_reads_what_happened_to_barlin_oldest_first(amina, barlin, hersin):
    first = record(Event.COMMUNES_IMPORTED, on=barlin, by=SYSTEM)
    second = record(Event.NEIGHBOURHOOD_ADDED, on=barlin, by=amina.member, before={"name": "A"}, after={"name": "B"})
    elsewhere = record(Event.COMMUNES_IMPORTED, on=hersin, by=SYSTEM)

    assert list(history_of(barlin)) == [first, second]
    assert list(history_of(hersin)) == [elsewhere]
    told = told_entries([second])[0]
    assert (told.object_label, told.object_key) == ("Barlin", f"territory.commune:{barlin.pk}")
    assert (told.author_label, told.author_key) == (amina.member.label, amina.member.key)
    assert (told.before, told.after) == ({"name": "A"}, {"name": "B"})
    assert str(second) == "Quartier ajouté : Barlin"


def test_the_system_is_nobody_whose_name_could_be_erased(barlin):
    entry = record(Event.COMMUNES_IMPORTED, on=barlin, by=SYSTEM)

    assert (entry.digests, told_entries([entry])[0].author_label) == ({}, "Regain")


def test_numbers_follow_each_other_and_a_rollback_leaves_no_hole(barlin):
    first = record(Event.COMMUNES_IMPORTED, on=barlin, by=SYSTEM)
    with transaction.atomic():
        record(Event.COMMUNES_IMPORTED, on=barlin, by=SYSTEM)
        transaction.set_rollback(True)
    second = record(Event.COMMUNES_IMPORTED, on=barlin, by=SYSTEM)

    assert (first.number, second.number, second.previous) == (1, 2, first.mac)


def test_what_is_rolled_back_leaves_no_anchor(barlin, settings, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        first = record(Event.COMMUNES_IMPORTED, on=barlin, by=SYSTEM)
        with transaction.atomic():
            record(Event.COMMUNES_IMPORTED, on=barlin, by=SYSTEM)
            transaction.set_rollback(True)

    assert [one.number for one in read_anchors(settings.JOURNAL_ANCHORS).kept] == [first.number]


def test_the_mandate_is_told_when_somebody_acts_under_one(barlin):
    with_one = record(Event.COMMUNES_IMPORTED, on=barlin, by=acting(Role.TECHNICAL_REFERENT))
    without = record(Event.COMMUNES_IMPORTED, on=barlin, by=SYSTEM)

    assert (with_one.mandate_label, with_one.mandate_key) == ("Référent technicien", "7")
    assert (without.mandate_label, without.mandate_key) == ("", "")


def test_somebody_who_did_not_sign_in_writes_nothing(barlin):
    with pytest.raises(AuthorRequired, match="Connectez-vous"):
        record(Event.COMMUNES_IMPORTED, on=barlin, by=NOBODY)

    assert not Entry.objects.exists()


def test_even_the_database_refuses_an_entry_without_author(barlin):
    with pytest.raises(IntegrityError, match="journal_entry_has_an_author"), transaction.atomic():
        Entry.objects.create(number=1, mac="x", event=Event.COMMUNES_IMPORTED, object_key="x", author_key="")


def test_a_very_long_name_is_cut_not_refused(barlin):
    barlin.name = "B" * 400

    entry = record(Event.COMMUNES_IMPORTED, on=barlin, by=SYSTEM)

    assert (len(entry.object_label), entry.object_label[-1]) == (250, "…")


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_the_journal_refuses(monkeypatch):
    assert not connection.in_atomic_block

    with pytest.raises(RuntimeError, match="inside a transaction"):
        record(Event.COMMUNES_IMPORTED, on=Entry(), by=SYSTEM)


@pytest.mark.parametrize(
    "act",
    [
        lambda: Entry.objects.update(event=Event.PERSON_ADDED),
        lambda: Entry.objects.all().delete(),
        lambda: Entry.objects.bulk_update([], ["event"]),
    ],
)
def test_the_program_cannot_change_nor_remove_entries(barlin, act):
    record(Event.COMMUNES_IMPORTED, on=barlin, by=SYSTEM)

    with pytest.raises(JournalOnlyGrows):
        act()


@pytest.mark.parametrize(
    ("statement", "refusal"),
    [
        ("UPDATE journal_entry SET event = 'person_added'", "journal_entries_never_change"),
        ("DELETE FROM journal_entry", "journal_entries_are_never_removed"),
        ("UPDATE journal_personalvalue SET salt = 'x'", "journal_personal_values_never_change"),
    ],
)
def test_the_database_refuses_too(amina, barlin, statement, refusal):
    record(Event.COMMUNES_IMPORTED, on=barlin, by=amina.member)

    with pytest.raises(IntegrityError, match=refusal), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert (Entry.objects.count(), PersonalValue.objects.count()) == (1, 1)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite ne connaît pas TRUNCATE")
@pytest.mark.parametrize("table", ["journal_entry CASCADE", "journal_personalvalue"])
def test_postgresql_refuses_to_empty_the_journal_at_once(amina, barlin, table):
    record(Event.COMMUNES_IMPORTED, on=barlin, by=amina.member)

    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(IntegrityError, match="never_emptied"), transaction.atomic():
            cursor.execute(f"TRUNCATE {table}")


def test_an_instance_saves_and_deletes_nothing_either(barlin):
    entry = record(Event.COMMUNES_IMPORTED, on=barlin, by=SYSTEM)

    with pytest.raises(IntegrityError, match="never_change"), transaction.atomic():
        entry.save()
    with pytest.raises(IntegrityError, match="never_removed"), transaction.atomic():
        entry.delete()
