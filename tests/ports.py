"""Ports for the servers that tests start, stop and start again."""

import os
import socket
from itertools import count

FIRST, EACH = 15_000, 2_000
"""Below the ports that Linux gives to passing connections (32768 and over): none of them takes one between two starts."""
_ASKED = count()


def free_port() -> int:
    """A port of 127.0.0.1 where nothing listens; two processes of one run, and two calls, are given different ones."""
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    while True:
        port = FIRST + worker % 8 * EACH + (os.getpid() + next(_ASKED)) % EACH
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) != 0:
                return port
