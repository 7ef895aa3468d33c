"""A person is erased from the journal, and the chain holds."""

import pytest

from regain.core.member import SYSTEM, Member
from regain.domain.accounts.usecases import add_person
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry, PersonalValue
from regain.domain.journal.queries import ERASED, told_entries, verify
from regain.domain.journal.usecases import anchor_head, erase_personal_values, record
from regain.reports.histories import build_history, past_of

CLAIRE = Member("900", "Claire, cheffe de projet")


@pytest.fixture
def amina(db):
    return add_person(email="amina@regain.example", name="Amina", title="référente", by=CLAIRE)


def faults() -> list[str]:
    anchor_head()
    return [fault.sentence for fault in verify().faults]


def test_what_names_a_person_is_in_the_side_table_alone(amina):
    entry = Entry.objects.get(event=Event.PERSON_ADDED)

    assert not [
        value for value in Entry.objects.values().get().values() if "Amina" in str(value) or "Claire" in str(value)
    ]
    assert list(PersonalValue.objects.order_by("place").values_list("place", "person_key", "value")) == [
        ("after.name", str(amina.pk), "Amina"),
        ("after.title", str(amina.pk), "référente"),
        ("author.label", "900", "Claire, cheffe de projet"),
        ("object.label", str(amina.pk), "Amina"),
    ]
    [told] = told_entries([entry])
    assert (told.object_label, told.author_label) == ("Amina", "Claire, cheffe de projet")
    assert told.after == {"name": "Amina", "title": "référente"}


def test_once_erased_nothing_is_left_of_a_person_and_the_chain_holds(amina, barlin):
    record(Event.COMMUNES_IMPORTED, on=barlin, by=Member(str(amina.pk), "Amina, référente"))

    assert erase_personal_values(str(amina.pk), by=SYSTEM) == 4

    assert not PersonalValue.objects.filter(person_key=str(amina.pk)).exists()
    added, imported, erased = told_entries(Entry.objects.all())
    assert (added.object_label, added.after) == ("", {"name": ERASED, "title": ERASED})
    assert (imported.author_label, imported.object_label) == ("", "Barlin")
    assert (erased.event, erased.after) == (Event.PERSONAL_VALUES_ERASED, {"person": str(amina.pk), "values": 4})
    assert faults() == []


def test_the_history_says_that_a_value_was_erased(amina):
    erase_personal_values(str(amina.pk), by=SYSTEM)

    [event] = build_history(past_of([amina]))
    assert (event.who, event.of) == ("Claire, cheffe de projet", "valeur effacée")
    assert [(change.label, change.after) for change in event.changes] == [
        ("nom", "valeur effacée"),
        ("fonction", "valeur effacée"),
    ]


def test_an_erased_author_is_told_as_such(barlin):
    record(Event.COMMUNES_IMPORTED, on=barlin, by=CLAIRE)
    erase_personal_values("900", by=SYSTEM)

    assert [event.who for event in build_history(past_of([barlin]))] == ["personne effacée"]


def test_erasing_twice_writes_once(amina):
    erase_personal_values(str(amina.pk), by=SYSTEM)
    count = Entry.objects.count()

    assert (erase_personal_values(str(amina.pk), by=SYSTEM), Entry.objects.count()) == (0, count)


def test_other_people_stay(amina):
    erase_personal_values(str(amina.pk), by=SYSTEM)

    assert set(PersonalValue.objects.values_list("person_key", flat=True)) == {"900"}


def test_a_person_who_comes_back_can_be_erased_again(amina, barlin):
    erase_personal_values("900", by=SYSTEM)
    record(Event.COMMUNES_IMPORTED, on=barlin, by=CLAIRE)

    assert (erase_personal_values("900", by=SYSTEM), faults()) == (1, [])


def test_a_value_is_of_whom_the_use_case_says_and_the_instance_s_own_is_of_nobody(barlin):
    typed = {
        "object.label": ("77", "cv-amina.pdf"),
        "before.title": (SYSTEM.key, "Avenant"),
        "after.title": ("78", "A"),
    }
    record(Event.NEIGHBOURHOOD_CHANGED, on=barlin, by=SYSTEM, of_people=typed)

    assert set(PersonalValue.objects.values_list("person_key", "place", "value")) == {
        ("77", "object.label", "cv-amina.pdf"),
        ("78", "after.title", "A"),
    }
    entry = Entry.objects.get()
    assert (entry.object_label, entry.before, entry.after) == ("", {"title": "Avenant"}, {})
    assert erase_personal_values("77", by=SYSTEM) == 1
    assert told_entries([entry])[0].after == {"title": "A"}
    assert faults() == []
