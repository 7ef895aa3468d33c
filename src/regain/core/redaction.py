"""What a log may keep of a text: neither an address, nor what somebody typed, nor a row of the database. Pure."""

import re
from collections.abc import Iterable

HIDDEN = "[…]"
_ADDRESS = re.compile(r"(?:[\w.!#$&*+^`{|}~%-]|(?<=\w)['=?](?=\w))+(?:@|%40)[\w-]+(?:\.[\w-]+)+")
_QUERY = re.compile(r"(?<=[\w/])\?[^\s'\"<>]+=[^\s'\"<>]*")
# PostgreSQL tells the whole row that it refuses: « Failing row contains (12, …) », « Key (email)=(…) ».
_ROW = re.compile(r"(?:DETAIL:|Failing row contains).*")
SHORTEST = 3
"""What was typed in fewer letters is left: it would be found in every word."""


def redacted(text: str, typed: Iterable[str] = ()) -> str:
    """The text without e-mail addresses, query strings, rows that PostgreSQL refused, nor any of the words typed."""
    for words in sorted({words.strip() for words in typed}, key=len, reverse=True):
        if len(words) >= SHORTEST:
            text = text.replace(words, HIDDEN)
    return _ADDRESS.sub(HIDDEN, _QUERY.sub(f"?{HIDDEN}", _ROW.sub(f"DETAIL: {HIDDEN}", text)))
