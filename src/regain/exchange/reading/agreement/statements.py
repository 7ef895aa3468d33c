"""Several statements typed in one cell or one line, told apart."""

import re
from collections.abc import Iterable, Iterator

from regain.exchange.reading.agreement.bullets import INLINE, without_bullet, without_number
from regain.exchange.reading.agreement.folding import calls_for_more, starts_low
from regain.exchange.reading.agreement.lines import Line
from regain.exchange.reading.agreement.passages import Passage, joined

_SEMICOLON = re.compile(r" ?; +(?:- )?|(?<=[^\s]) +- (?=[a-z])")
_ITEM_ENDS = re.compile(r"(?<![\s;,])[\s;,]++$")
_FEW, _SHORT = 2, 12
_NUMBERED = re.compile(r"(?:^| )(\d)[.)/] ?(?=[a-z])")
_VERB = re.compile(r"(?:(?:s'|se |y |en |l'|les? |la |ne pas )*)?[a-z]{2,}(?:er|ir|re|oir)\b")


def statements_of(lines: Iterable[Line]) -> list[Passage]:
    """The statements of a cell: one per bullet or paragraph; a paragraph that goes on from the one above joins it."""
    found: list[Passage] = []
    for line in lines:
        bulleted = without_bullet(line)
        parts = _by_number(bulleted.passage)
        bare = bulleted if parts else without_number(bulleted)
        parts = parts or list(_parts(bare))
        if parts and found and _goes_on(found[-1], parts[0], bulleted=bare.item):
            parts[0] = joined([found.pop(), parts[0]])
        found += parts
    return [trimmed(statement) for statement in found]


def trimmed(statement: Passage) -> Passage:
    """A statement without the mark that only parted it from the next (";" or ",")."""
    end = _ITEM_ENDS.search(statement.words)
    return statement.part(0, end.start()) if end and end.start() else statement


def _parts(line: Line) -> Iterator[Passage]:
    for part in line.passage.split(INLINE):
        yield from _by_semicolon(part) or [part]


def _by_number(passage: Passage) -> list[Passage]:
    """Cut at "1. … 2. …", when the numbers follow one another from 1."""
    marks = list(_NUMBERED.finditer(passage.folded))
    if len(marks) < 2 or [int(mark[1]) for mark in marks] != list(range(1, len(marks) + 1)) or marks[0].start():  # noqa: PLR2004
        return []
    ends = [*(mark.start() for mark in marks[1:]), None]
    return [passage.part(mark.end(), end) for mark, end in zip(marks, ends, strict=True)]


def _by_semicolon(passage: Passage) -> list[Passage]:
    """Cut at semicolons (or dashes): short parts, or parts that begin as an objective does (a capital, an infinitive)."""
    parts = passage.split(_SEMICOLON)
    alike = all(_VERB.match(part.folded) for part in parts) or all(part.words[0].isupper() for part in parts)
    many = ";" in passage.words and len(parts) > _FEW and all(len(part.words.split()) <= _SHORT for part in parts)
    return parts if len(parts) > 1 and (alike or many) else []


def _goes_on(before: Passage, after: Passage, *, bulleted: bool) -> bool:
    if bulleted or before.words[-1] in ".;!?":
        return False
    return calls_for_more(before.words) or (starts_low(after.words) and not _VERB.match(after.folded))
