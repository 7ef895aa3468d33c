"""White space, hyphens left by line breaks, and doubts about the writing of a value."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from regain.exchange.reading.agreement.folding import fold

_BROKEN = re.compile(r"(?<![^\W\d_])(?P<before>[^\W\d_]{2,})[-\u2010\u2011\u00ad] (?P<after>[^\W\d_]{2,})")
_LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"})
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff\x00-\x08\x0e-\x1f\ue000-\uf8ff]")

_FIRST_PARTS = re.compile(
    r"eco|psycho|socio|inter|co|auto|pre|post|non|sous|sur|mi|demi|micro|multi|pluri|peri|anti|extra|ex|semi|mini|maxi|quasi"
    r"|vice|chef|porte|bien|mal|mieux|savoir|rendez|vis|peut|au|par|ci|la|celui|celles?|ceux|eux|elles?|lui|soi|moi|toi|nous"
    r"|vous|meme|grande?s?|arriere|avant|apres|nord|sud|est|ouest|tout|tiers|hors|contre|entre|quelques|sainte?|garde|infra"
    r"|ultra|super|hyper|intra|cyber|tele|bio|agro|hautes?|hauts?|bas|basses?|centre|rez|laisser|faire|mise|main|medico"
    r"|politico|franco|culturo|physico|aide|libre|trans|pro|dix|vingt|trente|quarante|cinquante|soixante|quatre|cent"
)
_LAST_PARTS = re.compile(
    r"etre|vous|memes?|ci|la|dessus|dessous|dela|faire|vivre|parole|cles?|heure|mesure|ils?|elles?|on|je|tu|nous|y|en|moi"
    r"|toi|lui|leur|les|projet"
)
_SUSPENDED = re.compile(r"et|ou|a|de|du|des")


@dataclass(frozen=True, slots=True)
class Repaired:
    """Words as the draft keeps them; the words broken by a hyphen and made whole; doubts as (code, message)."""

    words: str
    hyphens: tuple[tuple[str, str], ...] = ()
    doubts: tuple[tuple[str, str], ...] = ()


class Repairs:
    """Repairs in the light of the whole document: a compound seen elsewhere with its hyphen keeps it."""

    def __init__(self, texts: Iterable[str]) -> None:
        words = " ".join(fold(text) for text in texts)
        seen = re.findall(r"\b[^\W\d_]+(?:-[^\W\d_]+)+", words)
        self._ends = frozenset("-".join(compound.rsplit("-", 2)[-2:]) for compound in seen)

    def of(self, words: str) -> Repaired:
        """Repair a value."""
        clean = unicodedata.normalize("NFC", words).translate(_LIGATURES)
        clean = " ".join(clean.split())
        mended: list[tuple[str, str]] = []
        clean = _BROKEN.sub(lambda match: self._mend(match, mended), clean)
        clean = " ".join(_UNSEEN.sub("", clean).split())
        return Repaired(clean, tuple(mended), tuple(_doubts(clean)))

    def _mend(self, match: re.Match[str], mended: list[tuple[str, str]]) -> str:
        before, after = fold(match["before"]), fold(match["after"])
        if _SUSPENDED.fullmatch(after):
            return match[0]
        compound = f"{match['before']}-{match['after']}"
        if match["after"][0].isupper() or _FIRST_PARTS.fullmatch(before) or _LAST_PARTS.fullmatch(after):
            return compound
        if f"{before}-{after}" in self._ends:
            return compound
        mended.append((match[0], match["before"] + match["after"]))
        return match["before"] + match["after"]


def _doubts(words: str) -> Iterable[tuple[str, str]]:
    if words.count("«") != words.count("»"):
        yield "unclosed_quote", f"Un guillemet n’a pas son pendant dans « {shortened(words)} » : vérifiez la citation."
    if re.search(r",\s*(?:\)|$)", words):
        yield (
            "list_ends_on_comma",
            f"La liste finit par une virgule dans « {shortened(words)} » : vérifiez qu’il n’y manque rien.",
        )


def shortened(words: str, most: int = 80) -> str:
    """The words, cut at a space with an ellipsis when they are longer than `most` letters."""
    if len(words) <= most:
        return words
    return words[:most].rsplit(" ", 1)[0] + "…"
