"""From a plain text export (tabs between cells, `- ` items, `**bold**`) back to the paper it came from."""

import re
from collections.abc import Iterator
from itertools import groupby

from tests.agreements.layout.model import Grid, Kind, Layout, Line, PageBreak, Piece
from tests.agreements.layout.source import grid_from, pieces_of

CONTENTS = re.compile(r"[^\t]+\t\d+")
CONTENTS_TITLE = "Sommaire"


def layout_from_text(text: str) -> Layout:
    """The layout of a text export. Titles are the lines that the table of contents names."""
    lines = text.splitlines()
    titles = {line.split("\t")[0] for line in lines if CONTENTS.fullmatch(line)} | {CONTENTS_TITLE}
    blocks: list[Line | Grid | PageBreak] = []
    for in_table, run in groupby(lines, key=_is_row):
        group = list(run)
        blocks.extend([_grid(group)] if in_table else _lines(group, titles))
    return Layout(tuple(blocks))


def _is_row(line: str) -> bool:
    return "\t" in line and not CONTENTS.fullmatch(line)


def _lines(lines: list[str], titles: set[str]) -> Iterator[Line]:
    for line in lines:
        words = line.strip()
        if CONTENTS.fullmatch(line):
            yield Line((Piece(line),), Kind.CONTENTS)
        elif words in titles:
            yield Line((Piece(words),), Kind.HEADING)
        elif words.startswith("- "):
            yield Line(pieces_of(words[2:]), Kind.ITEM)
        elif words:
            yield Line(pieces_of(words))


def _grid(lines: list[str]) -> Grid:
    """Empty cells before the first full row are covered from the left, those of the first column from above."""
    rows = [[cell.strip() for cell in line.split("\t")] for line in lines]
    width = max(rank for row in rows for rank, cell in enumerate(row, start=1) if cell)
    rows = [(row + [""] * width)[:width] for row in rows]
    first_full = next((y for y, row in enumerate(rows) if all(row)), len(rows))
    return grid_from([[_cell(row, x, y < first_full) for x in range(width)] for y, row in enumerate(rows)])


def _cell(row: list[str], x: int, in_head: bool) -> str | tuple[Line, ...]:  # noqa: FBT001 - a private rule
    if row[x]:
        return (Line((Piece(row[x]),)),)
    if in_head and x > 0:
        return ">"
    return "^" if x == 0 and not in_head else ()
