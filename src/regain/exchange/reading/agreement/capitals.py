"""Sentence case for words typed in capitals: a stake's title, a place, a name."""

import re
from collections.abc import Iterable

from regain.exchange.reading.agreement.folding import fold, is_in_capitals

_ACRONYMS = re.compile(
    r"QPV|QIC|PRE|CABBALR|CCAS|CIAS|RSA|ERBM|CAF|ANRU|NPNRU|PNRU|EPCI|EHPAD|PLIE|PMI|CLSM|CLSPD|CLS|ARS|ANCT|IPS|MJC|TFPB"
    r"|GUSP|GUP|COPIL|COTECH|DSU|NEET|SIAE|ESS|QP|QN|RSO|TIG|BAFA|FLE|REP|HLM|PMR|PLAI|USH|CPTS|MSP|RPE|LAEP|DRE|DDETS|.*\d.*"
)
_SMALL = re.compile(r"à|au|aux|de|des|du|d|en|et|la|le|les|l|lez|lès|sous|sur|ou|chez|par|pour")
_PROPER = {"etat": "État", "europe": "Europe", "france": "France", "republique": "République"}
_WORD = re.compile(r"[^\W_]+")


def sentence_case(words: str, names: Iterable[str] = ()) -> str:
    """Words typed in capitals, in small letters but for the first, acronyms and proper names; others as they are."""
    if not is_in_capitals(words):
        return words
    proper: dict[str, str] = {
        **_PROPER,
        **{fold(part): part for name in names for part in _WORD.findall(name) if part[0].isupper()},
    }

    def lower(match: re.Match[str]) -> str:
        word = match[0]
        if _ACRONYMS.fullmatch(word):
            return word
        return proper.get(fold(word), word.lower())

    return _with_capital(_WORD.sub(lower, words))


def place_case(words: str) -> str:
    """Each word typed in capitals takes one capital only; small linking words none, unless they come first."""

    def lower(match: re.Match[str]) -> str:
        word = match[0]
        if not word.isupper() or _ACRONYMS.fullmatch(word):
            return word
        is_elided = words[match.end() : match.end() + 1] in {"'", "’"}
        if match.start() and (is_elided or _SMALL.fullmatch(word.lower())):
            return word.lower()
        return word.capitalize()

    return _WORD.sub(lower, words)


def _with_capital(words: str) -> str:
    first = next((rank for rank, char in enumerate(words) if char.isalpha()), 0)
    return words[:first] + words[first : first + 1].upper() + words[first + 1 :]
