"""One command at a time replaces or migrates the data of an instance."""

import fcntl
import json
import os

import pytest

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


@pytest.mark.parametrize("words", [["purge"], ["verify_journal"], ["migrate", "--check"]])
def test_what_only_reads_does_not_wait(run, held, words):
    assert run(*words)[0] == 0


def test_the_lock_ends_with_what_held_it_and_a_command_may_call_another(instance):
    with pytest.raises(ZeroDivisionError), alone("demo"), alone("migrate"):
        raise ZeroDivisionError
    with alone("restore"):
        assert json.loads((instance / "instance.sqlite3.lock").read_text())["process"] == str(os.getpid())


@pytest.mark.parametrize("left", ["", "{", "7"])
def test_a_lock_that_says_nothing_is_a_lock(instance, left):
    with (instance / "instance.sqlite3.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.write(left)
        file.flush()
        with pytest.raises(Refused, match="Une autre commande"), alone("restore"):
            pytest.fail("not alone")
