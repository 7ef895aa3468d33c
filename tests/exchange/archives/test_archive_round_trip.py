"""Out and in again: nothing of the contract is lost, nothing of another comes along."""

import pytest

from regain.core.member import SYSTEM
from regain.domain.contracts.models import Agreement, Contract
from regain.domain.contracts.usecases import PlanIsStale
from regain.domain.journal.models import Entry
from regain.domain.journal.queries import history_of, told_entries, verify
from regain.exchange.applying.archive import ArchiveRefused, bring_in, write_contract_archive
from regain.exchange.planning.archive import archived_tables, contents_of, plan_archive
from regain.exchange.planning.archive.entries import brought
from regain.exchange.planning.archive.keys import signed_elsewhere
from regain.exchange.reading.archive import read_archive
from tests.exchange.archives import sample, tables
from tests.exchange.archives.conftest import WRITTEN_AT
from tests.factories.territory import CommuneFactory


def bring(path, by=SYSTEM, taken=frozenset()):
    read = read_archive(path)
    return bring_in(read, expected_fingerprint=plan_archive(read, taken=taken).fingerprint, taken=taken, by=by)


def test_the_sample_has_a_row_in_every_table(filled):
    contents = contents_of(filled)

    assert [table for table in archived_tables() if not contents[table]] == []


def test_an_archive_brought_into_an_empty_instance_gives_the_same_tables(archive, filled, emptied, amina):
    before, files = contents_of(filled), tables.files()
    emptied()

    plan = bring(archive, by=amina.member)

    contract = Contract.objects.get()
    [last] = told_entries([Entry.objects.last()])
    assert (last.event, last.object_key, last.author_label) == (
        "contract_imported",
        f"contracts.contract:{contract.pk}",
        amina.member.label,
    )
    assert last.after["sha256"] == read_archive(archive).sha256
    after = contents_of(contract)
    entries = before.pop(Entry)
    origin = read_archive(archive).origin
    assert after.pop(Entry)[:-1] == [brought(row, origin=origin) for row in entries]
    assert after == {table: [signed_elsewhere(table, row) for row in rows] for table, rows in before.items()}
    assert [fault.sentence for fault in verify().faults if "ancres" not in fault.sentence] == []
    files_here = tables.files()
    assert files_here.items() <= files.items()
    assert sorted(files_here.values()) == sorted(read_archive(archive).files)
    assert sum(map(len, plan.added.values())) == sum(map(len, [*before.values(), entries]))


def test_brought_in_twice_there_is_nothing_to_change(archive, emptied):
    emptied()
    bring(archive)
    everything = tables.content(), Entry.objects.count()

    plan = bring(archive)

    assert (plan.is_empty, plan.refusals) == (True, ())
    assert (tables.content(), Entry.objects.count()) == everything


def test_where_keys_are_taken_the_contract_comes_under_new_ones_and_its_neighbour_stays(archive, filled, emptied):
    before = contents_of(filled)
    emptied()
    sample.another_contract()
    neighbour = contents_of(Contract.objects.get())
    [free] = plan_archive(read_archive(archive)).proposals
    assert free.sentence == "Périmètre QN06207M, qui n’est à aucun quartier\u00a0: ajouté (communes\u00a0: 62083)"

    bring(archive, taken=frozenset({free.key}))

    contract = Contract.objects.get(code=sample.CODE)
    after = contents_of(contract)
    assert contents_of(Contract.objects.get(code="CN05901N")) == neighbour
    assert {table: len(rows) for table, rows in before.items() if table is not Entry} == {
        table: len(rows) for table, rows in after.items() if table is not Entry
    }
    assert contract.pk != before[Contract][0]["id"]
    assert plan_archive(read_archive(archive)).is_empty
    histories = [[entry.event for entry in history_of(one)] for one in Agreement.objects.filter(contract=contract)]
    assert histories == [["agreement_adopted"]] * 2


def test_the_same_state_gives_the_same_bytes(filled, tmp_path):
    for name in ("a.zip", "b.zip"):
        write_contract_archive(filled, to=tmp_path / name, written_at=WRITTEN_AT)

    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_places_already_known_are_recognised_and_stay_as_they_are(archive, emptied):
    emptied()
    CommuneFactory(insee_code="62083", name="Barlin-la-Neuve")
    proposed = plan_archive(read_archive(archive)).proposals
    wanted = frozenset(one.key for one in proposed if one.key.startswith(("commune", "quartier")))

    plan = bring(archive, taken=wanted)

    kept = [(row["name"], names) for table, row, names in plan.kept if table._meta.model_name == "commune"]
    assert kept == [("Barlin", ("name",))]
    assert Contract.objects.get().communes.order_by("insee_code").first().name == "Barlin-la-Neuve"
    assert plan_archive(read_archive(archive)).is_empty


def test_a_contract_that_lives_on_here_is_not_overwritten(archive, filled):
    filled.name = "Un autre nom"
    filled.save()
    read = read_archive(archive)
    plan = plan_archive(read)

    with pytest.raises(ArchiveRefused, match=r"déjà dans Regain, avec un autre contenu \(contrats de ville\)"):
        bring_in(read, expected_fingerprint=plan.fingerprint, by=SYSTEM)


def test_what_changed_since_the_plan_was_shown_stops_everything(archive, emptied):
    emptied()
    read = read_archive(archive)
    plan = plan_archive(read)
    CommuneFactory(insee_code="62083")
    before = tables.content()

    with pytest.raises(PlanIsStale):
        bring_in(read, expected_fingerprint=plan.fingerprint, by=SYSTEM)

    assert tables.content() == before
