"""Words without their dress: no accents, no capitals, one sort of quote, dash and space. Length is kept."""

import re
import unicodedata
from functools import lru_cache

_DRESS = {
    **dict.fromkeys("’‘ʼ´`′", "'"),
    **dict.fromkeys("«»“”„″", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "œ": "o",
    "Œ": "o",
    "æ": "a",
    "Æ": "a",
}


class _Undressing(dict[int, str]):
    """Maps one character to exactly one, and remembers it."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        bare = _DRESS.get(char) or (unicodedata.normalize("NFKD", char)[0].lower()[0])
        self[code] = " " if bare.isspace() else bare
        return self[code]


_UNDRESSING = _Undressing()
# Undressed, the exponent of "10³" would be one more figure of the number.
_RAISED_FIGURES = re.compile("(?<=\\d)[⁺⁻⁰¹²³⁴-⁹]++")


@lru_cache(maxsize=8192)
def fold(words: str) -> str:
    """The words as rules compare them: a position in the answer is the same position in `words`."""
    apart = _RAISED_FIGURES.sub(lambda found: "^" * len(found[0]), words)
    return apart.translate(_UNDRESSING)


def same(one: str, other: str) -> bool:
    """Whether two texts differ by their dress, white space or punctuation only."""
    return bare(one) == bare(other)


@lru_cache(maxsize=8192)
def bare(words: str) -> str:
    """Letters and digits only, folded, one space between runs."""
    return " ".join(re.findall(r"[^\W_]+", fold(words)))


def slug(words: str) -> str:
    """The words as the end of a code: letters and digits joined by hyphens."""
    return bare(words).replace(" ", "-")


def is_in_capitals(words: str, *, at_least: int = 4) -> bool:
    """Whether nearly all the letters (and at least so many) are capitals."""
    letters = [char for char in words if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    return len(letters) >= at_least and capitals >= 0.8 * len(letters)


def starts_low(words: str) -> bool:
    """Whether the first letter or digit is a small letter."""
    first = next((char for char in words if char.isalnum()), "")
    return first.islower()


def is_left_open(words: str) -> bool:
    """Whether a sentence is not closed: no final mark at the end."""
    return bool(words) and words.rstrip('»”" \u00a0\u202f')[-1:] not in {".", "!", "?", ";", ":", "…"}


_LINKING = (
    "a au aux avec car ce ces cet cette chez dans de des d du en entre et la le les l leur leurs mais notamment "
    "ou par pour qu que qui sa sans se ses son sous sur un une vers y"
)
_ENDS_LINKING = re.compile(rf"(?:^|[\s'])(?:{'|'.join(_LINKING.split())})[\s',]*$|[-,(]$")


def calls_for_more(words: str) -> bool:
    """Whether the last word (an article, a preposition, "et"...) or mark cannot end a sentence."""
    return bool(_ENDS_LINKING.search(fold(words)))
