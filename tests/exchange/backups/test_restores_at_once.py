"""Restores that meet, and restores that are killed: the instance is never emptied."""

import os
import random
import signal
import sys
import time
import traceback
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connections

from regain.domain.contracts.models import Contract
from regain.domain.journal.models import Entry
from regain.domain.journal.queries import verify

pytestmark = pytest.mark.slow
TRIALS = 20


def begin(backup: Path, log: Path) -> int:
    """A process of its own that restores; the database is closed before it is born."""
    connections["default"].close()
    process = os.fork()
    if process:
        return process
    status = 3
    try:
        sys.stdout = sys.stderr = log.open("w")
        call_command("restore", str(backup), "--replace", "--yes", "-v0")
        status = 0
    except SystemExit as end:
        status = int(end.code or 0)
    except BaseException:  # noqa: BLE001  # whatever it is, the trial shows it
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(status)


def status_of(process: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def held() -> tuple[int, int, list[str]]:
    """Contracts, entries that a restore did not write, faults."""
    entries = Entry.objects.exclude(event="instance_restored").count()
    return Contract.objects.count(), entries, [fault.sentence for fault in verify().faults]


def test_twenty_pairs_of_restores_leave_one_instance_whole_and_refuse_the_other(instance, backup, tmp_path):
    before, refused = held(), 0
    assert before[0] > 0
    for trial in range(TRIALS):
        logs = [tmp_path / f"{trial}-{one}.log" for one in "ab"]
        statuses = sorted(map(status_of, [begin(backup, log) for log in logs]))

        assert statuses in ([0, 0], [0, 1]), "\n---\n".join(log.read_text() for log in logs)
        refused += statuses == [0, 1]
        assert held() == before
    assert refused > TRIALS / 2


def test_twenty_restores_killed_leave_what_was_there_or_what_was_saved(instance, backup, tmp_path):
    before, chance = held(), random.Random(10)  # noqa: S311
    started = time.monotonic()
    assert status_of(begin(backup, tmp_path / "whole.log")) == 0
    lasts = time.monotonic() - started
    for _ in range(TRIALS):
        process = begin(backup, tmp_path / "killed.log")
        time.sleep(chance.uniform(0, lasts))
        os.kill(process, signal.SIGKILL)
        status_of(process)
        assert held()[:2] == before[:2]

    assert status_of(begin(backup, tmp_path / "whole.log")) == 0
    assert held() == before
    assert [path.name for path in instance.iterdir() if path.name.startswith(".")] == []
