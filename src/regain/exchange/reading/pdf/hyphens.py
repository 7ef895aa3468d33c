"""Words cut at the end of a line of print."""

import re
from collections.abc import Iterable

SOFT_HYPHEN = "\u00ad"
"""The hyphen that a tagged PDF says to be the typesetter's."""
_LETTERS = r"[^\W\d_]+"
_CUT = re.compile(rf"((?<![^\W\d_]){_LETTERS}|(?<!\d)\d++)[-\u00ad]$")
_REST = re.compile(rf"({_LETTERS})")
_WORD = re.compile(_LETTERS)
_COMPOUND = re.compile(rf"(?=(?<![^\W\d_])({_LETTERS}-{_LETTERS})(?![^\W\d_]))")
# "vis-à-" and "de-France" are links of a longer chain: the hyphen is the word's own.
_CHAINED = re.compile(rf"(?<![^\W\d_]){_LETTERS}-{_LETTERS}-$")
_CHAIN = re.compile(rf"{_LETTERS}-{_LETTERS}")


class Lexicon:
    """The words that a document writes whole, simple and compound."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Take the lines of the document; a word cut at the end of one does not count."""
        self._words: set[str] = set()
        self._compounds: set[str] = set()
        cut = False
        for line in lines:
            words = _REST.sub("", line, count=1) if cut else line
            cut = _CUT.search(line) is not None
            words = _CUT.sub("", words).lower()
            self._words.update(_WORD.findall(words))
            self._compounds.update(_COMPOUND.findall(words))

    def join(self, before: str, after: str) -> str:
        """Two lines as one. A word cut between them is mended where the document writes it elsewhere.

        Otherwise the hyphen stays before a capital or a figure, and before a small letter a space follows it: the
        reader of the agreement knows that sign and decides.
        """
        if before.endswith(SOFT_HYPHEN):
            return before[:-1] + after
        cut, rest = _CUT.search(before), _REST.match(after)
        if not cut:
            return f"{before} {after}" if before and after else before or after
        if _CHAINED.search(before) or _CHAIN.match(after):
            return before + after
        if rest:
            first, second = cut[1].lower(), rest[1].lower()
            if f"{first}-{second}" in self._compounds:
                return before + after
            if first + second in self._words:
                return before[:-1] + after
        return f"{before} {after}" if after[:1].islower() else before + after
