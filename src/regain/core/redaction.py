"""What a log may keep of a text: neither an address, nor what a person typed, nor a row of the database. Pure.

The text may be hostile: each expression reads it once, and a line is bounded before it is searched.
"""

import re
from collections.abc import Iterable, Sequence

HIDDEN = "[…]"
# Letters of addresses, as many as follow one another; whether there is an address among them is looked at afterwards.
_RUN = re.compile(r"(?:[\w.!#$&*+^`{|}~%@-]|(?<=\w)['=?](?=\w))++")
_HOST = re.compile(r"(?:@|%40)[\w-]++(?:\.[\w-]++)+")
_QUERY = re.compile(r"(?<=[\w/])\?([^\s'\"<>]++)")
# PostgreSQL tells the whole row that it refuses: « Failing row contains (12, …) », « Key (email)=(…) ».
_ROW = re.compile(r"(?:DETAIL:|Failing row contains).*")
SHORTEST = 3
"""What was typed in fewer letters is left: it would be found in every word."""
LONGEST = 2_000
"""Letters of a line that are kept."""


def redacted(text: str, typed: Iterable[str] = ()) -> str:
    """The text without e-mail addresses, query strings, rows that PostgreSQL refused, nor any of the words typed.

    A long line is cut, and says so.
    """
    told = (words.strip() for words in typed)
    hidden = sorted({words for words in told if len(words) >= SHORTEST}, key=len, reverse=True)
    text = "\n".join(_bounded(line, hidden) for line in text.split("\n"))
    for words in hidden:
        text = text.replace(words, HIDDEN)
    return _RUN.sub(_without_address, _QUERY.sub(_without_query, _ROW.sub(f"DETAIL: {HIDDEN}", text)))


def _bounded(line: str, typed: Sequence[str]) -> str:
    """The line, cut between two words, never inside a word typed: the half left would not be known as one."""
    if len(line) <= LONGEST:
        return line
    end = LONGEST
    while crossed := [at for words in typed if (at := _crossed(line, words, end)) >= 0]:
        end = min(crossed)
    while end and not line[end - 1].isspace():
        end -= 1
    return f"{line[:end]}{HIDDEN} (coupé ici, {len(line) - end} caractères de plus)"


def _crossed(line: str, words: str, end: int) -> int:
    """Where words begin that go over the end, or -1."""
    return line.find(words, max(end - len(words) + 1, 0), end + len(words) - 1)


def _without_address(run: re.Match[str]) -> str:
    hosts = [host for host in _HOST.finditer(run[0]) if host.start()]
    return f"{HIDDEN}{run[0][hosts[-1].end() :]}" if hosts else run[0]


def _without_query(query: re.Match[str]) -> str:
    return f"?{HIDDEN}" if "=" in query[1][1:] else query[0]
