import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
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


def anchors_by_number(path: Path) -> Mapping[int, Sequence[Anchor]]:
    """By number of entry, its anchors: more than one when it was not always the same entry. None without the file."""
    found: dict[int, list[Anchor]] = defaultdict(list)
    for anchor in anchors_kept(path) if path.exists() else ():
        if all(anchor.mac != one.mac for one in found[anchor.number]):
            found[anchor.number].append(anchor)
    return dict(found)
