"""The golden thread: from what hurts to what came of it; each line a strand of four knots, each missing knot shown."""

from dataclasses import dataclass
from itertools import pairwise

from regain.web.ui.parts import Knot

HEADS = ("Ce qui gêne", "Ce que la convention promet", "Ce qui est fait", "Ce que cela donne")


@dataclass(frozen=True, slots=True)
class Strand:
    """Four knots, one under each head."""

    knots: tuple[Knot, Knot, Knot, Knot]

    def ties(self) -> list[str]:
        """The tie that leads to each knot: none to the first, `cut` on either side of a missing one."""
        broken = [knot.state == "broken" for knot in self.knots]
        return ["", *("cut" if any(pair) else "held" for pair in pairwise(broken))]


@dataclass(frozen=True, slots=True)
class Thread:
    """Strands under the same four heads. `label` names the list."""

    label: str
    strands: tuple[Strand, ...]
    heads: tuple[str, str, str, str] = HEADS

    def lines(self) -> list[list[tuple[str, Knot, str]]]:
        """Each strand as the template draws it: head, knot, tie."""
        return [list(zip(self.heads, strand.knots, strand.ties(), strict=True)) for strand in self.strands]
