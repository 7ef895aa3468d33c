"""Comparing two sequences costs no more than a budget, and gives what difflib gives."""

import random
from difflib import SequenceMatcher

import pytest

from regain.core.sequences import BUDGET, opcodes

DRAWN = random.Random(3)  # noqa: S311  # shapes, not secrets


class Counted(str):
    """A word that counts how many times it is looked up."""

    __slots__ = ()
    seen = 0

    def __hash__(self) -> int:
        Counted.seen += 1
        return super().__hash__()

    __eq__ = str.__eq__


def rebuilt(before, after, found):
    """Both sides as the opcodes give them."""
    assert all(before[a:b] == after[c:d] for verb, a, b, c, d in found if verb == "equal")
    return [one for _, a, b, _, _ in found for one in before[a:b]], [
        one for _, _, _, c, d in found for one in after[c:d]
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("un deux trois", "un quatre trois"),
        ("un un un", "un un"),
        ("", "un"),
        ("a b c d", "b a d c"),
        ("un deux", "un deux"),
    ],
)
def test_opcodes_are_those_of_difflib(before, after):
    old, new = before.split(), after.split()

    found = opcodes(old, new)

    assert rebuilt(old, new, found) == (old, new)
    equal = sum(b - a for verb, a, b, _, _ in found if verb == "equal")
    assert equal == sum(block.size for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks())


@pytest.mark.parametrize("size", [1_000, 10_000])
@pytest.mark.parametrize(
    "drawn",
    [
        lambda size: (["x", *"ab" * size], ["y", *"ba" * size, "z"]),
        lambda size: (DRAWN.choices("ab", k=2 * size), ["c", *DRAWN.choices("ab", k=2 * size), "d"]),
        lambda size: ([*"a " * size, "."], [*" b" * size, "!"]),
    ],
)
def test_what_repeats_too_much_is_given_up_within_the_budget(drawn, size):
    before, after = drawn(size)
    Counted.seen = 0

    assert opcodes([Counted(one) for one in before], [Counted(one) for one in after]) is None
    assert Counted.seen < BUDGET / 4  # one search alone would look each word up: few are made


def test_a_long_text_with_one_edit_costs_little():
    before = [f"mot{at % 50}" for at in range(50_000)]
    after = [*before[:20_000], "neuf", *before[20_003:]]

    assert [verb for verb, *_ in opcodes(before, after, budget=1000)] == ["equal", "replace", "equal"]
