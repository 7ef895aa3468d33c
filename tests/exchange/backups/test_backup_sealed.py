"""A backup is what Regain wrote, or it is refused: its seal, and its rows even when the seal is right."""

import json
import shutil
import sqlite3
from contextlib import closing

import pytest
from django.conf import settings

from regain.domain.contracts.models import Contract
from regain.domain.journal.models import Entry
from regain.domain.journal.queries import verify
from regain.exchange.applying.backup.beside import AnchorsBeside
from tests.exchange.backups.altering import alter, change_rows
from tests.exchange.management.conftest import run

__all__ = ["run"]
pytestmark = pytest.mark.usefixtures("instance")


def refused(run, backup, *options: str) -> str:
    """What the command says of a backup that it refuses, in one sentence, and the instance is as it was."""
    before = Entry.objects.count()
    status, _, complaint = run("restore", backup, "--replace", "--yes", "-v0", *options)
    assert (status > 0, Entry.objects.count(), complaint.count("\n")) == (True, before, 1), complaint
    return complaint


def test_a_row_changed_and_its_sum_computed_again_is_refused_without_the_key(run, backup):
    change_rows(backup, "territory.commune", lambda row: row.update(name="Ailleurs"))
    alter(backup)

    assert "son sceau n’est plus le sien" in refused(run, backup)


def test_a_seal_taken_away_makes_a_backup_of_before_seals_which_is_accepted_only_when_asked(run, backup, monkeypatch):
    monkeypatch.setattr("builtins.input", lambda _asked: "")
    alter(backup, lambda manifest: manifest.pop("seal"))

    assert "n’a pas de sceau" in refused(run, backup)
    said = run("restore", backup, "--replace", "--unsealed")
    assert (said[0], "Regain ne le verra pas." in said[1], "Rien n’est repris." in said[2]) == (1, True, True)


def test_a_lost_key_is_told_plainly_and_asked(run, backup, settings, monkeypatch):
    settings.JOURNAL_KEY = "another"
    monkeypatch.setattr("builtins.input", lambda _asked: "oui")

    assert "une autre clé" in refused(run, backup)
    status, said, complaint = run("restore", backup, "--replace", "--any-key")
    assert (status, "ne se vérifie pas ici" in said, complaint) == (1, True, "Rien n’est repris.\n")


def extra_table(folder, manifest) -> None:
    shutil.copy(folder / "tables" / "territory.commune.jsonl", folder / "tables" / "accounts.keptform.jsonl")
    commune = next(one for one in manifest["tables"] if one["table"] == "territory.commune")
    manifest["tables"].append({**commune, "table": "accounts.keptform"})


def no_table(_folder, manifest) -> None:
    manifest["tables"] = [one for one in manifest["tables"] if one["table"] != "contracts.stake"]


def a_file_less(_folder, manifest) -> None:
    del manifest["files"][-1]


def fewer_rows(_folder, manifest) -> None:
    next(one for one in manifest["tables"] if one["table"] == "territory.commune")["rows"] += 1


def no_journal(_folder, manifest) -> None:
    manifest["journal"]["number"] += 5


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (extra_table, "sa table accounts.keptform est de trop"),
        (no_table, "sa table contracts.stake est de trop, ou manque"),
        (a_file_less, "que nomment ses tables"),
        (fewer_rows, "lignes au lieu de"),
        (no_journal, "La fin du journal"),
    ],
)
def test_what_the_seal_does_not_see_is_seen_when_it_is_loaded(run, backup, change, said):
    alter(backup, lambda manifest: change(backup, manifest), key=settings.JOURNAL_KEY)

    assert said in refused(run, backup)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("contracts.agreementversion", {"snapshot": ["1"]}),
        ("contracts.agreementversion", {"snapshot": {"format": 3, "sections": {"a": 1}}}),
        ("contracts.amendment", {"edits": {"verb": "add"}}),
        ("contracts.amendment", {"edits": [{"verb": "explode", "pointer": ""}]}),
        ("contracts.stake", {"label": {"fr": "Enjeu"}}),
        ("contracts.stake", {"number": 10**30}),
        ("contracts.stake", {"contract_id": 987}),
        ("contracts.agreementversion", {"adopted_at": "9998-12-31T23:59:59+00:00"}),
        ("contracts.agreementversion", {"stands_from": "0001-01-01"}),
        ("documents.documentimport", {"reading": 1}),
        ("territory.commune", {"name": "\ud800"}),
        ("territory.commune", {"name": None}),
        ("territory.outline", {"geometry": "é"}),
    ],
)
def test_a_value_that_its_column_or_its_pages_cannot_bear_is_refused_in_one_sentence(run, backup, table, change):
    path = backup / "tables" / f"{table}.jsonl"
    columns, *rows = map(json.loads, path.read_text().split("\n")[:-1])
    rows[0] = [change.get(name, value) for name, value in zip(columns, rows[0], strict=True)]
    path.write_text("".join(f"{json.dumps(line)}\n" for line in [columns, *rows]))
    alter(backup, key=settings.JOURNAL_KEY)

    assert "ne peut pas être reprise" in refused(run, backup) or "abîmée" in refused(run, backup)


@pytest.mark.parametrize(
    "line",
    [
        b"\xff\xfe\n",
        b"[" * 100_000 + b"\n",
        *(pytest.param(one, marks=pytest.mark.slow) for one in (b"[", b"[1, NaN]\n", b"{}\n", b"7\n", b"")),
    ],
)
def test_a_line_that_is_none_is_named(run, backup, line):
    path = backup / "tables" / "contracts.stake.jsonl"
    first, _, *rest = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([first, line, *rest]))
    alter(backup, key=settings.JOURNAL_KEY)

    assert "tables/contracts.stake.jsonl" in refused(run, backup)


def test_a_journal_with_faults_is_refused_then_restored_as_it_is_when_asked(run, backup):
    change_rows(backup, "journal.entry", lambda row: row.update(object_label="Autre") if row["number"] == 2 else None)
    alter(backup, key=settings.JOURNAL_KEY)

    assert "n’est pas intact" in refused(run, backup)

    status, _, complaint = run("restore", backup, "--replace", "--yes", "--with-faults")
    assert (status, "n° 2" in complaint) == (1, True)
    assert {fault.number for fault in verify().faults} == {2}
    assert Entry.objects.filter(event="instance_restored").exists()


def test_what_was_there_comes_back_when_the_end_of_a_restore_fails(run, backup, monkeypatch):
    Contract.objects.update(name="Depuis la sauvegarde")
    monkeypatch.setattr(AnchorsBeside, "take", lambda _anchors: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        run("restore", backup, "--replace", "--yes", "-v0")

    assert (set(Contract.objects.values_list("name", flat=True)), verify().faults) == ({"Depuis la sauvegarde"}, ())


def test_any_program_can_check_the_file_of_an_instance(instance):
    with closing(sqlite3.connect(instance / "instance.sqlite3")) as database:  # without the functions of Django
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
