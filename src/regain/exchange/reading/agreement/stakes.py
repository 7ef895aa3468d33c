"""A stake's line: "ENJEU1: ...", "Enjeu n°2 – ...", "Axe II. ..."."""

import re
from dataclasses import dataclass

from regain.exchange.reading.agreement.passages import Passage

_PATTERN = re.compile(
    r"\W{0,4}(?:(?P<order>premier|deuxieme|second|troisieme|quatrieme|cinquieme|sixieme) )?"
    r"(?:enjeu|axe|pilier|orientation|thematique|defi)"
    r"(?: (?:strategique|prioritaire|transversal|transverse|thematique|majeur))?"
    r" ?(?:n ?[°o] ?|numero |no ?)?"
    r"(?P<number>\d{1,2}|[ivx]{1,4}|un|deux|trois|quatre|cinq|six)?(?![\w'])"
    r"(?P<mark>[ :.)/|\"-]*)(?P<title>.*)"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_WORDS = {"un": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6}
_ORDERS = {
    "premier": 1, "deuxieme": 2, "second": 2, "troisieme": 3, "quatrieme": 4, "cinquieme": 5, "sixieme": 6,
}  # fmt: skip
_NUMBERS = {**_ROMAN, **_WORDS, **_ORDERS}
_MOST_WORDS = 30


@dataclass(frozen=True, slots=True)
class StakeLine:
    """A stake as its line says it; the title is empty when it stands elsewhere, the number when there is none."""

    number: int | None
    number_at: Passage
    title: Passage


def stake_of(passage: Passage) -> StakeLine | None:
    """The stake that a line announces, else None."""
    match = _PATTERN.fullmatch(passage.folded)
    if not match or len(passage.words.split()) > _MOST_WORDS:
        return None
    told = "number" if match["number"] else "order"
    if not match[told]:
        return StakeLine(None, Passage(), passage.group(match, "title")) if ":" in match["mark"] else None
    title = passage.group(match, "title")
    if title and not match["mark"].strip() and title.words[0].islower():
        return None  # "Enjeu 1 du contrat" in the middle of a sentence
    number = int(match[told]) if match[told].isdigit() else _NUMBERS.get(match[told])
    return StakeLine(number, passage.group(match, told), title)
