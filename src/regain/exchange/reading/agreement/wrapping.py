"""Lines of print that are one paragraph, put together again."""

import re
from collections.abc import Iterable

from regain.exchange.reading.agreement.folding import is_left_open, starts_low
from regain.exchange.reading.agreement.lines import Line
from regain.exchange.reading.agreement.passages import joined


def unwrapped(lines: Iterable[Line]) -> list[Line]:
    """The lines, where one that goes on in small letters (or in brackets) after an open one is joined to it."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        group[0].with_words(joined(line.passage for line in group)) if len(group) > 1 else group[0] for group in groups
    ]


def _goes_on(group: list[Line], line: Line) -> bool:
    first, above = group[0], group[-1].words
    if line.item or line.title or first.title or first.tabled != line.tabled or line.box != first.box:
        return False
    bracketed = re.match(r"\(\W{0,3}\d", line.words) and re.search(r"\d", above)
    low = starts_low(line.words) and line.words[:1].isalpha()
    return bool(bracketed) or (low and is_left_open(above))
