"""Small gestures of composing: blocks from words, and what to compare words by."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

from regain.core.french import typeset
from regain.exchange.writing.blocks import Block, Bullets, Heading, Paragraph

_DASH = "- "
_BLANKS = re.compile(r"[ \t\r\n]+")


def clean(words: str) -> str:
    """Words on one line, with the spaces of French typography."""
    return typeset(_BLANKS.sub(" ", words).strip())


def heading(level: int, words: str) -> Heading:
    """A title."""
    return Heading(level, clean(words))


def paragraph(words: str, kind: str = "body") -> Paragraph:
    """A paragraph."""
    return Paragraph(clean(words), kind)


def bullets(items: Iterable[str]) -> Iterator[Bullets]:
    """A list, unless there is nothing to list."""
    if words := tuple(word for item in items if (word := clean(item))):
        yield Bullets(words)


def prose(text: str) -> Iterator[Block]:
    """The paragraphs of a text, parted by blank lines; lines that begin with a dash are lists."""
    runs = [run for part in re.split(r"\r?\n\s*\n", text) for run in _runs(part)]
    for is_item, group in groupby(runs, key=lambda run: run.startswith(_DASH)):
        if is_item:
            yield from bullets(run.removeprefix(_DASH) for run in group)
        else:
            yield from (paragraph(run) for run in group)


def _runs(part: str) -> Iterator[str]:
    """The items of a part one by one; its other lines are one run."""
    run = ""
    for line in part.splitlines():
        if line.startswith(_DASH) and run:
            yield run
            run = line
        else:
            run = f"{run} {line}".strip()
    if run:
        yield run


def bare(words: str) -> str:
    """Letters and digits without accents or capitals, one space between runs."""
    letters = "".join(char for char in unicodedata.normalize("NFKD", words) if not unicodedata.combining(char))
    return " ".join(re.findall(r"[^\W_]+", letters.casefold()))
