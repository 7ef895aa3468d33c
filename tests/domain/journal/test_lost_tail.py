"""An end of the journal that a stop of the machine took, its anchors left: said as it is, and told from a cut."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from regain.core.member import SYSTEM
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry, Head, PersonalValue
from regain.domain.journal.queries import anchors, read_anchors, verify
from regain.domain.journal.usecases import anchor_head, lift_guards, record
from regain.domain.journal.usecases.anchoring import write_anchor
from tests.factories.territory import CommuneFactory

COUNT = 8


@pytest.fixture
def journal(db) -> list[Entry]:
    """Eight entries, each anchored; the guards lifted."""
    barlin = CommuneFactory()
    written = [write(barlin) for _ in range(COUNT)]
    lift_guards()
    return written


@pytest.fixture
def restarted(monkeypatch, tmp_path):
    """What starts the machine again."""

    def start(said: str = "another start") -> None:
        (tmp_path / "boot").write_text(said)
        monkeypatch.setattr(anchors, "_BOOT", tmp_path / "boot")

    return start


def write(place) -> Entry:
    entry = record(Event.COMMUNES_IMPORTED, on=place, by=SYSTEM)
    anchor_head()
    return entry


def lose(after: int) -> None:
    """The database comes back without its last entries."""
    PersonalValue.objects.filter(entry__number__gt=after).delete()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM journal_entry WHERE number > %s", [after])
    Head.objects.update(number=after, mac=Entry.objects.get(number=after).mac)


def said() -> tuple[list[str], list[str]]:
    found = verify()
    return [fault.sentence for fault in found.faults], [one.replace("\u00a0", " ") for one in found.remarks]


def test_what_a_stop_took_is_remarked_before_any_write_and_blames_none(journal, restarted):
    restarted()
    lose(5)

    faults, [remark] = said()
    assert (faults, remark.startswith("Les entrées n° 6 à 8 ont été perdues par un arrêt de la machine")) == ([], True)


def test_the_first_write_after_a_stop_says_what_is_lost_and_no_number_serves_twice(journal, restarted):
    restarted()
    lose(5)

    later = [write(CommuneFactory()) for _ in range(3)]

    admitted = Entry.objects.get(event=Event.TAIL_LOST)
    assert (admitted.number, [one.number for one in later]) == (9, [10, 11, 12])
    assert admitted.after["anchors"] == [[one.number, one.mac] for one in journal[5:]]
    faults, [remark] = said()
    assert faults == []
    assert remark.startswith("Les entrées n° 6 à 8 ont été perdues par un arrêt de la machine")
    assert "constaté le " in remark


def test_two_stops_are_two_remarks(journal, restarted):
    restarted()
    lose(7)
    write(CommuneFactory())
    restarted("a third start")
    lose(9)
    write(CommuneFactory())

    faults, remarks = said()
    assert (faults, [one.split(" par ")[0] for one in remarks]) == (
        [],
        ["L’entrée n° 8 a été perdue", "L’entrée n° 10 a été perdue"],
    )


def test_an_end_cut_while_the_machine_runs_stays_a_fault_and_the_next_entries_are_not_blamed(journal):
    lose(6)
    for _ in range(2):
        write(CommuneFactory())

    [fault], remarks = said()
    assert "n° 7 à 8 manquent dans le journal, sans arrêt de la machine qui l’explique" in fault
    assert remarks == []


def test_a_stop_does_not_take_what_was_written_long_before_it(journal, restarted, settings):
    last = Head.objects.get()
    write_anchor(last.number + 1, "a" * 64, timezone.now() + timedelta(hours=1))
    restarted()
    lose(4)

    assert said() == (["Les entrées n° 5 à 9 manquent à la fin du journal."], [])


def test_an_admission_changed_by_hand_hides_nothing(journal):
    lose(6)
    write(CommuneFactory())
    with connection.cursor() as cursor:
        cursor.execute("UPDATE journal_entry SET after = replace(CAST(after AS text), 'false', 'true')::jsonb WHERE number = 9"
                       if connection.vendor == "postgresql" else
                       "UPDATE journal_entry SET after = replace(after, 'false', 'true') WHERE number = 9")  # fmt: skip

    faults, remarks = said()
    assert (
        remarks,
        [one for one in faults if "n° 9 (« Fin du journal perdue »" in one.replace("\u00a0", " ")] != [],
    ) == (
        [],
        True,
    )


def test_an_anchor_that_the_admission_does_not_know_is_named(journal, restarted):
    restarted()
    lose(5)
    write(CommuneFactory())
    write_anchor(7, "b" * 64, timezone.now())

    faults, _ = said()
    assert faults == ["L’ancre n° 7 n’est pas de celles que l’entrée n° 9 dit perdues."]


@pytest.mark.parametrize("damage", [b"\x00\x00\x00\n", b"3 abc 2026-01-01T00:00:00+00:00\n", b"\n", "é\n".encode()])
def test_a_damaged_line_of_anchors_is_named_by_its_number(journal, settings, damage):
    lines = settings.JOURNAL_ANCHORS.read_bytes().splitlines(keepends=True)
    settings.JOURNAL_ANCHORS.write_bytes(b"".join([*lines[:3], damage, *lines[4:]]))

    assert said()[0] == ["La ligne 4 du fichier des ancres est abîmée, ou n’est pas de Regain."]


def test_the_line_that_a_stop_left_half_written_does_not_damage_the_next(journal, settings):
    content = settings.JOURNAL_ANCHORS.read_bytes()
    settings.JOURNAL_ANCHORS.write_bytes(content[:-30])

    write(CommuneFactory())

    assert [one.number for one in read_anchors(settings.JOURNAL_ANCHORS).kept] == [1, 2, 3, 4, 5, 6, 7, 9]
    assert said() == ([], [])


def test_what_sqlite_says_written_is_on_the_disk(db):
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            assert cursor.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL
