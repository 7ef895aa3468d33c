"""What changed from one list of the text to another, element by element, to be marked in place."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb
from typing import Any

from rapidfuzz import fuzz

from regain.core.sequences import opcodes

MOST_CHOICES = 5000
"""Beyond that many ways of pairing a rewritten list, its elements are paired by their place."""


@dataclass(frozen=True, slots=True)
class Marked:
    """An element as it stands (`at`: its index; None when it was removed), how it came there, what it was before."""

    at: int | None
    value: Any
    mark: str = ""
    was: Any = None


def marked(before: Sequence[Any], after: Sequence[Any]) -> list[Marked]:
    """The elements of `after` in order, and those removed from `before` where they stood.

    Marks: `added`, `changed` (with `was`), `moved`, `removed`, empty for what did not change.
    """
    return list(_marked(before, after))


def _marked(before: Sequence[Any], after: Sequence[Any]) -> Iterator[Marked]:
    old, new = [_print(one) for one in before], [_print(one) for one in after]
    found = opcodes(old, new)
    if found is None:  # no list of a text: paired by place
        found = [("replace", 0, len(old), 0, len(new))]
    known, kept = set(old), set(new)
    for verb, left, left_end, right, right_end in found:
        if verb == "equal":
            yield from (Marked(at, after[at]) for at in range(right, right_end))
            continue
        gone = [at for at in range(left, left_end) if old[at] not in kept]
        came = [at for at in range(right, right_end) if new[at] not in known]
        was = _kept_pairs([old[at] for at in gone], [new[at] for at in came])
        became = {came[now]: gone[then] for now, then in was.items()}
        for at in range(right, right_end):
            if at in became:
                yield Marked(at, after[at], "changed", before[became[at]])
            else:
                yield Marked(at, after[at], "added" if at in came else "moved")
        stayed = set(became.values())
        yield from (Marked(None, before[at], "removed", before[at]) for at in gone if at not in stayed)


def _kept_pairs(gone: Sequence[str], came: Sequence[str]) -> dict[int, int]:
    """Which of what came takes the place of which of what is gone: in order, the pairs that resemble each other most.

    As many on both sides: each takes the place of the one that stood there.
    """
    if len(gone) == len(came):
        return {at: at for at in range(len(came))}
    few, many = sorted((gone, came), key=len)
    if comb(len(many), len(few)) > MOST_CHOICES:
        return {at: at for at in range(len(few))}
    near = [[fuzz.ratio(one, other) for other in many] for one in few]
    best = max(
        combinations(range(len(many)), len(few)), key=lambda chosen: sum(near[at][to] for at, to in enumerate(chosen))
    )
    return {to: at for at, to in enumerate(best)} if few is gone else dict(enumerate(best))


def _print(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
