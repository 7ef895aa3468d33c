"""What changed from one list of the text to another, element by element, to be marked in place."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any


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
    for verb, left, left_end, right, right_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if verb == "equal":
            yield from (Marked(at, after[at]) for at in range(right, right_end))
            continue
        gone = [before[at] for at in range(left, left_end) if old[at] not in new]
        for at in range(right, right_end):
            if new[at] in old:
                yield Marked(at, after[at], "moved")
            elif gone:
                yield Marked(at, after[at], "changed", gone.pop(0))
            else:
                yield Marked(at, after[at], "added")
        yield from (Marked(None, one, "removed", one) for one in gone)


def _print(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
