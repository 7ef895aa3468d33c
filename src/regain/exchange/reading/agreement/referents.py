"""The referents: the phrase after their label."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from regain.exchange.reading.agreement import labels
from regain.exchange.reading.agreement.ledger import Ledger
from regain.exchange.reading.agreement.lines import Line
from regain.exchange.reading.agreement.passages import Passage

_PATTERNS = (("elected", labels.ELECTED), ("technical", labels.TECHNICAL))


@dataclass
class Referents:
    """Who follows the agreement, as the paper says; empty when it does not."""

    elected: Passage = field(default_factory=Passage)
    technical: Passage = field(default_factory=Passage)


def referents_in(lines: Iterable[Line], ledger: Ledger) -> Referents:
    """The first phrase after each label; a label alone on its line speaks of the next."""
    found = Referents()
    waiting: str | None = None
    for line in lines:
        if waiting:
            setattr(found, waiting, getattr(found, waiting) or _phrase(line.passage))
            waiting = None
            continue
        for name, pattern in _PATTERNS:
            match = pattern.match(line.folded)
            if not match:
                continue
            ledger.label(line.passage.part(0, match.end()))
            value = _phrase(line.passage.part(match.end()))
            if not value:
                waiting = name
            elif not getattr(found, name):
                setattr(found, name, value)
            break
    return found


def _phrase(passage: Passage) -> Passage:
    """The words without the mark that closes them, unless it ends an abbreviation."""
    words = passage.words.rstrip(" ;,")
    return passage.part(0, len(words))
