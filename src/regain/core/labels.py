"""Comparing what people typed: what two spellings of one label share, and how alike two labels are."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

T = TypeVar("T")

_SAME, _ALIKE = 100.0, 99.9
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "’": "'", "‑": "-", "–": "-", "—": "-", "−": "-"})
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])- (?=[^\W\d_])")
_UNSEEN = {"Mn", "Cf", "Co", "Cc"}  # accents, soft hyphens and zero widths, private-use bullets, control characters
_SEPARATORS = re.compile(r"[\s'\-«»\"“”„‘]+")
_TYPED = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "‑": "-", "–": "-", "—": "-"})
_AROUND_MARKS = re.compile(r" (?=[:;!?%,.»)\]])|(?<=[«(\[]) ")


@lru_cache(maxsize=16384)
def fold(words: str) -> str:
    """The label without what typing changes: case, accents, hyphens, quotes, white space, final punctuation.

    A word cut by a hyphen at the end of a line ("environne- mentales") is made whole.
    """
    plain = unicodedata.normalize("NFKD", words.casefold().translate(_LIGATURES))
    kept = "".join(char for char in plain if char.isspace() or unicodedata.category(char) not in _UNSEEN)
    whole = _BROKEN_WORD.sub("", " ".join(kept.split()))
    return _SEPARATORS.sub(" ", whole).strip(" .,;:!?…•·")


@lru_cache(maxsize=16384)
def as_typed_plainly(words: str) -> str:
    """The words without what typography alone changes: white space, forms of quotes and dashes, a final mark.

    Case and accents stay: unlike `fold`, it never makes one of two texts that say something else.
    """
    plain = unicodedata.normalize("NFC", words).translate(_TYPED)
    kept = "".join(char for char in plain if char.isspace() or unicodedata.category(char) != "Cf")
    return _AROUND_MARKS.sub("", " ".join(kept.split())).rstrip(" .;,")


def alphabetical(things: Iterable[T]) -> list[T]:
    """The things by the name they are shown by, accents and capitals aside: Béthune before Beuvry, as people look."""
    return sorted(things, key=lambda one: fold(str(one)))


def likeness(one: str, other: str) -> float:
    """How alike two labels are, 0 to 100, once folded (rapidfuzz `ratio`; 100 only for labels that fold alike)."""
    folded, other_folded = fold(one), fold(other)
    return _SAME if folded == other_folded else min(fuzz.ratio(folded, other_folded), _ALIKE)


def likeness_of_each(labels: Iterable[str], others: Iterable[str]) -> NDArray[np.float64]:
    """The same, of each of many labels (a row each) with each of many others (a column each)."""
    ratios = process.cdist([*map(fold, labels)], [*map(fold, others)], scorer=fuzz.ratio, dtype=np.float64)
    return np.where(ratios < _SAME, np.minimum(ratios, _ALIKE), _SAME)
