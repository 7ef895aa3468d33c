"""Runs of a paragraph to texts, for the formats that know runs."""

from collections.abc import Iterable, Iterator

from regain.exchange.reading.blocks import Text
from regain.exchange.reading.wording import texts_of

Run = tuple[str, bool]
"""Words, and whether they are bold."""

BREAK = "\n"
"""A run of these words is a line break within the paragraph."""


def texts_of_runs(runs: Iterable[Run], *, line: int, level: int | None, item: bool) -> Iterator[Text]:
    """The texts of a paragraph: a line break begins another, save in a heading, where it only wraps."""
    segments: list[list[Run]] = [[]]
    for words, bold in runs:
        if words == BREAK and level is None:
            segments.append([])
        else:
            segments[-1].append((words, bold))
    for rank, segment in enumerate(segments):
        joined = "".join(words for words, _ in segment)
        is_bold = all(bold for words, bold in segment if words.strip())
        yield from texts_of(joined, Text("", line, level=level, bold=is_bold, item=item and rank == 0))
