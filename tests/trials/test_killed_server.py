"""The server killed twenty times under load: the database holds together, and every write has its entry or neither is there."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time

import pytest

from tests.conftest import ROOT
from tests.exchange.archives.instances import Instance, new_instance
from tests.ports import free_port
from tests.trials.clients import Browser
from tests.trials.test_four_writers import check, told

pytestmark = pytest.mark.slow
KILLS = 20
BROWSERS = 4


def serve(instance: Instance, port: int) -> subprocess.Popen:
    """The server of an instance, in a group of its own; answered once it listens."""
    words = ("--interface", "wsgi", "--host", "127.0.0.1", "--port", port, "--workers", 2, "--log-level", "warning")
    command = [sys.executable, "-m", "granian", "regain.config.wsgi:application", *map(str, words)]
    with (instance.folder / "server.log").open("ab") as log:
        server = subprocess.Popen(
            command, cwd=ROOT, env=instance.environment, stdout=log, stderr=log, start_new_session=True
        )
    for _ in range(600):
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return server
        time.sleep(0.1)
    raise AssertionError((instance.folder / "server.log").read_text())


def kill(server: subprocess.Popen) -> None:
    """The server, its workers and all that they were doing."""
    os.killpg(server.pid, signal.SIGKILL)
    server.wait()


def test_twenty_deaths_under_load_lose_nothing_that_was_promised(tmp_path):
    instance = new_instance(tmp_path / "instance")
    instance.run("fill", module="tests.trials.state")
    instance.run("collectstatic", "--noinput", "-v0")
    session = instance.run("sign_in", module="tests.trials.state").strip()
    port, stop = free_port(), threading.Event()
    keys = [key.partition(":")[2] for key, _, _ in told(instance)["stakes"]]
    # Two of them reword the same stake: conflicts are part of life.
    browsers = [
        Browser(port, f"/contrats/CN06201M/objectifs/enjeu/{keys[n // 2]}/modifier/", n // 2 + 1, session, f"B{n}")
        for n in range(BROWSERS)
    ]
    people = [threading.Thread(target=one.work, args=[stop]) for one in browsers]

    done = 0
    for turn in range(KILLS):
        server = serve(instance, port)
        if turn == 0:
            for person in people:
                person.start()
        # Killed only once somebody's write was accepted by this very server, a little later each time.
        deadline = time.monotonic() + 60
        while sum(len(one.accepted) for one in browsers) <= done and time.monotonic() < deadline:
            time.sleep(0.02)
        time.sleep(0.2 + turn * 0.037)
        kill(server)
        done = sum(len(one.accepted) for one in browsers)
    stop.set()
    for person in people:
        person.join()

    state = told(instance)
    check(state)
    written = {label for labels in state["labels"].values() for label in labels}
    accepted = {label for one in browsers for label in one.accepted}
    sent = {label for one in browsers for label in one.sent}
    assert accepted <= written
    assert {label for label in written if label.startswith("B")} <= sent
    assert [one.strange for one in browsers] == [[]] * BROWSERS
    assert len(accepted) >= KILLS
    assert "Le journal est intact" in instance.run("verify_journal")
    print(f"{KILLS} deaths, {len(sent)} sent, {len(accepted)} accepted, {len(written & sent)} written")
