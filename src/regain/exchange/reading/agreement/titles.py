"""Which line is a title, and of what: by the styles, by the known titles, by bold or capitals."""

import re

from regain.exchange.reading.agreement.folding import bare, is_in_capitals, starts_low
from regain.exchange.reading.agreement.lines import Line
from regain.exchange.reading.agreement.vocabulary import TITLES, Topic

_NUMBERING = re.compile(
    r"(?:(?:partie|chapitre|titre|article|section|volet) +)?"
    r"(?:\d{1,2}(?:\.\d{1,2})+(?: ?[.)°:/-])* *|(?:[ivx]{1,4}|[a-h])(?:\.\d{1,2}){1,3}(?: ?[.)°:/-])* *(?=[a-z\"])"
    r"|(?:\d{1,2}|[ivx]{1,4}|[a-h])(?: ?[.)°:/-])+ *|\d{1,2} +(?=[a-z]))"
    r"|[^\w\"(]+"
)
_ASIDE = re.compile(r" ?\([^()]*\)$")
_LONGEST = 18
_FEW = 8


def core_of(folded: str) -> str:
    """A title without its numbering, its outer quotes and its last colon."""
    numbering = _NUMBERING.match(folded)
    core = folded[numbering.end() :] if numbering else folded
    return core.strip(" :.").strip() if not core.rstrip().endswith("...") else core


def topic_of(folded: str) -> Topic | None:
    """The topic that a title announces."""
    core = core_of(folded)
    for candidate in (core, core.replace('"', "").strip(), _ASIDE.sub("", core)):
        for topic, pattern in TITLES:
            if pattern.fullmatch(candidate):
                return topic
    return None


def is_short(line: Line) -> bool:
    """Whether a line is short enough, and shaped, to be a title."""
    words = line.words
    numbering = _NUMBERING.match(line.folded)
    return (
        len(words.split()) <= _LONGEST
        and not starts_low(words[numbering.end() :] if numbering else words)
        and words[-1:] not in {".", ";", ","}
        and any(char.isalpha() for char in words)
    )


def is_dressed_as_title(line: Line) -> bool:
    """Whether styles, bold or capitals say that the line is a title."""
    if line.level is not None:
        return True
    return not line.item and is_short(line) and (line.bold or is_in_capitals(line.words, at_least=5))


def known_topic(line: Line, announced: frozenset[str]) -> Topic | None:
    """The topic of a line that is a title, told by the words; `announced` are the titles of the table of contents."""
    if line.item and line.level is None:
        return None
    if not is_short(line):
        return None
    topic = topic_of(line.folded)
    if topic is None and bare(line.words) in announced and not line.tabled:
        return Topic.PROSE
    return topic


def stands_as_title(line: Line) -> bool:
    """Whether a plain line has the shape of a title: few words, no sentence."""
    words = line.words
    return (
        not line.item
        and is_short(line)
        and len(words.split()) <= _FEW
        and words[-1] not in "?!,»)"
        and words[0].isupper()
    )
