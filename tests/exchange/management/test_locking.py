"""One command at a time replaces or migrates the data of an instance."""

import fcntl
import json
import os

import pytest
from django.db import connections

from regain.domain.accounts.models import Person
from regain.exchange.management.locking import alone
from regain.exchange.management.terminal import Refused
from tests.exchange.backups.conftest import instance, made

__all__ = ["instance", "made"]


@pytest.fixture
def held(instance):
    """Another process holds the instance, since this morning."""
    with (instance / "instance.sqlite3.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        json.dump({"command": "restore", "process": 4321, "since": "2026-11-30T08:05:00+00:00"}, file)
        file.flush()
        yield instance


@pytest.mark.parametrize(
    "words", [["purge", "--apply"], ["migrate"], ["restore", "x", "--replace", "--yes"], ["restore", "x"]]
)
def test_a_second_command_is_refused_in_a_sentence_that_names_the_first(run, held, words):
    status, _, complaint = run(*words)

    assert (status, complaint) == (
        1,
        "Une autre commande qui remplace les données est en cours (restore, depuis le 30 novembre 2026 à 09 h 05, "
        "processus 4321) : attendez qu’elle finisse, puis recommencez.\n",
    )


@pytest.mark.parametrize(
    "words",
    [
        ["add_person", "lea@regain.example", "--name", "Léa"],
        ["reopen_account", "lea@regain.example"],
        ["import_perimeters", "absent.geojson", "--vintage", "2024", "--apply"],
    ],
)
def test_what_would_be_lost_with_the_former_state_is_not_written(run, held, monkeypatch, words):
    monkeypatch.setenv("REGAIN_PASSWORD", "une phrase de passe longue")

    status, _, complaint = run(*words)

    assert (status, "(restore, depuis le 30 novembre 2026 à 09 h 05, processus 4321)" in complaint) == (1, True)
    assert not Person.objects.filter(email="lea@regain.example").exists()


def test_a_lock_that_was_left_refuses_no_write(run, instance, monkeypatch):
    monkeypatch.setenv("REGAIN_PASSWORD", "une phrase de passe longue")
    with alone("restore"):
        pass

    assert run("add_person", "lea@regain.example", "--name", "Léa")[0] == 0


@pytest.mark.parametrize("words", [["purge"], ["verify_journal"], ["migrate", "--check"]])
def test_what_only_reads_does_not_wait(run, held, words):
    assert run(*words)[0] == 0


def test_the_lock_ends_with_what_held_it_and_a_command_may_call_another(instance):
    with pytest.raises(ZeroDivisionError), alone("demo"), alone("migrate"):
        raise ZeroDivisionError
    with alone("restore"):
        assert json.loads((instance / "instance.sqlite3.lock").read_text())["process"] == str(os.getpid())


def test_what_a_killed_restore_left_goes_with_the_next_command_and_a_new_database_is_its_owner_s_alone(instance):
    left = [instance / name for name in (".instance.sqlite3.77.restoring-wal", ".journal-anchors.restoring")]
    for one in left:
        one.write_bytes(b"x")
    connections["default"].close()
    (instance / "instance.sqlite3").unlink()

    with alone("purge"):
        assert (instance / "instance.sqlite3").stat().st_mode & 0o777 == 0o600

    assert [one for one in left if one.exists()] == []


@pytest.mark.parametrize("left", ["", "{", "7"])
def test_a_lock_that_says_nothing_is_a_lock(instance, left):
    with (instance / "instance.sqlite3.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.write(left)
        file.flush()
        with pytest.raises(Refused, match="Une autre commande"), alone("restore"):
            pytest.fail("not alone")
