"""Four processes write at once: no error, nothing lost, no hole; and what is saved meanwhile is of one moment."""

import json
import shutil
import time

import pytest

from tests.exchange.archives.instances import Instance, new_instance
from tests.postgresql import postgresql

__all__ = ["postgresql"]
pytestmark = pytest.mark.slow
SECONDS = 60
"""How long they write on SQLite."""
WRITERS = 4


def told(instance: Instance) -> dict:
    return json.loads(instance.run("tell", module="tests.trials.state"))


def check(state: dict) -> None:
    """Each write and its entry are both there, and nothing else."""
    assert (state["faults"], state["numbers"]) == ([], True)
    assert state["others"] == state["of others"]
    for key, label, version in state["stakes"]:
        labels = state["labels"][key]
        assert (version, label) == (len(labels), labels[-1])


def try_it(instance: Instance, seconds: float, tmp_path) -> tuple[dict, list[dict]]:
    """Let them write, save the instance half-way; the state after, and what each writer counted."""
    instance.run("fill", module="tests.trials.state")
    before = told(instance)["entries"]
    writers = [instance.begin("tests.trials.writer", seconds, name) for name in range(1, WRITERS + 1)]
    time.sleep(seconds / 2)
    instance.run("backup", tmp_path / "backup")
    ends = [(writer.communicate(), writer.returncode) for writer in writers]
    assert [(complaint, status) for (_, complaint), status in ends] == [("", 0)] * WRITERS
    counts = [json.loads(said) for (said, _), _ in ends]

    state = told(instance)
    check(state)
    assert state["entries"] == before + sum(count["accepted"] for count in counts)
    # A quick machine leaves a writer time to give more files than one person may leave waiting.
    assert {name for count in counts for name in count} <= {"accepted", "ChangedMeanwhile", "TooManyFilesWaiting"}
    return state, counts


def restored(instance: Instance, tmp_path) -> dict:
    (tmp_path / "other").mkdir()
    shutil.copy(instance.folder / "journal_key", tmp_path / "other")
    other = Instance(tmp_path / "other")
    other.run("restore", tmp_path / "backup")
    return told(other)


def test_four_people_write_for_a_minute_and_nothing_is_lost(tmp_path):
    instance = new_instance(tmp_path / "instance")

    state, counts = try_it(instance, SECONDS, tmp_path)

    saved = restored(instance, tmp_path)
    check(saved)
    assert 1 < saved["entries"] < state["entries"]
    print(f"{counts}, {state['entries']} entries, {saved['entries']} in the backup")


def test_four_people_write_on_postgresql_without_waiting_for_each_other_for_ever(tmp_path, postgresql):
    instance = new_instance(tmp_path / "instance", postgresql)

    state, counts = try_it(instance, SECONDS / 4, tmp_path)

    check(restored(instance, tmp_path))
    print(f"{counts}, {state['entries']} entries")
