import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_LINE = re.compile(r"(\d+) ([0-9a-f]{64}) (\S+)")


@dataclass(frozen=True, slots=True)
class Anchor:
    """What the journal's last entry was at a moment: its number, its mac."""

    number: int
    mac: str
    at: str


def anchors_kept(path: Path) -> Iterator[Anchor]:
    """The anchors of a file, in its order; a line that a power cut left half-written is passed over."""
    with path.open(encoding="ascii", errors="replace") as file:
        for line in file:
            found = _LINE.fullmatch(line.strip())
            if found:
                yield Anchor(int(found[1]), found[2], found[3])
