"""Lines of print that are one paragraph, put together again."""

import re
from collections.abc import Iterable

from regain.exchange.reading.agreement.folding import is_left_open, starts_low
from regain.exchange.reading.agreement.lines import Line
from regain.exchange.reading.agreement.passages import joined


def unwrapped(lines: Iterable[Line]) -> list[Line]:
    """The lines, where one that goes on in small letters (or in brackets) after an open one is joined to it."""
    whole: list[Line] = []
    for line in lines:
        if whole and _goes_on(whole[-1], line):
            whole[-1] = whole[-1].with_words(joined([whole[-1].passage, line.passage]))
        else:
            whole.append(line)
    return whole


def _goes_on(before: Line, line: Line) -> bool:
    if line.item or line.title or before.title or before.tabled != line.tabled:
        return False
    bracketed = re.match(r"\(\W*\d", line.words) and re.search(r"\d", before.words)
    low = starts_low(line.words) and line.words[:1].isalpha()
    return bool(bracketed) or (low and is_left_open(before.words))
