"""Asks a server how it is, every 50 ms, from a process of its own, and weighs it: `python -m tests.trials.probe PORT PID`.

Ends with its standard input, and says as JSON how it was answered and what the server's processes weighed at most.
"""

import http.client
import json
import statistics
import sys
import threading
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

EVERY, WEIGHED_EVERY = 0.05, 0.1
PATIENCE = 60
"""Seconds: an answer that comes later is counted as this late."""


@dataclass
class Health:
    """`worst` and `usual`: seconds; `megabytes`: the most that all processes of the server held together; `late`: answers over 1 s."""

    asked: int = 0
    worst: float = 0.0
    usual: float = 0.0
    late: int = 0
    megabytes: float = 0.0
    strange: list[str] = field(default_factory=list)


def ask(port: int, health: Health) -> float:
    """Ask the health page once, as what watches an instance does: by a connection of its own; the seconds it took."""
    began = time.monotonic()
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        connection.request("GET", "/en-service/")
        status = connection.getresponse().status
        connection.close()
        if status != 200:
            health.strange.append(str(status))
    except (OSError, http.client.HTTPException) as error:
        health.strange.append(type(error).__name__)
    return time.monotonic() - began


def family(pid: int) -> list[int]:
    """The process and all its descendants."""
    found = [pid]
    for one in found:
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            found += [int(child) for child in task.read_text().split()]
    return found


def megabytes(pid: int) -> float:
    """What the process and its descendants hold of memory, what they share counted once (PSS)."""
    kilobytes = 0
    for one in family(pid):
        try:
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue  # it ended meanwhile
        kilobytes += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return kilobytes / 1024


def watch(port: int, pid: int, stop: threading.Event) -> Health:
    health, times = Health(), []

    def weigh() -> None:
        while not stop.wait(WEIGHED_EVERY):
            try:
                health.megabytes = max(health.megabytes, megabytes(pid))
            except OSError:
                health.strange.append("gone")
                return

    scales = threading.Thread(target=weigh)
    scales.start()
    while not stop.is_set():
        next_one = time.monotonic() + EVERY
        times.append(ask(port, health))
        stop.wait(max(next_one - time.monotonic(), 0))
    scales.join()
    health.usual, health.worst = round(statistics.median(times), 3), round(max(times), 3)
    health.asked, health.late = len(times), sum(took > 1 for took in times)
    health.megabytes = round(health.megabytes)
    return health


if __name__ == "__main__":
    stop = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), stop.set()), daemon=True).start()
    json.dump(asdict(watch(int(sys.argv[1]), int(sys.argv[2]), stop)), sys.stdout)
