"""Values written beside points: moved apart where one would lie on another."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from regain.core.pictures.svg import SIZE, text, text_width

_APART = SIZE * 1.1
"""Between the feet of two labels, one above the other."""


@dataclass(frozen=True, slots=True)
class Label:
    """A value and where its text begins, or ends (`anchor`)."""

    said: str
    x: float
    y: float
    anchor: str
    colour: str
    bold: bool

    @property
    def start(self) -> float:
        """Where its text begins."""
        return self.x - text_width(self.said) if self.anchor == "end" else self.x

    def is_over(self, other: "Label") -> bool:
        """Whether the two share a part of their width."""
        return self.start < other.start + text_width(other.said) and other.start < self.start + text_width(self.said)

    def draw(self) -> str:
        """The text."""
        return text(self.said, self.x, self.y, anchor=self.anchor, fill=self.colour, bold=self.bold)


def moved_apart(labels: Iterable[Label], *, lowest: float) -> list[Label]:
    """The same in their order, none on another; none under `lowest`."""
    found = list(labels)
    by_height = sorted(range(len(found)), key=lambda rank: found[rank].y)
    for done, rank in enumerate(by_height):
        one = found[rank]
        above = (found[other].y + _APART for other in by_height[:done] if found[other].is_over(one))
        found[rank] = replace(one, y=max(one.y, *above, one.y))
    for done, rank in enumerate(reversed(by_height)):
        one = found[rank]
        below = (found[other].y - _APART for other in by_height[len(found) - done :] if found[other].is_over(one))
        found[rank] = replace(one, y=min(one.y, *below, lowest))
    return found
