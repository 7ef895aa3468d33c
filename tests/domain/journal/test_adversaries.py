"""Somebody who holds the database, and cuts, forges or puts back: `verify` names what is no longer Regain's."""

import shutil
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from regain.core.member import SYSTEM, Member
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry, Head, PersonalValue
from regain.domain.journal.queries import verify
from regain.domain.journal.rules import mac_of
from regain.domain.journal.usecases import (
    anchor_head,
    erase_old_personal_values,
    lift_guards,
    record,
)
from tests.factories.territory import CommuneFactory

AMINA = Member("12", "Amina, référente")
COUNT = 6


@pytest.fixture
def journal(db) -> list[Entry]:
    """Six entries, each anchored as each commit is; the guards lifted."""
    written = write(COUNT)
    lift_guards()
    return written


def write(count: int) -> list[Entry]:
    entries = []
    for _ in range(count):
        entries.append(record(Event.COMMUNES_IMPORTED, on=CommuneFactory(), by=AMINA))
        anchor_head()
    return entries


def cut(entries: list[Entry]) -> None:
    """The tail goes, and the head says that it never was."""
    keys = [entry.pk for entry in entries]
    PersonalValue.objects.filter(entry__in=keys).delete()
    with connection.cursor() as cursor:
        for key in keys:
            cursor.execute("DELETE FROM journal_entry WHERE id = %s", [key])
    last = Entry.objects.last()
    Head.objects.update(number=last.number, mac=last.mac)


def faults() -> list[tuple[int, str]]:
    return [(fault.number, fault.sentence.replace("\u00a0", " ")) for fault in verify().faults]


def test_a_tail_cut_is_found_even_once_regain_wrote_over_it(journal):
    cut(journal[4:])
    write(4)

    [(number, sentence)] = faults()
    assert (number, "n° 5 à 6 manquent dans le journal, sans arrêt de la machine qui l’explique" in sentence) == (
        5,
        True,
    )


def test_entries_put_back_where_others_were_written_are_found(journal):
    cut(journal[5:])
    write(1)
    cut(list(Entry.objects.filter(number__gt=COUNT - 1)))
    kept = journal[5]
    kept.pk = None
    Entry.objects.bulk_create([kept])
    Head.objects.update(number=COUNT, mac=kept.mac)

    assert (COUNT + 1, "Les entrées n° 7 à 8 manquent à la fin du journal.") in faults()


def test_a_journal_rewritten_under_another_key_is_not_taken_for_a_lost_key(journal, settings):
    before = ""
    with connection.cursor() as cursor:
        for entry in journal:
            entry.previous, entry.object_label = before, "Autre"
            before = mac_of(entry, key="a guess")
            cursor.execute(
                "UPDATE journal_entry SET previous = %s, object_label = %s, mac = %s WHERE id = %s",
                [entry.previous, "Autre", before, entry.pk],
            )
    Head.objects.update(mac=before)

    [(_, sentence)] = faults()
    assert sentence.startswith("Le journal entier a été récrit à la main")


def test_an_old_database_put_back_is_told_by_the_anchors(journal):
    cut(journal[3:])

    assert faults() == [(4, "Les entrées n° 4 à 6 manquent à la fin du journal.")]


def test_an_old_file_of_anchors_put_back_is_told(journal, settings, tmp_path):
    shutil.copy(settings.JOURNAL_ANCHORS, tmp_path / "old")
    write(2)
    (tmp_path / "old").replace(settings.JOURNAL_ANCHORS)

    assert (verify().faults, verify().unanchored) == ((), 2)


@pytest.mark.parametrize("person_key", ["12", "13"])
def test_a_personal_value_added_by_hand_is_named(journal, person_key):
    PersonalValue.objects.create(
        entry=journal[2], place="after.name", person_key=person_key, value="Bruno", salt="0" * 32
    )

    [(number, sentence)] = faults()
    assert (number, sentence.endswith("« after.name » a été ajoutée à la main.")) == (3, True)


def test_two_entries_whose_people_were_exchanged_are_named(journal):
    first, second = (PersonalValue.objects.get(entry=entry) for entry in journal[1:3])
    with connection.cursor() as cursor:
        for one, other in ((first, second), (second, first)):
            cursor.execute("UPDATE journal_personalvalue SET salt = %s WHERE id = %s", [other.salt, one.pk])

    assert [number for number, _ in faults()] == [2, 3]


def test_old_names_forgotten_at_the_end_of_their_retention_leave_no_fault(journal):
    erase_old_personal_values(before=timezone.now() + timedelta(days=1), by=SYSTEM)
    anchor_head()

    assert (faults(), PersonalValue.objects.exists()) == ([], False)


def test_a_name_removed_by_hand_after_that_is_named_all_the_same(journal):
    erase_old_personal_values(before=timezone.now() + timedelta(days=1), by=SYSTEM)
    [late] = write(1)
    PersonalValue.objects.filter(entry=late).delete()

    assert [number for number, _ in faults()] == [late.number]


def test_an_erasure_forged_to_hide_a_removal_is_itself_named(journal):
    PersonalValue.objects.filter(entry=journal[0]).delete()
    forged = Entry(
        number=COUNT + 1,
        event=Event.PERSONAL_VALUES_ERASED,
        object_key="journal.head:1",
        author_key="system",
        previous=journal[-1].mac,
        after={"person": "12", "values": 1},
        recorded_at=timezone.now(),
        mac="0" * 64,
    )
    Entry.objects.bulk_create([forged])
    Head.objects.update(number=COUNT + 1, mac=forged.mac)

    assert [number for number, _ in faults()] == [COUNT + 1]
