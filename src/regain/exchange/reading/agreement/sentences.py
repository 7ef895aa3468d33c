"""Paragraphs cut into sentences."""

import re

from regain.exchange.reading.agreement.passages import Passage

_END = re.compile(r"[.!?…](?:[\"»”)]|\s»)?\s+(?=[\"«“(]?\s?[A-ZÀ-ÖØ-Ý0-9])")
_ABBREVIATION = re.compile(r"(?:\b(?:m|mm|mr|mme|mmes|mlle|dr|pr|st|ste|art|cf|p|n|av|bd|tel|env)|\b[a-z])\.$")


def sentences_of(passage: Passage) -> list[Passage]:
    """The sentences of a paragraph, abbreviations left whole."""
    start, sentences = 0, []
    for match in _END.finditer(passage.words):
        if _ABBREVIATION.search(passage.folded[: match.start() + 1]):
            continue
        sentences.append(passage.part(start, match.end()))
        start = match.end()
    return [sentence for sentence in (*sentences, passage.part(start)) if sentence]
