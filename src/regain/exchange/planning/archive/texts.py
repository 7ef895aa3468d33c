"""Which texts and days a column may hold, however the archive was written."""

import unicodedata

YEARS = range(1900, 2201)
"""Days outside these cannot all be shown, nor moved to another time zone."""

_BREAKS = "\n\t\r"
# They turn the reading of what follows: a name would be shown as another.
_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def is_clean(text: str) -> bool:
    """Whether a text of several lines can be kept by both databases and shown: no control, no half of a character."""
    return all(char in _BREAKS or _is_kept(char) for char in text)


def is_one_line(text: str) -> bool:
    """Whether it is also a name or a label: nothing that ends a line, nothing that turns the reading."""
    return all(
        _is_kept(char) and char not in _TURNING and unicodedata.category(char) not in {"Zl", "Zp"} for char in text
    )


def _is_kept(char: str) -> bool:
    return unicodedata.category(char) not in {"Cc", "Cs"}
