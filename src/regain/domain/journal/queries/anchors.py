import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from regain.domain.journal.rules import Anchor

_LINE = re.compile(rb"(\d{1,15}) ([0-9a-f]{64}) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00)(?: ([0-9a-f]{16}))?")
_BOOT = Path("/proc/sys/kernel/random/boot_id")
_END = 4096
"""Bytes of the file that hold its last lines, whatever the order in which processes wrote them."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """A file of anchors, read whole. `damaged`: the numbers of the lines that are none."""

    kept: Sequence[Anchor]
    damaged: Sequence[int]

    @property
    def by_number(self) -> Mapping[int, Sequence[Anchor]]:
        """By number of entry, its anchors: more than one when it was not always the same entry."""
        found: dict[int, list[Anchor]] = defaultdict(list)
        for anchor in self.kept:
            if all(anchor.mac != one.mac for one in found[anchor.number]):
                found[anchor.number].append(anchor)
        return dict(found)


def read_anchors(path: Path) -> Anchors:
    """The anchors of a file, in its order; none without the file. A last line half-written by a stop is passed over."""
    kept, damaged = [], []
    for number, line in enumerate(anchor_lines(path), 1):
        anchor = _anchor(line)
        if anchor:
            kept.append(anchor)
        else:
            damaged.append(number)
    return Anchors(kept, damaged)


def anchor_lines(path: Path) -> Iterator[bytes]:
    """The whole lines of a file of anchors, as they are written."""
    if path.exists():
        with path.open("rb") as file:
            yield from (line.removesuffix(b"\n") for line in file if line.endswith(b"\n"))


def last_anchored(path: Path) -> int:
    """The highest number at the end of a file of anchors: read before each write, so without the rest of it."""
    with path.open("rb") as file:
        file.seek(max(0, file.seek(0, os.SEEK_END) - _END))
        anchors = map(_anchor, file.read().split(b"\n")[:-1])
    return max((one.number for one in anchors if one), default=0)


def start_of_machine(folder: Path) -> str:
    """Another for each start of the machine, and for each place of the data folder; blank if the system does not say."""
    with suppress(OSError):
        place = folder.stat()
        said = f"{_BOOT.read_text(encoding='ascii')} {place.st_dev} {place.st_ino}"
        return hashlib.sha256(said.encode()).hexdigest()[:16]
    return ""


def _anchor(line: bytes) -> Anchor | None:
    found = _LINE.fullmatch(line)
    if found:
        with suppress(ValueError):  # a thirteenth month
            at = datetime.fromisoformat(found[3].decode())
            return Anchor(int(found[1]), found[2].decode(), at, (found[4] or b"").decode())
    return None
