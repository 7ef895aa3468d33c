"""What the journal admits of itself, and who may write it: archives, other databases of the folder, a lost key."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from regain.core.member import SYSTEM
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry, Head
from regain.domain.journal.queries import read_anchors, verify
from regain.domain.journal.queries.admissions import admitted_by
from regain.domain.journal.rules import Anchor, Draft, lost_tail
from regain.domain.journal.usecases import anchor_head, append, lift_guards, record
from regain.domain.journal.usecases.anchoring import write_anchor
from tests.factories.territory import CommuneFactory

SHAPE = {"first": 3, "last": 4, "by_stop": True, "anchors": [[3, "a"], [4, "b"]]}
NOW = timezone.now()


def write(count: int) -> list[Entry]:
    entries = []
    for _ in range(count):
        entries.append(record(Event.COMMUNES_IMPORTED, on=CommuneFactory(), by=SYSTEM))
        anchor_head()
    return entries


def sentences() -> list[str]:
    return [one.sentence.replace("\u00a0", " ") for one in verify().faults]


@pytest.mark.parametrize(
    "after",
    [
        {"first": 3, "last": 4},
        {**SHAPE, "anchors": 5},
        {**SHAPE, "anchors": [7, 8]},
        {**SHAPE, "anchors": [[3, {}], [4, "b"]]},
        {**SHAPE, "by_stop": "true"},
        {**SHAPE, "first": [3]},
    ],
)
def test_an_admission_of_another_shape_admits_nothing_and_stops_no_verification(db, after):
    assert admitted_by(Entry(event=Event.TAIL_LOST, after=SHAPE)) is not None
    assert admitted_by(Entry(event=Event.TAIL_LOST, after=after)) is None
    write(2)
    Head.objects.update(number=4)
    draft = Entry(event=Event.TAIL_LOST, object_key="journal.head:1", author_key=SYSTEM.key, after=after)
    append([Draft(draft)])

    assert any("n° 3 à 4 manquent" in one for one in sentences())


def test_an_admission_that_an_archive_brought_admits_nothing(db):
    write(2)
    Head.objects.update(number=4)
    brought = Entry(
        event=Event.TAIL_LOST, object_key="x", author_key="elsewhere:1", origin="another", after=SHAPE, recorded_at=NOW
    )
    append([Draft(brought)])

    assert (any("n° 3 à 4 manquent" in one for one in sentences()), verify().remarks) == (True, ())


@pytest.mark.parametrize(
    ("after", "before", "is_by_stop"),
    [
        (NOW - timedelta(hours=2), NOW, True),
        (NOW - timedelta(minutes=50), NOW, False),  # the anchors were aged past an entry that is still there
        (NOW - timedelta(hours=2), NOW - timedelta(hours=1, minutes=30), False),  # or are of what is yet to come
    ],
)
def test_anchors_of_a_stop_are_between_the_last_entry_and_the_next(after, before, is_by_stop):
    lost = [Anchor(number, "a", NOW - timedelta(hours=1), "former") for number in (8, 9)]

    found = lost_tail(7, lost, start="present", after=after, before=before)

    assert found is not None
    assert found.is_by_stop is is_by_stop


def test_another_database_with_the_same_folder_is_one_remark_and_no_fault(db):
    write(3)
    for number in (4, 2, 5):  # what its own journal says: numbers that ours has, and some that it lacks
        write_anchor(number, "b" * 64, timezone.now(), base="0123456789abcdef")

    found = verify()

    assert (found.faults, len(found.remarks), found.is_to_look_at) == ((), 1, True)
    assert "servi à une autre base" in found.remarks[0]
    [entry] = write(1)
    assert (entry.number, Entry.objects.filter(event=Event.TAIL_LOST).exists()) == (4, False)


def test_a_database_that_comes_second_in_a_folder_hears_of_all_anchors(db, settings):
    write_anchor(9, "b" * 64, timezone.now(), base="0123456789abcdef")
    write(1)

    assert any("n° 1 à 9 manquent" in one for one in sentences())


def test_anchors_of_before_their_database_was_named_count(db, settings):
    write(3)
    lines = settings.JOURNAL_ANCHORS.read_text().splitlines()
    settings.JOURNAL_ANCHORS.write_text("".join(f"{line.partition(' =')[0]}\n" for line in lines[:2]))
    write_anchor(8, "b" * 64, timezone.now())

    assert [one.base for one in read_anchors(settings.JOURNAL_ANCHORS).kept] == ["", "", ""]
    assert any("n° 4 à 8 manquent" in one for one in sentences())


def restored_without_key(settings, count: int) -> None:
    write(count)
    settings.JOURNAL_KEY = "another key"
    record(Event.INSTANCE_RESTORED, on=Head.objects.get(), by=SYSTEM, after={"any_key": True})
    write(2)


def test_a_restore_without_the_key_is_one_remark(db, settings):
    restored_without_key(settings, 4)

    found = verify()
    assert (found.faults, len(found.remarks)) == ((), 1)
    assert "Ce qui précède l’entrée n° 5 se lit, et ne se vérifie plus" in found.remarks[0].replace("\u00a0", " ")


@pytest.mark.parametrize("column", ["mac", "previous"])
def test_what_is_before_a_restore_without_the_key_is_still_linked_and_anchored(db, settings, column):
    restored_without_key(settings, 4)
    lift_guards()
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE journal_entry SET {column} = %s WHERE number = 2", ["f" * 64])  # noqa: S608

    assert len(sentences()) >= 4
    assert verify().remarks == ()
