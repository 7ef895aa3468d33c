"""White space, hyphens left by line breaks, and doubts about the writing of a value."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from regain.core.french import shortened
from regain.exchange.reading.agreement.compounds import FIRST_PARTS, FRAGMENTS, JOINED_PARTS, LAST_PARTS
from regain.exchange.reading.agreement.folding import fold

_BROKEN = re.compile(r"(?<![^\W\d_])(?P<before>[^\W\d_]{2,})[-\u2010\u2011\u00ad] (?P<after>[^\W\d_]{2,})")
SOFT_HYPHEN = "\u00ad"
_LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"})
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff\x00-\x08\x0e-\x1f\ue000-\uf8ff]")

_SOUNDED = re.compile(r"lés?")  # the end of a cut word, and not the "le" or "les" of "prends-les"
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
        self._words = frozenset(re.findall(r"[^\W\d_]+", _BROKEN.sub(" ", words)))

    def of(self, words: str) -> Repaired:
        """Repair a value."""
        clean = unicodedata.normalize("NFC", words).translate(_LIGATURES)
        clean = " ".join(clean.split())
        mended: list[tuple[str, str]] = []
        kept: list[str] = []
        clean = _BROKEN.sub(lambda match: self._mend(match, mended, kept), clean)
        clean = " ".join(_UNSEEN.sub("", clean).split())
        return Repaired(clean, tuple(mended), (*map(_about_kept, kept), *_doubts(clean)))

    def _mend(self, match: re.Match[str], mended: list[tuple[str, str]], kept: list[str]) -> str:
        """The word whole; with its hyphen where it is a compound, or where nothing says that it is not."""
        before, after = fold(match["before"]), fold(match["after"])
        if _SUSPENDED.fullmatch(after):
            return match[0]
        compound = f"{match['before']}-{match['after']}"
        if match["after"][0].isupper() or f"{before}-{after}" in self._ends:
            return compound
        is_whole = before + after in self._words or SOFT_HYPHEN in match[0]
        first = FIRST_PARTS.fullmatch(before)
        last = LAST_PARTS.fullmatch(after) and not _SOUNDED.fullmatch(match["after"])
        is_end = after not in self._words and FRAGMENTS.fullmatch(after) is not None
        is_whole = is_whole or (is_end and not last and JOINED_PARTS.fullmatch(before) is not None)
        if not is_whole and (first or last):
            if not (first or before in self._words if last else not is_end):
                kept.append(compound)  # "sous-effectif", or "ex-périences" that a line break cut
            return compound
        if not is_whole and ({before, after} <= self._words or not FRAGMENTS.fullmatch(after)):
            kept.append(compound)
            return compound
        mended.append((match[0], match["before"] + match["after"]))
        return match["before"] + match["after"]


def _about_kept(compound: str) -> tuple[str, str]:
    message = f"Le trait d’union de « {compound} », en fin de ligne, a été gardé : vérifiez qu’il est bien du mot."
    return "hyphen_kept", message


def _doubts(words: str) -> Iterable[tuple[str, str]]:
    if words.count("«") != words.count("»"):
        yield "unclosed_quote", f"Un guillemet n’a pas son pendant dans « {shortened(words)} » : vérifiez la citation."
    if re.search(r",\s*(?:\)|$)", words):
        yield (
            "list_ends_on_comma",
            f"La liste finit par une virgule dans « {shortened(words)} » : vérifiez qu’il n’y manque rien.",
        )
