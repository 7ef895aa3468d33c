"""Passages: words taken from one or several texts of the document, that still know where each letter stood."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from regain.exchange.draft import Where
from regain.exchange.reading.agreement.folding import fold
from regain.exchange.reading.blocks import Text


@dataclass(frozen=True, slots=True)
class Piece:
    """The letters `start` to `end` of the text of that rank; they stand at `at` in the passage."""

    rank: int
    text: Text
    start: int
    end: int
    at: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Words and their pieces, in order. Between two pieces there is one space that the document does not have."""

    words: str = ""
    pieces: tuple[Piece, ...] = ()

    @classmethod
    def of(cls, rank: int, text: Text) -> "Passage":
        """The whole of a text."""
        return cls(text.words, (Piece(rank, text, 0, len(text.words), 0),))

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def folded(self) -> str:
        """The words as rules compare them, letter for letter."""
        return fold(self.words)

    @property
    def first(self) -> Text:
        """The text where the passage begins."""
        return self.pieces[0].text

    @property
    def rank(self) -> int:
        """The rank of the text where the passage begins."""
        return self.pieces[0].rank

    @property
    def where(self) -> Where | None:
        """The place of the first letter, and the words as read. None for an empty passage."""
        if not self.pieces:
            return None
        return Where(self.first.line, self.first.page, self.words)

    def part(self, start: int, end: int | None = None) -> "Passage":
        """The letters from `start` to `end`, white space at both ends left out."""
        run = self.words[start:end]
        start += len(run) - len(run.lstrip())
        end = start + len(run.strip())
        pieces = []
        for piece in self.pieces:
            low, high = max(start, piece.at), min(end, piece.at + piece.end - piece.start)
            if low < high:
                shift = piece.start - piece.at
                pieces.append(Piece(piece.rank, piece.text, low + shift, high + shift, low - start))
        return Passage(self.words[start:end], tuple(pieces))

    def group(self, match: re.Match[str], group: str | int = 0) -> "Passage":
        """The letters of a group of a match on the words or on their folded form."""
        return self.part(*match.span(group)) if match.span(group)[0] >= 0 else Passage()

    def split(self, separator: re.Pattern[str]) -> list["Passage"]:
        """What stands between the separators (found in the folded words), empty parts left out."""
        start, parts = 0, []
        for match in separator.finditer(self.folded):
            parts.append(self.part(start, match.start()))
            start = match.end()
        return [part for part in (*parts, self.part(start)) if part]


def joined(passages: Iterable[Passage], separator: str = " ") -> Passage:
    """The passages one after the other, with a separator between that the document does not have."""
    words: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for passage in passages:
        if not passage:
            continue
        if words:
            words.append(separator)
            length += len(separator)
        pieces += [Piece(p.rank, p.text, p.start, p.end, p.at + length) for p in passage.pieces]
        words.append(passage.words)
        length += len(passage.words)
    return Passage("".join(words), tuple(pieces))
