"""How the counters of numbered paragraphs are written."""

import re
from collections.abc import Callable

SPEAKS = re.compile(r"[^\W\d_]{3,}")
"""Found in a label that says what its paragraph is, as "ENJEU 1 :" does; "1." or "a)" only dress an item."""

_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_MOST = 399


def roman(count: int) -> str:
    """Roman numerals up to 399; the figures of any other number."""
    if not 0 < count <= _MOST:
        return str(count)
    written = ""
    for value, letters in _ROMAN:
        written += letters * (count // value)
        count %= value
    return written


def letter(count: int) -> str:
    """A capital: A for 1, and again after Z."""
    return chr(ord("A") + (count - 1) % 26)


def writer(figures: str, *, roman_as: str, letters_as: str) -> Callable[[int], str]:
    """How a format that names its figures so writes a count: in figures unless it is Roman or letters."""
    return roman if figures == roman_as else letter if figures == letters_as else str
