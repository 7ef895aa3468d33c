"""The data destroyed, then everything compared: between real instances, as an operator does it."""

import json
import os
import shutil
import signal
import time

import pytest

from tests.exchange.archives.instances import Instance, new_instance
from tests.postgresql import postgresql

__all__ = ["postgresql"]
MODULE = "tests.exchange.backups.everything"


@pytest.fixture(scope="module")
def origin(tmp_path_factory):
    """An instance that holds something in nearly every table; and its backup."""
    folder = tmp_path_factory.mktemp("origin")
    instance = new_instance(folder / "instance")
    instance.run("fill", module=MODULE)
    instance.run("backup", folder / "backup")
    return instance, folder / "backup"


def everything(instance: Instance) -> list:
    return json.loads(instance.run("dump", module=MODULE))


def copy_of(instance: Instance, folder) -> Instance:
    shutil.copytree(instance.folder, folder)
    return Instance(folder)


def with_key_of(origin: Instance, folder, database: str = "") -> Instance:
    """Another machine, which was given the key of the journal and nothing else."""
    folder.mkdir()
    shutil.copy(origin.folder / "journal_key", folder)
    return Instance(folder, database)


LIBRARIES = {"auth", "account", "mfa", "socialaccount"}
"""Whose tables the sample does not fill, each."""


@pytest.mark.slow
def test_after_the_data_was_destroyed_every_table_and_file_comes_back(origin, tmp_path):
    alive, backup = origin
    before = everything(alive)
    instance = with_key_of(alive, tmp_path / "instance")

    said = instance.run("restore", backup)

    assert everything(instance) == before
    assert [label for label, rows in before[0].items() if not rows and label.split(".")[0] not in LIBRARIES] == []
    assert "aucune anomalie" in said
    assert "Le journal est intact" in instance.run("verify_journal")
    assert (instance.folder / "journal-anchors").stat().st_mode & 0o777 == 0o600


@pytest.mark.slow
def test_what_an_instance_holds_is_replaced_only_when_asked(origin, tmp_path):
    alive, backup = origin
    instance = copy_of(alive, tmp_path / "instance")
    (instance.folder / "files" / "intrus").write_bytes(b"x")

    refused = instance.begin("regain", "restore", backup)
    _, complaint = refused.communicate()
    asked = instance.begin("regain", "restore", backup, "--replace")
    _, unsure = asked.communicate()
    instance.run("restore", backup, "--replace", "--yes")

    assert (refused.returncode, "Ce Regain n’est pas vide" in complaint) == (1, True)
    assert (asked.returncode, "Rien n’est repris." in unsure) == (1, True)
    assert everything(instance) == everything(alive)
    assert (instance.folder / "journal-anchors.replaced").exists()


@pytest.mark.slow
def test_with_another_key_the_restore_is_refused_before_anything_is_written_unless_it_is_lost(origin, tmp_path):
    instance = Instance(tmp_path / "instance")
    refused = instance.begin("regain", "restore", origin[1])
    _, complaint = refused.communicate()

    assert (refused.returncode, "avec une autre clé" in complaint) == (1, True)
    assert not (instance.folder / "regain.sqlite3").exists() or not (instance.folder / "files").exists()

    assert "ne se vérifie plus" in instance.run("restore", origin[1], "--any-key", "--yes")


@pytest.mark.slow
def test_a_backup_of_an_older_version_comes_back_onto_this_one(tmp_path):
    former = new_instance(tmp_path / "former")
    former.run("fill-of-before", module=MODULE)
    before = everything(former)
    former.run("older", tmp_path / "backup", module=MODULE)
    manifest = json.loads((tmp_path / "backup" / "manifest.json").read_text())
    assert manifest["migrations"]["journal"] == ["0001_initial", "0002_amendments"]
    instance = with_key_of(former, tmp_path / "instance")

    unsure = instance.begin("regain", "restore", tmp_path / "backup")
    assert "n’a pas de sceau" in unsure.communicate()[1]
    instance.run("restore", tmp_path / "backup", "--unsealed", "--yes")

    sealed = {"journal.entry", "journal.personalvalue", "django_migrations"}
    after = everything(instance)
    assert {label: rows for label, rows in after[0].items() if label not in sealed} == {
        label: rows for label, rows in before[0].items() if label not in sealed
    }
    assert after[1] == before[1]
    assert len(after[0]["journal.entry"]) == len(before[0]["journal.entry"])


@pytest.mark.slow
def test_from_sqlite_to_postgresql_and_back_every_table_is_the_same(origin, tmp_path, postgresql):
    alive, backup = origin
    server = with_key_of(alive, tmp_path / "server", postgresql)
    back = with_key_of(alive, tmp_path / "back")

    server.run("restore", backup)
    restored = everything(server)
    server.run("backup", tmp_path / "from-server")
    server.run("restore", tmp_path / "from-server", "--replace", "--yes")
    back.run("restore", tmp_path / "from-server")

    assert restored == everything(alive)
    assert everything(back) == everything(server) == restored
    # The counters of PostgreSQL go on from there: the next rows take free keys.
    server.run("import_communes", "demonstration/communes.csv", "--epci", "200072460")
    assert "Le journal est intact" in server.run("verify_journal")


@pytest.mark.slow
@pytest.mark.parametrize("delay", [0.4, 0.6, 0.8, 1.0, 1.2, 1.5])
def test_killed_in_the_middle_a_backup_never_looks_complete(origin, tmp_path, delay):
    alive, _ = origin
    process = alive.begin("regain", "backup", tmp_path / "backup")
    time.sleep(delay)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()

    if (tmp_path / "backup").exists():  # it had ended
        with_key_of(alive, tmp_path / "instance").run("restore", tmp_path / "backup")
    else:
        alive.run("backup", tmp_path / "backup")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.slow
@pytest.mark.parametrize("delay", [0.5, 1.0, 1.5, 2.0, 3.0])
def test_killed_in_the_middle_a_restore_leaves_what_was_there_or_what_was_saved(origin, tmp_path, delay):
    alive, backup = origin
    instance = copy_of(alive, tmp_path / "instance")
    before = everything(instance)
    process = instance.begin("regain", "restore", backup, "--replace", "--yes")
    time.sleep(delay)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()

    assert everything(instance)[0] == before[0]
    instance.run("restore", backup, "--replace", "--yes")
    assert everything(instance) == before
