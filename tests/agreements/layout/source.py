"""From a short source to a layout.

Lines `@ key: value` set the layout. `#` titles; `- ` items (two spaces more per level); `+ ` numbered items;
`title ... page` contents; `===` page break. Every other line is a paragraph. A table is a run of lines `| a | b |`,
where `^` prolongs the cell above, `>` the cell on the left, `<br>` parts two paragraphs of a cell.
Within words: `**bold**`, `{+inserted+}`, `{-deleted-}`, `{[content control]}`, `{f0b7}` a character by its code,
`{br}` a line break.
"""

import re
from collections.abc import Iterator

from tests.agreements.layout.model import Box, Change, Grid, Kind, Layout, Line, PageBreak, Piece

SETTING = re.compile(r"@ (\w+): (.*)")
HEADING = re.compile(r"(#+) (.+)")
ITEM = re.compile(r"( *)- (.+)")
NUMBERED = re.compile(r"\+ (.+)")
CONTENTS = re.compile(r"(.+) \.\.\. (\d+)")
PIECE = re.compile(r"\*\*(?P<bold>.+?)\*\*|\{\+(?P<ins>.+?)\+\}|\{-(?P<del>.+?)-\}|\{\[(?P<control>.+?)\]\}")
CHARACTER = re.compile(r"\{([0-9a-f]{4})\}")


def layout_from_source(source: str) -> Layout:
    """The layout that a source describes. Raises `ValueError` for a setting that no layout has."""
    settings: dict[str, str] = {}
    lines: list[str] = []
    for line in source.splitlines():
        if setting := SETTING.fullmatch(line):
            settings[setting[1]] = decoded(setting[2])
        else:
            lines.append(line)
    return _layout(tuple(_blocks(lines)), settings)


def decoded(words: str) -> str:
    """The words with `{f0b7}` and `{br}` replaced with what they stand for."""
    return CHARACTER.sub(lambda found: chr(int(found[1], 16)), words).replace("{br}", "\n")


def pieces_of(words: str) -> tuple[Piece, ...]:
    """The words cut where bold, a tracked change or a content control begins or ends."""
    pieces, end = [], 0
    for found in PIECE.finditer(words):
        pieces.append(Piece(words[end : found.start()]))
        pieces.append(_special_piece(found))
        end = found.end()
    pieces.append(Piece(words[end:]))
    return tuple(piece for piece in pieces if piece.words)


def _special_piece(found: re.Match[str]) -> Piece:
    changes = {"ins": Change.INSERTED, "del": Change.DELETED}
    group = str(found.lastgroup)
    return Piece(found[group], bold=group == "bold", change=changes.get(group), control=group == "control")


def _layout(blocks: tuple[Line | Grid | PageBreak, ...], settings: dict[str, str]) -> Layout:
    unknown = settings.keys() - {"headings", "header", "footer", "paper", "hyphenate", "repeat"}
    if unknown:
        raise ValueError(f"no such setting: {unknown}")
    return Layout(
        blocks,
        headings=settings.get("headings", "styled"),
        header=settings.get("header", ""),
        footer=settings.get("footer", ""),
        paper=settings.get("paper", "a4"),
        hyphenate=settings.get("hyphenate") == "yes",
        repeat=int(settings.get("repeat", "0")),
    )


def _blocks(lines: list[str]) -> Iterator[Line | Grid | PageBreak]:
    table: list[str] = []
    rank = 0
    for line in [*lines, ""]:
        if line.startswith("|"):
            table.append(line)
            continue
        if table:
            yield grid_from([[_cell(words) for words in row.strip("|").split("|")] for row in table])
            table = []
        rank = rank + 1 if NUMBERED.fullmatch(line) else 0
        if line.strip():
            yield PageBreak() if line == "===" else _line(line, rank)


def _line(line: str, rank: int) -> Line:
    line = decoded(line)
    if found := HEADING.fullmatch(line):
        return Line(pieces_of(found[2]), Kind.HEADING, len(found[1]))
    if found := ITEM.fullmatch(line):
        return Line(pieces_of(found[2]), Kind.ITEM, len(found[1]) // 2 + 1)
    if found := NUMBERED.fullmatch(line):
        return Line(pieces_of(found[1]), Kind.NUMBERED, rank=rank)
    if found := CONTENTS.fullmatch(line):
        return Line((Piece(f"{found[1]}\t{found[2]}"),), Kind.CONTENTS)
    return Line(pieces_of(line))


def _cell(words: str) -> str | tuple[Line, ...]:
    """The paragraphs of a cell, or the sign that prolongs another."""
    words = words.strip(" ")
    if words in ("^", ">"):
        return words
    return tuple(_line(piece, 0) for piece in words.split("<br>") if piece)


def grid_from(rows: list[list[str | tuple[Line, ...]]]) -> Grid:
    """The table of cells whose signs `^` and `>` prolong another. Raises `ValueError` for a ragged one."""
    if len({len(row) for row in rows}) != 1:
        raise ValueError(f"rows of unequal lengths: {rows}")
    return Grid(tuple(tuple(_box(rows, y, x) for x in range(len(row))) for y, row in enumerate(rows)))


def _box(rows: list[list[str | tuple[Line, ...]]], y: int, x: int) -> Box | None:
    cell = rows[y][x]
    if isinstance(cell, str):
        return None
    columns = _run(rows[y][x + 1 :], ">")
    return Box(cell, columns, _run([row[x] for row in rows[y + 1 :]], "^"))


def _run(cells: list[str | tuple[Line, ...]], sign: str) -> int:
    length = 1
    for cell in cells:
        if cell != sign:
            break
        length += 1
    return length
