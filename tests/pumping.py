"""Texts that make a given regular expression work hard: its own repeated pieces, followed by what it refuses."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from re import _compiler as compiler  # type: ignore[attr-defined]
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

LETTERS = "aA0 \t\n\u00a0.-'<\"@(,é"
PAIRS = ("a.", "a@", "a ", ". ", " \n", "a-", "a=", "?a", "0 ", "0.", "0,", "- ", "{{", "{%", "**", "a'")
_TRIED = [*"a0 A-.,'\"é%/:;<>(){}\n\t_@=", "\u00a0", "\ue000", "•", "…", "\x00", "z", "+", "T", "q"]
_KNOWN: dict[tuple[Any, str, int], list[str]] = {}
_MOST = 3
_REPEATS = {op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT}
_OFTEN = 8
"""A piece that may come fewer times than that costs nothing more in a long text."""


def texts(pattern: str | bytes, flags: int, size: int, *, most: int) -> Iterator[str]:
    """Hostile texts of about that size: of common letters, then of what the expression repeats, at most so many."""
    for one in (*LETTERS, *PAIRS):
        yield one * (size // len(one)) + "\x00"
    pumps = pumps_of(pattern, flags)
    first, others = pumps[: most // 2], pumps[most // 2 :]
    # The last pieces of a long expression are tried too, one in so many.
    for before, pump in (*first, *others[:: max(1, 2 * len(others) // most)]):
        body = (before + pump * (size // len(pump) + 1))[:size]
        yield from (body, body + "\x00")


@cache
def repeats(pattern: str | bytes, flags: int) -> bool:
    """Whether a piece may come again and again: what has none reads a few letters from each place, and no more."""
    return any(_repeats(piece) for piece in _parsed(pattern, flags))


def _repeats(piece: tuple[Any, Any]) -> bool:
    kind, told = piece
    often = kind in _REPEATS and told[1] >= _OFTEN
    return often or any(_repeats(one) for inner in _inner(kind, told) for one in inner)


def _parsed(pattern: str | bytes, flags: int) -> Any:
    if isinstance(pattern, bytes):
        return parser.parse(pattern.decode("latin-1"), flags & ~re.UNICODE)
    return parser.parse(pattern, flags)


@cache
def pumps_of(pattern: str | bytes, flags: int) -> tuple[tuple[str, str], ...]:
    """(what comes once, what is repeated)."""
    return tuple(dict.fromkeys(_own(pattern, flags)))


def _own(pattern: str | bytes, flags: int) -> Iterator[tuple[str, str]]:
    """Each repeated piece, with all that leads to it, once or repeated too."""
    for before, piece in _walked(_parsed(pattern, flags), [""], flags):
        for one in piece:
            if one:
                for lead in before[:_MOST]:
                    yield lead, one
                    if lead:
                        yield "", lead + one
                        yield "", lead


def _walked(sequence: Iterable[Any], before: list[str], flags: int) -> Iterator[tuple[list[str], list[str]]]:
    for kind, told in sequence:
        for inner in _inner(kind, told):
            yield from _walked(inner, before, flags)
        if kind in _REPEATS and told[1] >= _OFTEN:
            yield before, _samples(told[2], flags, wide=True)
        before = list(dict.fromkeys(f"{one}{more}" for one, more in product(before, _of(kind, told, flags))))[:_MOST]
    yield before, before


def _inner(kind: Any, told: Any) -> list[Any]:
    if kind is op.BRANCH:
        return list(told[1])
    if kind in _REPEATS:
        return [told[2]]
    if kind is op.SUBPATTERN:
        return [told[3]]
    if kind in {op.ASSERT, op.ASSERT_NOT}:
        return [told[1]]
    return [told] if kind is op.ATOMIC_GROUP else []


def _samples(sequence: Iterable[Any], flags: int, *, wide: bool = False) -> list[str]:
    """Some texts that a sequence accepts."""
    found = [""]
    for kind, told in sequence:
        most = 12 if wide else _MOST
        found = list(dict.fromkeys(f"{one}{more}" for one, more in product(found, _of(kind, told, flags, wide=wide))))[
            :most
        ]
    return found


def _of(kind: Any, told: Any, flags: int, *, wide: bool = False) -> list[str]:
    most = 8 if wide else _MOST
    if kind is op.LITERAL:
        return [chr(told)]
    if kind in {op.IN, op.NOT_LITERAL, op.ANY}:
        return _letters(kind, told, flags)[:most]
    if kind is op.BRANCH:
        return [one for branch in told[1] for one in _samples(branch, flags)[:2]][:12]
    if kind in _REPEATS:
        least = told[0]
        return [one * max(least, 1) for one in _samples(told[2], flags)][:most] + ([""] if not least else [])
    if kind in {op.SUBPATTERN, op.ATOMIC_GROUP}:
        return _samples(told[3] if kind is op.SUBPATTERN else told, flags, wide=wide)
    return [""]


def _letters(kind: Any, told: Any, flags: int) -> list[str]:
    """Letters of a class, as varied as may be."""
    if (key := (kind, str(told), flags)) not in _KNOWN:
        _KNOWN[key] = _accepted(kind, told, flags)
    return _KNOWN[key]


def _accepted(kind: Any, told: Any, flags: int) -> list[str]:
    state = parser.State()
    state.flags = flags
    piece = parser.SubPattern(state, [(kind, told)])
    one = compiler.compile(piece, flags & (re.IGNORECASE | re.DOTALL))
    accepted = [letter for letter in _TRIED if one.fullmatch(letter)]
    return accepted or [chr(rank) for rank in range(0x2FFF) if one.fullmatch(chr(rank))][:1]
