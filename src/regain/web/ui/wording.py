"""Two wordings side by side, the words that differ marked: what left in <del>, what came in <ins>."""

import re
from collections.abc import Callable
from itertools import pairwise

from django.utils.html import escape
from django.utils.safestring import SafeString

from regain.core.sequences import BUDGET, opcodes

_WORDS = re.compile(r"\s+|[^\s]+")
_SENTENCES = re.compile(r"[.;:!?\n]+\s*+")
ALIKE = 0.3
"""Under that likeness, marking word by word would only confuse: the whole changes."""


def differing(before: str, after: str, *, budget: int = BUDGET) -> tuple[SafeString, SafeString]:
    """Both wordings as HTML. One without the other is marked whole. `budget`: that of `core.sequences`."""
    if not before or not after:
        return _marked("del", before), _marked("ins", after)
    runs = _runs(before, after, budget)
    if 2 * sum(len(was) for is_same, was, _ in runs if is_same) < ALIKE * (len(before) + len(after)):
        return _marked("del", before), _marked("ins", after)
    left = "".join(escape(was) if is_same else _marked("del", was) for is_same, was, _ in runs)
    right = "".join(escape(now) if is_same else _marked("ins", now) for is_same, _, now in runs)
    return SafeString(left), SafeString(right)


Run = tuple[bool, str, str]
"""Whether it is the same on both sides; what it was; what it is."""


def _runs(before: str, after: str, budget: int) -> list[Run]:
    """Word by word; when that takes too long, word by word in the sentences that differ; else as a whole."""
    found = _compared(_WORDS.findall, before, after, budget)
    if found is not None:
        return found
    sentences = _compared(_sentences, before, after, budget) or [(False, before, after)]
    share = budget // len(sentences)
    return [finer for run in sentences for finer in _finer(run, share)]


def _finer(run: Run, budget: int) -> list[Run]:
    is_same, was, now = run
    return (None if is_same else _compared(_WORDS.findall, was, now, budget)) or [run]


def _compared(cut: Callable[[str], list[str]], before: str, after: str, budget: int) -> list[Run] | None:
    old, new = cut(before), cut(after)
    found = opcodes(old, new, budget=budget)
    if found is None:
        return None
    return [(verb == "equal", "".join(old[a:b]), "".join(new[c:d])) for verb, a, b, c, d in found]


def _sentences(words: str) -> list[str]:
    ends = [0, *(mark.end() for mark in _SENTENCES.finditer(words)), len(words)]
    return [words[start:end] for start, end in pairwise(ends) if start < end]


def _marked(tag: str, words: str) -> SafeString:
    """The words in the tag, white space left out of it."""
    if not words.strip():
        return SafeString(escape(words))
    lead = words[: len(words) - len(words.lstrip())]
    trail = words[len(words.rstrip()) :]
    return SafeString(f"{escape(lead)}<{tag}>{escape(words.strip())}</{tag}>{escape(trail)}")
