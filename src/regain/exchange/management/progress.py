"""How far long work has come, told on standard error; not with `-v0`: cron would send it as a complaint."""

import time

from regain.exchange.management.command import RegainCommand

_EVERY = 1.0
"""Seconds between two lines: short work says nothing."""


class Progress:
    """Called with how many things are done, and of how many."""

    def __init__(self, command: RegainCommand, what: str) -> None:
        self._command, self._what, self._told_at = command, what, time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        if time.monotonic() - self._told_at >= _EVERY and not self._command.is_quiet:
            self._told_at = time.monotonic()
            self._command.stderr.write(f"{self._what}\u00a0: {done}/{total}", self._command.style.NOTICE)
