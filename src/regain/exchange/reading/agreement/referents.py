"""The referents: the phrase after their label."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from regain.exchange.reading.agreement import labels
from regain.exchange.reading.agreement.blanks import value_after, with_below
from regain.exchange.reading.agreement.ledger import Ledger
from regain.exchange.reading.agreement.lines import Line
from regain.exchange.reading.agreement.passages import Passage

_PATTERNS = (("elected", labels.ELECTED), ("technical", labels.TECHNICAL))


@dataclass
class Referents:
    """Who follows the agreement, as the paper says; empty when it does not."""

    elected: Passage = field(default_factory=Passage)
    technical: Passage = field(default_factory=Passage)


def referents_in(parts: Iterable[Sequence[Line]], ledger: Ledger) -> Referents:
    """The first phrase after each label; a label alone on its line speaks of the next, if that can be a phrase."""
    found = Referents()
    for line, below in with_below(parts):
        for name, pattern in _PATTERNS:
            match = pattern.match(line.folded)
            if not match:
                continue
            value = _phrase(value_after(match.end(), line, below, ledger))
            if value and not getattr(found, name):
                setattr(found, name, value)
            break
    return found


def _phrase(passage: Passage) -> Passage:
    """The words without the mark that closes them, unless it ends an abbreviation."""
    words = passage.words.rstrip(" ;,")
    return passage.part(0, len(words))
