import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Self

from regain.domain.journal.models import Entry
from regain.domain.journal.rules import Anchor

_LINE = re.compile(
    rb"(\d{1,15}) ([0-9a-f]{64}) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00)(?: ([0-9a-f]{16}))?(?: =([0-9a-f]{16}))?"
)
_BOOT = Path("/proc/sys/kernel/random/boot_id")
_END = 4096
"""Bytes of the file that hold its last lines, whatever the order in which processes wrote them."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """A file of anchors, read whole. `damaged`: the numbers of the lines that are none."""

    kept: Sequence[Anchor]
    damaged: Sequence[int]

    def of_base(self, base: str) -> Self:
        """Without those of other databases, when this one was first in the folder.

        A database that comes second, or none of whose entries is there, may be one that was rewritten: all count.
        """
        if not base or not self.kept or not _is_of(self.kept[0], base):
            return self
        return replace(self, kept=[one for one in self.kept if one.base in {"", base}])

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


def last_anchored(path: Path, *, base: str) -> int:
    """The highest number at the end of a file of anchors: read before each write, so without the rest of it.

    The rest is read when some of that end is of another database.
    """
    with path.open("rb") as file:
        file.seek(max(0, file.seek(0, os.SEEK_END) - _END))
        anchors = list(filter(None, map(_anchor, file.read().split(b"\n")[:-1])))
    if any(one.base not in {"", base} for one in anchors):
        anchors = list(read_anchors(path).of_base(base).kept)
    return max((one.number for one in anchors), default=0)


def start_of_machine(folder: Path) -> str:
    """Another for each start of the machine, and for each place of the data folder; blank if the system does not say."""
    with suppress(OSError):
        place = folder.stat()
        said = f"{_BOOT.read_text(encoding='ascii')} {place.st_dev} {place.st_ino}"
        return hashlib.sha256(said.encode()).hexdigest()[:16]
    return ""


def _is_of(anchor: Anchor, base: str) -> bool:
    if anchor.base:
        return anchor.base == base
    return Entry.objects.filter(number=anchor.number, mac=anchor.mac).exists()


def _anchor(line: bytes) -> Anchor | None:
    found = _LINE.fullmatch(line)
    if found:
        with suppress(ValueError):  # a thirteenth month
            at = datetime.fromisoformat(found[3].decode())
            return Anchor(
                int(found[1]), found[2].decode(), at, *((part or b"").decode() for part in found.groups()[3:])
            )
    return None
