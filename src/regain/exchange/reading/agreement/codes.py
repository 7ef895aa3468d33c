"""Codes of neighbourhoods: "QP 06 20 07", "QN06207M"."""

import re
from dataclasses import dataclass

from regain.exchange.reading.agreement.passages import Passage

_DEPARTMENT = r"(?:\d{3}|02[AB])"
_KNOWN = re.compile(rf"QP{_DEPARTMENT}\d{{3}}|QN{_DEPARTMENT}\d{{2}}[NMIC]")
_IN_WORDS = re.compile(r"\bq ?[pn](?: ?-? ?\d){1,7}(?: ?[abnmic]\b)?|\bq ?[pn] ?02 ?[ab](?: ?\d){2,3}(?: ?[nmic]\b)?")
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})


_KINDS = r"(?:quartiers? prioritaires?(?: de la politique de la ville)?|quartier d'interet communautaire|qpv|qic)"
_OWN_CODE = re.compile(
    rf"\W*(?:le \W*)?(?:(?:{_KINDS}|quartier)\W*)?(?:(?:n ?[°o]|code|20\d\d)\W*)?"
    rf"(?P<code>q ?[pn](?: ?-? ?\d){{1,7}}(?: ?[abnmic]\b)?)\W*(?:(?:{_KINDS}|perimetre|de|20\d\d)\W*){{0,4}}"
)


@dataclass(frozen=True, slots=True)
class CodeRead:
    """A code with its spaces removed, whether it follows a known pattern, and what it may have meant if not."""

    code: str
    is_known: bool
    guess: str | None
    at: Passage


def normalised(words: str) -> str:
    """A code without spaces, dots and hyphens, in capitals."""
    return re.sub(r"[\s.\-–_/]+", "", words).upper()


def code_of(at: Passage) -> CodeRead:
    """The code that a label introduces."""
    code = normalised(at.words)
    known = bool(_KNOWN.fullmatch(code))
    guess = code[:2] + code[2:].translate(_LOOKALIKES)
    return CodeRead(code, known, guess if not known and _KNOWN.fullmatch(guess) else None, at)


def code_alone(words: Passage) -> Passage:
    """The code of a line that holds nothing but a code, or a kind and a code ("QPV – QN06299M"); else empty."""
    match = _OWN_CODE.fullmatch(words.folded)
    return words.group(match, "code") if match else Passage()


def code_in(words: Passage) -> Passage:
    """The first code of a known pattern in running words, empty when there is none."""
    for match in _IN_WORDS.finditer(words.folded):
        if _KNOWN.fullmatch(normalised(match[0])):
            return words.group(match)
    return Passage()
