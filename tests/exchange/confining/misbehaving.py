"""Functions that do, in a child, what a hostile file could make a reader do.

Each ends a little beyond the limits of the tests: without limits the test fails, and the machine does not suffer.
"""

import os
import time
from collections.abc import Callable
from pathlib import Path

from regain.exchange.confining import confined
from regain.exchange.reading.refusals import UnreadableFile


@confined(UnreadableFile)
def doubled(content: bytes, *, times: int = 2) -> bytes:
    return content * times


@confined(UnreadableFile)
def count(content: bytes, *, told: Callable[[int, int], None]) -> int:
    for done in range(len(content)):
        told(done, len(content))
    return len(content)


@confined(UnreadableFile)
def refuse(_content: bytes) -> bytes:
    raise UnreadableFile("Une phrase.")


@confined(UnreadableFile)
def fill_the_memory(_content: bytes) -> int:
    return len(bytearray(1 << 40))


@confined(UnreadableFile)
def fill_the_memory_little_by_little(_content: bytes) -> int:
    kept = [bytearray(1 << 20) for _ in range(256)]
    return len(kept)


@confined(UnreadableFile)
def never_end(_content: bytes) -> bytes:
    while time.process_time() < 4:
        pass
    return b""


@confined(UnreadableFile)
def sleep_for_ever(_content: bytes) -> bytes:
    time.sleep(10)
    return b""


@confined(UnreadableFile)
def crash(_content: bytes) -> bytes:
    os.abort()


@confined(UnreadableFile)
def stumble(content: bytes) -> bytes:
    return content + "secret words"  # type: ignore[operator]


@confined(UnreadableFile)
def recurse(content: bytes) -> bytes:
    return recurse.__wrapped__(content)  # type: ignore[attr-defined]


@confined(UnreadableFile)
def answer_at_length(_content: bytes) -> bytes:
    return bytes(8 << 20)


@confined(UnreadableFile)
def answer_with_code(_content: bytes) -> object:
    return os.getpid


@confined(UnreadableFile)
def write_a_file(content: bytes, *, to: Path) -> int:
    return to.write_bytes(content)


@confined(UnreadableFile)
def environment(_content: bytes) -> set[str]:
    return set(os.environ)


@confined(UnreadableFile)
def open_files(_content: bytes) -> list[str]:
    """The files that the child holds open, standard input, output and error and the libraries' own data aside."""
    found = []
    for name in sorted(os.listdir("/proc/self/fd"), key=int)[3:]:  # noqa: PTH208
        try:
            found.append(os.readlink(f"/proc/self/fd/{name}"))  # noqa: PTH115
        except OSError:
            continue
    return [one for one in found if not one.startswith(("socket:", "/proc")) and "site-packages" not in one]
