"""No expression of the code goes back over a hostile text: eight times the text costs some eight times as much."""

import re
import time
from collections.abc import Callable, Iterable

import pytest

from tests.expressions import ANCHORED, Expression, built_at_run_time, expressions
from tests.pumping import repeats, texts

_FLOOR = 0.000_001
"""Seconds of CPU a letter under which nothing is measured: a square costs three times that from a thousand letters on."""
_TIMES, _MOST = 8, 24
_STEPS = (18, 128, 1_000)
"""Shorter texts first: one that doubles the work with each letter would never end, and a square of 100 000 letters
takes an hour."""


def _cpu(act: Callable[[str | bytes], object], text: str | bytes) -> float:
    start = time.thread_time()
    act(text)
    return time.thread_time() - start


def _act(pattern: re.Pattern[str | bytes], use: str) -> Callable[[str | bytes], object]:
    return (
        getattr(pattern, use) if use in {*ANCHORED, "search"} else lambda text: sum(1 for _ in pattern.finditer(text))
    )


def _goes_back(act: Callable[[str | bytes], object], text: str | bytes) -> bool:
    """Whether the text costs far more than eight times its eighth, the quietest of five measures each."""
    if _cpu(act, text) < _FLOOR * max(len(text), 1_000):
        return False
    eighth = text[: len(text) // _TIMES] + text[-1:]
    return min(_cpu(act, text) for _ in range(5)) > _MOST * min(_cpu(act, eighth) for _ in range(5))


def _fault(
    pattern: re.Pattern[str | bytes], use: str, size: int, hostile: Callable[[int], Iterable[str]]
) -> str | None:
    act = _act(pattern, use)
    for length in (*(step for step in _STEPS if step < size), size):
        for text in hostile(length):
            if _goes_back(act, text.encode("latin-1", "replace") if isinstance(pattern.pattern, bytes) else text):
                return f"{use} of {pattern.pattern!r} on {len(text)} letters that begin with {text[:40]!r}"
    return None


def _faults(size: int, hostile: Callable[[Expression, int], Iterable[str]]) -> list[str]:
    found, _ = expressions()
    faults = [
        _fault(re.compile(*one), use, size, lambda length, one=one: hostile(one, length))
        for one, uses in found.items()
        if repeats(*one)
        for use in uses
    ]
    return [fault for fault in faults if fault]


@pytest.mark.slow
def test_no_expression_goes_back_over_a_text():
    assert _faults(1_000, lambda one, length: texts(*one, length, most=12)) == []


@pytest.mark.slow
def test_no_expression_goes_back_over_a_text_made_against_it():
    assert _faults(4_000, lambda one, length: texts(*one, length, most=40)) == []


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["a", " ", "a.", "a@"])
def test_no_expression_goes_back_over_a_long_text_of_one_piece(piece):
    assert _faults(100_000, lambda _, length: [piece * (length // len(piece))]) == []


def test_every_expression_known_at_run_time_only_is_listed():
    _, unknown = expressions()

    assert sorted(set(unknown)) == sorted(set(built_at_run_time()))


@pytest.mark.parametrize("pattern", [r"\s+$", r"(?:a|b)+c", r"\w+@", r"(?:a+)+$", r".*\.x"])
def test_what_goes_back_is_noticed(pattern):
    assert _fault(re.compile(pattern), "search", 1_000, lambda length: texts(pattern, 0, length, most=12))
