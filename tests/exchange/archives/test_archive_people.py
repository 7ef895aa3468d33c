"""People of another instance: the same numbers as people of here, and never the same people."""

import json

import pytest

from regain.core.member import SYSTEM, Member
from regain.domain.contracts.models import AgreementVersion, Amendment, Contract
from regain.domain.documents.models import DocumentImport, StoredFile
from regain.domain.documents.queries import files_given_by
from regain.domain.documents.usecases import store_file
from regain.domain.journal.enums import OF_THE_JOURNAL_ITSELF, Event
from regain.domain.journal.models import Entry, PersonalValue
from regain.domain.journal.queries import verify
from regain.domain.journal.rules import ELSEWHERE, OBJECT, place_in
from regain.domain.journal.usecases import record
from regain.exchange.applying.archive import write_contract_archive
from regain.exchange.applying.erasure import erase_person
from regain.exchange.planning.archive import archived_tables, plan_archive
from regain.exchange.planning.archive.tables import AUTHORS, columns_of, label_of
from regain.exchange.reading.archive import read_archive
from regain.reports.changes import build_changes, entries_about
from regain.reports.privacy.export import build_personal_data
from tests.exchange.archives.conftest import WRITTEN_AT
from tests.exchange.archives.test_archive_round_trip import bring


@pytest.fixture
def of_elsewhere(filled, emptied, tmp_path, amina, claire):
    """The archive of a contract whose people bear, there, the keys that Amina and Claire bear here."""
    for person in (amina.person, claire.person):
        by = Member(str(person.pk), f"Personne {person.pk} de là-bas")
        record(Event.CONTRACT_CHANGED, on=filled, by=by, before={"name": "A"}, after={"name": by.label})
        store_file(by.label.encode(), name=f"{by.key}.txt", media_type="text/plain", contract_code=filled.code, by=by)
        about = {"person": by.key, "reason": "dépannage"}
        theirs = {OBJECT: (by.key, by.label), place_in("after", "said"): (by.key, by.label)}
        record(Event.SUPPORT_OPENED, on=filled, by=by, after=about, of_people=theirs)
    for event in OF_THE_JOURNAL_ITSELF:
        record(event, on=filled, by=SYSTEM, after={"before": "2100-01-01T00:00:00+00:00", "first": 1, "last": 2})
    AgreementVersion.objects.update(adopted_by=claire.member.label)
    assert DocumentImport.objects.update(started_by_key=str(claire.person.pk))
    path = tmp_path / "contrat.zip"
    write_contract_archive(filled, to=path, written_at=WRITTEN_AT)
    emptied()
    return path


def test_no_key_of_theirs_is_a_key_of_ours(of_elsewhere, amina, claire):
    origin = read_archive(of_elsewhere).origin

    bring(of_elsewhere)

    brought = Entry.objects.exclude(origin="")
    assert set(brought.values_list("origin", flat=True)) == {origin}
    assert all(key.startswith(f"{ELSEWHERE}{origin}:") for key in brought.values_list("author_key", flat=True))
    assert not PersonalValue.objects.filter(person_key__in=["system", *_keys(amina, claire)]).exists()
    assert not DocumentImport.objects.filter(started_by_key__in=_keys(amina, claire)).exists()
    told = Entry.objects.filter(event=Event.SUPPORT_OPENED).order_by("number")
    assert [entry.after["person"] for entry in told] == [f"{ELSEWHERE}{origin}:{key}" for key in _keys(amina, claire)]
    assert [one.sentence for one in verify().faults if "ancres" not in one.sentence] == []


def test_what_people_of_there_did_is_nothing_of_the_people_of_here(of_elsewhere, amina, claire):
    bring(of_elsewhere)

    for client in (amina, claire):
        assert list(files_given_by(client.member)) == []
        said = json.dumps([section.rows for section in build_personal_data(client.person).sections], default=str)
        assert "de là-bas" not in said
        assert "CN06201M" not in said.replace(client.member.mandate.label, "")
    erase_person(claire.person, on=WRITTEN_AT.date(), by=SYSTEM)
    values = PersonalValue.objects.filter(place="author.label", person_key__startswith=ELSEWHERE)
    assert f"Personne {claire.person.pk} de là-bas" in values.values_list("value", flat=True)
    assert set(AgreementVersion.objects.values_list("adopted_by", flat=True)) == {
        "Claire, cheffe de projet du contrat de ville (autre installation)"
    }


def test_the_journal_says_that_they_come_from_elsewhere_and_none_of_it_can_be_undone(of_elsewhere, amina):
    bring(of_elsewhere)
    contract = Contract.objects.get()

    changes = build_changes(entries_about(contract))

    assert changes[0].event.who == "Regain"
    assert {change.event.who.endswith(" (repris d’une autre installation)") for change in changes[1:]} == {True}
    assert f"Personne {amina.person.pk} de là-bas (repris d’une autre installation)" in {
        one.event.who for one in changes
    }
    assert not any(change.can_undo for change in changes)


def test_bytes_of_another_contract_here_stay_anothers(of_elsewhere, amina):
    content = f"Personne {amina.person.pk} de là-bas".encode()
    ours = store_file(content, name="ours.txt", media_type="text/plain", contract_code="CN05901N", by=amina.member)

    bring(of_elsewhere)

    theirs = StoredFile.objects.get(contract_code="CN06201M", sha256=ours.sha256)
    assert (theirs.pk != ours.pk, theirs.name) == (True, f"{amina.person.pk}.txt")
    assert list(files_given_by(amina.member)) == [ours]


def test_what_an_archive_says_of_a_journal_itself_stays_out_and_hides_nothing_of_this_one(of_elsewhere, amina):
    record(Event.PERSON_ADDED, on=amina.person, by=amina.member)
    bring(of_elsewhere)

    PersonalValue.objects.filter(person_key=str(amina.person.pk)).delete()

    assert not Entry.objects.filter(event__in=OF_THE_JOURNAL_ITSELF).exists()
    assert plan_archive(read_archive(of_elsewhere)).is_empty
    assert any("a disparu sans effacement" in fault.sentence for fault in verify().faults)


def test_every_column_that_names_an_author_is_known():
    named = {
        f"{label_of(table)}.{column.name}"
        for table in archived_tables()
        for column in columns_of(table)
        if column.name.endswith("_by")
    }

    assert named == AUTHORS
    assert Amendment._meta.get_field("edits")  # whose edits name theirs (keys.signed_elsewhere)


def _keys(*clients) -> list[str]:
    return [str(client.person.pk) for client in clients]
