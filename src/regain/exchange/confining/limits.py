"""What a child may use, and how the operating system is asked to hold it to that."""

import os
import resource
import signal
from dataclasses import dataclass

_MEGABYTE = 1024 * 1024
_OPEN_FILES = 64


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may cost.

    `memory_mb` counts private writable memory, the file included, over what the warm process has. `cpu` and `wall` are seconds; `answer_mb` bounds what the child may send back, which the server then holds.
    """

    memory_mb: int
    cpu: int
    wall: float
    answer_mb: int


ON_A_PAGE = Limits(memory_mb=112, cpu=15, wall=30, answer_mb=12)
"""For a file that is dropped on a page.

The outlines of all of France, the heaviest file known, take 96 MB, 2 s and an answer of 4 MB.
"""
ON_COMMAND = Limits(memory_mb=2048, cpu=1800, wall=3600, answer_mb=512)
"""For a file that the operator gives to a command: the addresses of a département, the communes of France."""


def hold_to(limits: Limits, *, from_data: int) -> None:
    """Bound this process for good. It is killed beyond the time, and refused memory beyond the limit.

    `from_data`: the bytes from which its memory is counted (`data_in_use`), before the file was received.
    RLIMIT_DATA (Linux 4.7 and later) counts the heap and private writable mappings, whatever the libraries map.
    """
    os.nice(10)
    _bound(resource.RLIMIT_CORE, 0)
    _bound(resource.RLIMIT_FSIZE, 0)
    _bound(resource.RLIMIT_NOFILE, _OPEN_FILES)
    _bound(resource.RLIMIT_CPU, limits.cpu)
    _bound(resource.RLIMIT_DATA, from_data + limits.memory_mb * _MEGABYTE)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, limits.wall)


def _bound(what: int, value: int) -> None:
    _, hard = resource.getrlimit(what)
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(what, (value, value))


def data_in_use() -> int:
    """The bytes of data that this process has mapped already (`man 5 proc`: statm, sixth field, in pages)."""
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123  # one read, in a process about to be bound
        return int(file.read().split()[5]) * resource.getpagesize()
