"""Paragraphs of print to texts: words joined, heading levels told by the size of the letters."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from regain.exchange.reading.blocks import Text
from regain.exchange.reading.pdf.hyphens import Lexicon
from regain.exchange.reading.pdf.lines import Line
from regain.exchange.reading.pdf.paragraphs import Paragraph
from regain.exchange.reading.wording import texts_of

_CLEARLY_LARGER = 1.12
_MAX_LEVEL = 9
_LONGEST_TITLE = 250
_LONGEST_WORD = 200
# Dots that lead to a page number fill a line: four say it as well.
_LEADERS = re.compile(r"(\s?)(?:[.…·_]\s?){4,}(?<!\s)")


@dataclass(frozen=True, slots=True)
class Typesetting:
    """What holds for the whole document: its words, and the sizes of its titles, largest first."""

    lexicon: Lexicon
    title_sizes: tuple[float, ...]

    def texts(self, paragraph: Paragraph) -> Iterator[Text]:
        """The texts of a paragraph: several when bullets stand in its middle."""
        words = self.words(paragraph)
        bold = all(line.bold for line in paragraph)
        level = self._level(paragraph[0].size) if len(words) <= _LONGEST_TITLE else None
        return texts_of(words, Text("", paragraph[0].row, paragraph[0].page, level, bold))

    def words(self, paragraph: Paragraph) -> str:
        """The words of a paragraph on one line."""
        done, end = [], ""
        for line in paragraph:
            end = self.lexicon.join(end, line.words)
            if len(end) > 2 * _LONGEST_WORD:  # only its last word tells how the next line is joined
                done.append(end[:-_LONGEST_WORD])
                end = end[-_LONGEST_WORD:]
        return _LEADERS.sub(r"\1....", "".join((*done, end)))

    def _level(self, size: float) -> int | None:
        rounded = _rounded(size)
        return min(self.title_sizes.index(rounded) + 1, _MAX_LEVEL) if rounded in self.title_sizes else None


def typesetting_of(body: Iterable[Line], lines: Iterable[Line]) -> Typesetting:
    """The typesetting of a document, from the lines of its body and from all its lines."""
    letters: Counter[float] = Counter()
    for line in body:
        letters[_rounded(line.size)] += len(line.words)
    usual = max(letters, key=lambda size: (letters[size], -size), default=0.0)
    titles = sorted((size for size in letters if size > _CLEARLY_LARGER * usual), reverse=True)
    return Typesetting(Lexicon(line.words for line in lines), tuple(titles))


def _rounded(size: float) -> float:
    return round(size * 2) / 2
