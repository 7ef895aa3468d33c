"""Runs of a paragraph to texts, for the formats that know runs: what is struck out or calls a note is left out."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from regain.core.french import shortened
from regain.exchange.reading import remarks
from regain.exchange.reading.blocks import Remark, Text
from regain.exchange.reading.equations import JOINER, raised
from regain.exchange.reading.wording import clean, texts_of


class Run(NamedTuple):
    """Words of one look: bold, struck out, raised above the line, or of the colour of the paper."""

    words: str
    bold: bool = False
    struck: bool = False
    raised: bool = False
    pale: bool = False


BREAK = "\n"
"""A run of these words is a line break within the paragraph."""

WHITE_TEXT = "white_text"
_LONGEST_QUOTE = 300
# "dimanche¹" and "1 480²" call notes; "m²" is a unit, "x²" a square.
_RAISED = re.compile("([⁺⁻]?[⁰¹²³⁴-⁹]+)")
_SIGN = r"(?:[\d⁰¹²³⁴-⁹]{1,3}|\*{1,3}|[†‡])"
_CALL = re.compile(rf"[\s(\[,;]*+{_SIGN}(?:[\s,;–-]++{_SIGN})*+[\s)\],;.]*+")
_UNIT = re.compile(r"(?<![^\W\d_])(?:km|hm|dam|dm|cm|mm|[^\W\d_])\Z")
# "3 × 10⁶" and "10³ m²" are powers; "les 10² associations" calls a note.
_EXPONENT = re.compile(r"\s*[-−+⁺⁻]?(?:\d{1,2}|[⁰¹²³⁴-⁹]{1,2})\s*")
_TIMES_TEN = re.compile(r"[×*xX·]\s*10\Z")
_TEN = re.compile(r"(?<![\d.,])(?<!\d\s)10\Z")
_MEASURE = re.compile(r"\s*(?:€|euros?\b|[kMG]?(?:Wh?|t|g|m|l|L)[²³23]?(?!\w))")
_LONGEST_BASE = 8
_FIGURE_FIRST = re.compile(r"\W*\d")


@dataclass(slots=True)
class Noticed:
    """What was met in the runs of a document: words struck out or white, each with its line, and calls to notes."""

    struck: list[tuple[str, int]] = field(default_factory=list)
    pale: list[tuple[str, int]] = field(default_factory=list)
    has_calls: bool = False

    def remarks(self) -> Iterator[Remark]:
        """What is said of it."""
        for words, line in self.struck:
            yield Remark(
                remarks.STRUCK_OUT,
                f"Ces mots sont barrés, ils n’ont pas été lus : « {shortened(words, _LONGEST_QUOTE)} ».",
                line,
            )
        for words, line in self.pale:
            message = f"Ces mots sont écrits en blanc, et ont été lus : « {shortened(words, _LONGEST_QUOTE)} »."
            yield Remark(WHITE_TEXT, f"{message} Vérifiez qu’ils sont bien de la convention.", line)
        if self.has_calls:
            yield remarks.remark(remarks.NOTE_CALLS_LEFT_OUT)


def texts_of_runs(  # noqa: PLR0913 - all that is known of a paragraph
    runs: Iterable[Run], *, line: int, level: int | None, item: bool, noticed: Noticed, box: int = 0
) -> Iterator[Text]:
    """The texts of a paragraph: a line break begins another, save in a heading, where it only wraps."""
    segments: list[list[Run]] = [[]]
    written = [part for run in runs for part in _parts(run)]
    for run in written:
        if run.words == BREAK and level is None:
            segments.append([])
        else:
            segments[-1].append(run)
    is_plain = not any(run.struck or run.raised or run.pale for run in written)  # as nearly all paragraphs are
    if not is_plain:
        noticed.struck += _alike(written, line, lambda run: run.struck)
        noticed.pale += _alike(written, line, lambda run: run.pale and not run.struck)
    for rank, segment in enumerate(segments):
        live = segment if is_plain else list(_without_calls([run for run in segment if not run.struck], noticed))
        joined = "".join(run.words for run in live)
        is_bold = all(run.bold for run in live if run.words.strip())
        yield from texts_of(joined, Text("", line, level=level, bold=is_bold, item=item and rank == 0, box=box))


def _parts(run: Run) -> Iterator[Run]:
    """The run, or its parts where some figures are raised by their very letters."""
    parts = _RAISED.split(run.words)
    if len(parts) == 1:
        yield run
        return
    for rank, words in enumerate(parts):
        if words:
            yield run._replace(words=words, raised=run.raised or rank % 2 == 1)


def _alike(runs: Sequence[Run], line: int, has_it: Callable[[Run], bool]) -> Iterator[tuple[str, int]]:
    """The words of neighbouring runs that have something in common, blank runs among them."""
    for is_so, group in groupby(runs, key=has_it):
        words = clean("".join(run.words for run in group)) if is_so else ""
        if any(map(str.isalnum, words)):
            yield words, line


def _without_calls(runs: Sequence[Run], noticed: Noticed) -> Iterator[Run]:
    """The runs without raised figures that call a note; a raised figure that opens the words is set apart from them."""
    groups = [list(group) for _, group in groupby(runs, key=lambda run: run.raised)]
    before = ""
    for rank, group in enumerate(groups):
        words = "".join(run.words for run in group)
        after = "".join(run.words for run in groups[rank + 1]) if rank + 1 < len(groups) else ""
        if group[0].raised and _EXPONENT.fullmatch(words) and _is_power(before, after):
            yield group[0]._replace(words=raised(words))
            before = words
        elif not group[0].raised or not _CALL.fullmatch(words) or _belongs(before, words, after):
            yield from group
            before = (before + words).rstrip()[-_LONGEST_BASE:]
        elif before:
            noticed.has_calls = True
            yield group[0]._replace(words=" " if after[:1].isalnum() or words[-1].isspace() else "")
        else:
            yield group[0]._replace(words=f"{words} ")


def _belongs(before: str, words: str, after: str) -> bool:
    """Whether a raised figure is that of a unit ("m2"), or all the value that a label has ("Habitants : 850")."""
    bare = words.strip()
    if bare in {*"23²³"} and _UNIT.search(before):
        return True
    return bare.isascii() and bare.isdigit() and before.endswith(":") and not _FIGURE_FIRST.match(after)


def _is_power(before: str, after: str) -> bool:
    """Whether a raised figure is an exponent: of an equation, of a power of ten that multiplies or counts a measure."""
    if before.endswith(JOINER) or _TIMES_TEN.search(before):
        return True
    return _TEN.search(before) is not None and _MEASURE.match(after) is not None
