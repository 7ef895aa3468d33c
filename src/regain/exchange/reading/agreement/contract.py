"""The contrat de ville as the paper names it: its name, its last day."""

import re
from collections.abc import Iterable
from datetime import date

from regain.exchange.draft import ContractNamed
from regain.exchange.reading.agreement.capitals import place_case
from regain.exchange.reading.agreement.deadlines import deadline_in
from regain.exchange.reading.agreement.folding import is_in_capitals
from regain.exchange.reading.agreement.ledger import Ledger
from regain.exchange.reading.agreement.noted import Noted, Places
from regain.exchange.reading.agreement.passages import Passage

_QUOTED = re.compile(r'contrat(?: de ville)?[^".]{0,80}?"\s*+(?P<name>[^"\s][^"]{1,78}?[^"\s])\s*+"')
_KNOWN = re.compile(r"\b(?P<name>engagements quartiers 20\d\d)\b")
_TITLED = re.compile(r"contrat de ville ?[:-] ?(?P<name>[^:.]{4,80})")
_SPAN = re.compile(r"\b20[12]\d ?(?:-|a|/|et) ?(?P<end>20[2-4]\d)\b")
_LASTS = re.compile(
    r"\A(?>.*?(?:prend(?:ra)? fin|s'acheve\w*|expire\w*|jusqu'(?:au|en)|vaut|court|valable|en vigueur|duree|conclue?|engage)\b).*\b20[2-4]\d"
)
_UNTIL = re.compile(r"(?:au|jusqu'au|le|du) $")


def contract_of(
    texts: Iterable[Passage], deadlines: Iterable[tuple[date, Passage]], ledger: Ledger
) -> Noted[ContractNamed]:
    """The contract's name, from the first text that gives it, and its end: a date told, else that of its span of years.

    `deadlines` are those of the signatories' promises, in order.
    """
    texts = list(texts)
    name_at = _first(texts, _QUOTED) or _first(texts, _KNOWN) or _first(texts[:8], _TITLED)
    name = ledger.words(name_at) if name_at else None
    ends_on, ends_at = _end(texts, list(deadlines), ledger)
    read = ContractNamed(_dressed(name) if name else None, ends_on)
    return Noted(read, Places({"/name": name_at, "/ends_on": ends_at}))


def _first(texts: Iterable[Passage], pattern: re.Pattern[str]) -> Passage:
    for text in texts:
        if match := pattern.search(text.folded):
            return text.group(match, "name")
    return Passage()


def _dressed(name: str) -> str:
    return place_case(name) if is_in_capitals(name) else name


def _end(texts: list[Passage], deadlines: list[tuple[date, Passage]], ledger: Ledger) -> tuple[date | None, Passage]:
    """The last day of the contract: that of a sentence on its duration, else of "2024-2030", told by the promises or not."""
    for text in texts:
        if _LASTS.search(text.folded):
            day, at = deadline_in(text, ledger)
            if day:
                return day, at
    spans = [
        (int(match["end"]), text.group(match, "end"))
        for text in texts
        if re.search(r"contrat|convention|perimetre", text.folded)
        for match in _SPAN.finditer(text.folded)
    ]
    last, at = max(spans, key=lambda span: span[0], default=(0, Passage()))
    promised = max(deadlines, key=lambda told: told[0], default=None)
    if promised and promised[0].year >= last:
        return promised
    return (date(last, 12, 31), at) if last else (None, Passage())
