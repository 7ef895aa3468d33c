"""Irritants, opportunities, priorities: the statements of a list, bulleted or not."""

import re
from collections.abc import Iterable

from regain.exchange.reading.agreement.bullets import without_bullet, without_number
from regain.exchange.reading.agreement.folding import starts_low
from regain.exchange.reading.agreement.ledger import Ledger
from regain.exchange.reading.agreement.lines import Line
from regain.exchange.reading.agreement.passages import Passage
from regain.exchange.reading.agreement.stakes import stake_of
from regain.exchange.reading.agreement.statements import statements_of
from regain.exchange.reading.agreement.wrapping import unwrapped

_NOTHING = re.compile(r"\W*(?:neant|sans objet|a completer|aucune?|rien|non renseigne\w*|so|nc)?\W*")
_STATES = re.compile(r"(?:des?|du|une?|les?|la|peu|pas|trop|manque|absence|aucune?|deux|trop|pres) |[ld]'")
_LONGEST = 60
_FEW, _SHORT = 4, 8


def list_of(lines: Iterable[Line], ledger: Ledger) -> list[Passage]:
    """The statements of a part that is a list. Titles below its title are claimed as labels; prose is left alone."""
    bare = [without_number(without_bullet(line)) for line in lines]
    whole = [line for line in unwrapped(bare) if line.words]
    bulleted = any(line.item for line in whole)
    found: list[Passage] = []
    for rank, line in enumerate(whole):
        following = whole[rank + 1] if rank + 1 < len(whole) else None
        if _NOTHING.fullmatch(line.folded):
            ledger.label(line.passage)
        elif line.item:
            found += statements_of([_without_stake(line, ledger)])
        elif _is_label(line, following):
            ledger.label(line.passage)
        elif not bulleted or (found and _is_statement(line)):
            found += statements_of([_without_stake(line, ledger)])
    return [statement for statement in found if statement]


def _is_label(line: Line, following: Line | None) -> bool:
    """Whether a line only heads the statements below it."""
    heads = following is not None and following.item
    if line.title or not heads:
        return line.title
    count = len(line.words.split())
    named = count <= _FEW and line.words[-1] not in ".;,!?" and not _STATES.match(line.folded)
    return not starts_low(line.words) and (named or (count <= _SHORT and line.words[-1] == ":"))


def _is_statement(line: Line) -> bool:
    return len(line.words.split()) <= _LONGEST and line.words[-1] != ":"


def _without_stake(line: Line, ledger: Ledger) -> Line:
    """A priority without "Enjeu 1 :" before it."""
    stake = stake_of(line.passage)
    if not stake or not stake.title:
        return line
    ledger.label(line.passage.part(0, len(line.words) - len(stake.title.words)))
    return line.with_words(stake.title)
