"""Files from outside are read in a child process with limits of memory, time and size (docs/adr/0011)."""

from regain.exchange.confining.calling import as_command, confined

__all__ = ["as_command", "confined"]
