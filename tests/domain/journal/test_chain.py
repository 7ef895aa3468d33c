"""Whatever somebody does to the journal by hand is found, and the entry is named."""

import hmac
import json
from datetime import UTC, datetime

import pytest
from django.conf import settings as django_settings
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from regain.core.member import SYSTEM, Member
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry, Head, PersonalValue
from regain.domain.journal.queries import verify
from regain.domain.journal.rules import Draft, digest_of
from regain.domain.journal.rules.chain import canonical
from regain.domain.journal.usecases import anchor_head, append, lift_guards, record
from tests.factories.territory import CommuneFactory

AMINA = Member("12", "Amina, référente")
TEXTS = ("event", "object_label", "object_key", "author_key", "mandate_label", "mandate_key", "previous", "mac")
COUNT = 6


@pytest.fixture
def journal(db) -> list[Entry]:
    """Six entries, anchored; the guards lifted, as somebody who holds the database would."""
    barlin = CommuneFactory()
    written = [
        record(Event.COMMUNES_IMPORTED, on=barlin, by=AMINA, after={"n": n, "x": [1.5, {"é": None}]})
        for n in range(COUNT)
    ]
    anchor_head()
    lift_guards()
    return written


def execute(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def change(number: int, column: str, value: str) -> None:
    execute(f"UPDATE journal_entry SET {column} = %s WHERE number = %s", value, number)  # noqa: S608  # our own names


def faults() -> list[tuple[int, str]]:
    return [(fault.number, fault.sentence.replace("\u00a0", " ")) for fault in verify().faults]


def mac_before_origins(entry: Entry) -> str:
    """As the first journals were sealed: written down again here, because it may never change."""
    said = {
        "number": entry.number,
        "event": str(entry.event),
        "object": [entry.object_key, entry.object_label],
        "author": entry.author_key,
        "mandate": ["", ""],
        "before": entry.before,
        "after": entry.after,
        "digests": entry.digests,
        "at": entry.recorded_at.astimezone(UTC).isoformat(timespec="microseconds"),
    }
    text = f"{entry.previous}\n{canonical(said)}"
    return hmac.new(django_settings.JOURNAL_KEY.encode(), text.encode(), "sha256").hexdigest()


def test_a_journal_left_alone_is_whole(journal):
    assert faults() == []
    assert (verify().entries, verify().last) == (COUNT, COUNT)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    number=some.integers(1, COUNT), column=some.sampled_from(TEXTS), value=some.text("abcdef0123456789", max_size=30)
)
def test_any_text_changed_in_any_entry_is_found_and_named(journal, number, column, value):
    with transaction.atomic():
        if getattr(Entry.objects.get(number=number), column) == value or (
            column in {"mac", "author_key"} and not value
        ):
            return
        if column == "event":
            value = Event.PERSON_ADDED
        change(number, column, value)
        found = faults()
        transaction.set_rollback(True)

    assert {one for one, _ in found} == {number}  # its neighbours are not blamed
    assert any(sentence.startswith(f"L’entrée n° {number} ") for _, sentence in found)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    number=some.integers(1, COUNT),
    column=some.sampled_from(["before", "after", "digests"]),
    value=some.dictionaries(some.text(max_size=5).filter(lambda text: "\x00" not in text), some.integers(), min_size=1),
)
def test_any_value_changed_in_any_entry_is_found_and_named(journal, number, column, value):
    with transaction.atomic():
        told = {name: ["12", str(one)] for name, one in value.items()} if column == "digests" else value
        change(number, column, json.dumps(told))
        found = faults()
        transaction.set_rollback(True)

    assert {one for one, _ in found} == {number}


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(first=some.integers(1, COUNT), length=some.integers(1, COUNT))
def test_any_entries_removed_are_found_and_named_the_tail_included(journal, first, length):
    last = min(first + length - 1, COUNT)
    with transaction.atomic():
        execute(
            "DELETE FROM journal_personalvalue WHERE entry_id IN (SELECT id FROM journal_entry WHERE number BETWEEN %s AND %s)",
            first,
            last,
        )
        execute("DELETE FROM journal_entry WHERE number BETWEEN %s AND %s", first, last)
        found = faults()
        transaction.set_rollback(True)

    where = "à la fin du journal" if last == COUNT else "dans le journal"
    told = f"L’entrée n° {first} manque" if first == last else f"Les entrées n° {first} à {last} manquent"
    assert (first, f"{told} {where}.") in found


def test_a_tail_cut_with_its_head_is_told_by_the_anchor(journal):
    PersonalValue.objects.filter(entry__number=COUNT).delete()
    execute("DELETE FROM journal_entry WHERE number = %s", COUNT)
    Head.objects.update(number=COUNT - 1, mac=journal[-2].mac)

    assert faults() == [(COUNT, f"L’entrée n° {COUNT} manque à la fin du journal.")]


