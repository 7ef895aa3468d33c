"""What may be shown in a terminal of words that come from elsewhere."""

import unicodedata

_KEPT = "\n\t"
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that change the direction of what follows."""


def showable(words: str) -> str:
    """The words without what would command the terminal, hide or turn what is shown; half a character becomes `?`."""
    seen = "".join(char for char in words if char in _KEPT or not _commands(char))
    return seen.encode(errors="replace").decode()


def _commands(char: str) -> bool:
    return char in _TURNING or unicodedata.category(char) == "Cc"
