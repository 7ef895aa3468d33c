"""What the signatories promise: one entry per promise, with its deadline where one is given."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from regain.core.frequency import frequency_in
from regain.core.promises import MEASURE
from regain.exchange.reading.agreement.bullets import without_bullet, without_number
from regain.exchange.reading.agreement.deadlines import deadline_in
from regain.exchange.reading.agreement.ledger import Ledger
from regain.exchange.reading.agreement.lines import Line
from regain.exchange.reading.agreement.passages import Passage, joined
from regain.exchange.reading.agreement.sentences import sentences_of
from regain.exchange.reading.agreement.statements import trimmed

_ENGAGES = re.compile(
    r"\bs'engage(?:nt|ent)?\b(?: (?:egalement|notamment|ainsi|collectivement|conjointement|mutuellement))?"
)
_AGREES = re.compile(r"\b(?:conviennent|s'accordent|promettent|s'obligent|engagements?)\b")
_INFINITIVE = r"(?=(?:(?:y|en|les?|la|leur|lui|se|ne pas|bien|mieux) |[ls]')*[a-z]{2,}(?:er|ir|re|oir)\b)"
_CHUNK = re.compile(rf"(?:^|[,;:] ?|\bet |\bpuis |\bainsi qu'|(?<= ))(?:et |enfin |puis )?a {_INFINITIVE}")
_REFERS_BACK = re.compile(r"(?:y|en) ")
_TO = re.compile(rf"(?:a|de) {_INFINITIVE}|d'(?=[a-z]+(?:er|ir|re|oir)\b)")


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise, where it is told that it is one, how many times a year, and by when."""

    told: Passage
    words: Passage
    due_on: date | None = None
    due_at: Passage = field(default_factory=Passage)
    times: int | None = None
    times_at: Passage = field(default_factory=Passage)


def promises_in(lines: Iterable[Line], ledger: Ledger) -> list[Promise]:
    """The promises of "s'engagent à …, à … et à …", or of the list below "s'engagent à :"."""
    promises: list[Promise] = []
    told = Passage()
    for line in lines:
        bare = without_number(without_bullet(line))
        if told and bare.item:
            promises.append(_promise(told, _without_to(bare.passage, ledger), ledger, Passage()))
            continue
        told = Passage()
        for sentence in sentences_of(line.passage):
            match = _ENGAGES.search(sentence.folded)
            opens_list = sentence.words[-1] == ":" or (match is not None and match.end() == len(sentence.words))
            if opens_list and (match or _AGREES.search(sentence.folded)):
                told = sentence
                ledger.label(sentence)
            elif match:
                promises += _inline(sentence, match, ledger)
    return promises


def _inline(sentence: Passage, match: re.Match[str], ledger: Ledger) -> Iterator[Promise]:
    """The promises of one sentence; a date before the first holds for all."""
    rest = sentence.part(match.end())
    kept: list[re.Match[str]] = []
    for mark in _CHUNK.finditer(rest.folded):
        # "à en assurer le suivi … et à y apporter …" is one promise about the same thing.
        again = kept and all(_REFERS_BACK.match(rest.folded, one.end()) for one in (kept[-1], mark))
        if not again:
            kept.append(mark)
    if not kept:
        return
    lead = rest.part(0, kept[0].start())
    ledger.label(sentence.part(0, match.end()), lead)
    ends = [*(mark.start() for mark in kept[1:]), None]
    for mark, end in zip(kept, ends, strict=True):
        ledger.label(rest.group(mark))
        yield _promise(sentence.group(match), _without_links(rest.part(mark.end(), end), ledger), ledger, lead)


def _without_links(words: Passage, ledger: Ledger) -> Passage:
    """A promise in several verbs ("en assurer le suivi et à y apporter …") without the "à" before those that follow."""
    pieces, start = [], 0
    for mark in _CHUNK.finditer(words.folded):
        at = mark.start() + mark[0].rindex("a ")
        ledger.label(words.part(at, mark.end()))
        pieces.append(words.part(start, at))
        start = mark.end()
    return joined([*pieces, words.part(start)]) if pieces else words


def _promise(told: Passage, words: Passage, ledger: Ledger, lead: Passage) -> Promise:
    words = trimmed(words)
    words = words.part(0, len(words.words.rstrip(" .")))
    due_on, due_at = deadline_in(words, ledger)
    if due_on is None and lead:
        due_on, due_at = deadline_in(lead, ledger)
    times, times_at = _times_in(words)
    if times is None and lead:
        times, times_at = _times_in(lead)
    return Promise(told, words, due_on, due_at, times, times_at)


def _times_in(words: Passage) -> tuple[int | None, Passage]:
    found = frequency_in(words.folded)
    return (found.times, words.part(found.start, found.end)) if found else (None, Passage())


def measure_in(words: Passage) -> Passage:
    """The measure that a paper written by Regain adds in brackets at the end of a promise; empty without one."""
    found = MEASURE.search(words.folded)
    return words.group(found) if found else Passage()


def without_measure(words: Passage) -> Passage:
    """A promise without that measure, which is a value of its own."""
    found = MEASURE.search(words.folded)
    return joined([words.part(0, found.start()), words.part(found.end())], separator="") if found else words


def _without_to(words: Passage, ledger: Ledger) -> Passage:
    """An item without "à" or "de" before its verb."""
    to = _TO.match(words.folded)
    if not to:
        return words
    ledger.label(words.group(to))
    return words.part(to.end())