def test_a_whole_journal_made_again_with_the_key_is_told_by_the_anchor(journal, settings, tmp_path):
    true_anchors, settings.JOURNAL_ANCHORS = settings.JOURNAL_ANCHORS, tmp_path / "elsewhere"
    PersonalValue.objects.all().delete()
    execute("DELETE FROM journal_entry")
    Head.objects.update(number=0, mac="")
    for _ in range(COUNT):
        record(Event.COMMUNES_IMPORTED, on=CommuneFactory(), by=SYSTEM)

    settings.JOURNAL_ANCHORS = true_anchors
    [(number, sentence)] = faults()
    assert (number, "n’est pas celle que l’ancre du" in sentence) == (COUNT, True)


def test_an_entry_added_by_hand_at_the_end_is_named(journal):
    Entry.objects.create(
        number=COUNT + 1,
        event=Event.CONTRACT_CHANGED,
        object_key="contracts.contract:1",
        author_key="12",
        previous=journal[-1].mac,
        mac="0" * 64,
        recorded_at=datetime(2026, 1, 1, tzinfo=UTC),
    )

    assert dict(faults())[COUNT + 1].endswith("a été modifiée, ou ajoutée à la main.")


def test_two_entries_exchanged_are_named(journal):
    execute("UPDATE journal_entry SET number = 99 WHERE number = 2")
    execute("UPDATE journal_entry SET number = 2 WHERE number = 3")
    execute("UPDATE journal_entry SET number = 3 WHERE number = 99")

    assert {number for number, _ in faults()} >= {2, 3}


def test_the_head_changed_by_hand_is_told(journal):
    Head.objects.update(mac="0" * 64)
    assert faults() == [(COUNT, "La tête du journal (n° 6) n’est pas sa dernière entrée (n° 6).")]

    Head.objects.all().delete()
    assert faults() == [(COUNT, "La tête du journal manque : lancez ./regain migrate.")]


def test_what_comes_from_elsewhere_is_sealed_as_such_and_what_does_not_keeps_its_seal(journal):
    entry = Entry(event=Event.COMMUNES_IMPORTED, object_key="territory.commune:1", author_key="elsewhere:ab:2")
    entry.origin = "ab"
    with transaction.atomic():
        append([Draft(entry)])

    assert faults() == []
    assert [one.mac for one in journal] == [mac_before_origins(one) for one in journal]
    change(entry.number, "origin", "")
    assert [number for number, _ in faults()] == [entry.number]


def test_an_author_of_elsewhere_never_bears_a_key_of_here(journal):
    entry = Entry(event=Event.COMMUNES_IMPORTED, object_key="territory.commune:1", author_key="12", origin="ab")

    with pytest.raises(IntegrityError, match="who_wrote_elsewhere_has_no_account_here"), transaction.atomic():
        append([Draft(entry)])


def test_without_its_anchors_the_end_of_a_journal_is_not_sure(journal, settings):
    settings.JOURNAL_ANCHORS.unlink()

    assert [sentence.endswith("la fin n’est pas garantie.") for _, sentence in faults()] == [True]


def test_a_line_of_anchors_cut_by_a_power_failure_is_passed_over(journal, settings):
    with settings.JOURNAL_ANCHORS.open("a") as file:
        file.write("7 0123")

    assert faults() == []


def test_with_another_key_one_sentence_says_so(journal, settings):
    settings.JOURNAL_KEY = "another"

    [(_, sentence)] = faults()
    assert "La clé du journal (REGAIN_JOURNAL_KEY) n’est pas celle" in sentence


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE journal_personalvalue SET value = '\"Bruno\"'", "a été modifiée."),
        ("UPDATE journal_personalvalue SET person_key = '13'", "a été modifiée."),
        ("UPDATE journal_personalvalue SET place = 'after.name'", "a été ajoutée à la main."),
        ("DELETE FROM journal_personalvalue", "a disparu sans effacement inscrit au journal."),
    ],
)
def test_a_personal_value_changed_or_removed_by_hand_is_named(journal, statement, sentence):
    execute(f"{statement} WHERE entry_id = %s", journal[2].pk)

    found = faults()
    assert {number for number, _ in found} == {3}
    assert any(told.endswith(sentence) for _, told in found)


@given(
    value=some.recursive(
        some.none() | some.booleans() | some.floats(allow_nan=False, allow_infinity=False) | some.text(), some.lists
    )
)
def test_the_same_value_has_the_same_text_however_a_database_gives_it_back(value):
    assert canonical(json.loads(json.dumps(value))) == canonical(value)


def test_a_number_without_decimals_is_one_number():
    assert canonical({"a": 1e22, "b": 2.0}) == canonical({"b": 2, "a": 10**22})


def test_without_its_salt_a_digest_tells_nothing():
    assert digest_of("Amina", salt="a") != digest_of("Amina", salt="b")
