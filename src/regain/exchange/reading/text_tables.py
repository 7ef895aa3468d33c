"""Tables of a plain text: those that rules or spaces draw are rebuilt, those that are lost are found."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from regain.core.labels import fold
from regain.exchange.reading.blocks import Cell, Table, Text
from regain.exchange.reading.wording import starts_with_bullet, texts_of

Line = tuple[int, str]

_UPRIGHT = re.compile(r"[|│┃║¦]")
_RULE = re.compile(r"[\s|│┃║+:=\-─━═┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝]+")
_DASHES = re.compile(r"[-=─━═]{3}")
_RULED_ROWS = 4
_LEAST_ROWS = 2
_GUTTER = 2
_WIDEST = 400
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})(?:[.)°]|\.\d)+|\W+|o", re.IGNORECASE)
_UNDERLINES = re.compile(r"\s*[-=]{2,}(?:\s+[-=]{2,})+\s*")
_VALUED = re.compile(r":\s*+\S")
_WIDE = re.compile(r"\S\s{3,}+\S")
_SPACED = re.compile(r"\S\s{2,}+\S")
_PAGE = re.compile(r"\d{1,3}")

# Heads of columns, folded. Two sorts of objectives side by side are never a heading and its part.
_OBJECTIVES = re.compile(r"objectifs? .*(?P<kind>strateg|intercommuna|operationnel|specifique|general)")
# "Objectif stratégique 1 - Cadre de vie": a number is that of a heading.
_NUMBERED = re.compile(r"(?:[a-z]+ ){1,4}(?:n\W*(?:o\W*)?)?\d{1,2}(?!\d)")
_HEAD = re.compile(
    r"(?:objectifs?|actions?|enjeux?|orientations?|thematiques?|themes?|axes?|mesures?|projets?|engagements?)"
    r"(?: (?:de|des|du|d|pour|a|sur|strateg|operation|intercommun|prevu|propos|retenu|men)[a-z ]{0,60})?"
    r"|(?:pilotes?|porteurs?|responsables?|partenaires?|financeurs?|publics?|cibles?|moyens?|budgets?|montants?|couts?)"
    r"(?: (?:de|des|du|d|associes?|concernes?|vises?|mobilises?|previsionnels?)[a-z ]{0,40})?"
    r"|echeances?|echeanciers?|calendriers?|delais?|financements?|statuts?|indicateurs?(?: [a-z ]{0,40})?|resultats? attendus?"
    r"|observations?|commentaires?|codes?|noms?|valeurs?|annees?|sources?|quartiers?|qpv|communes?|ville|agglomeration|epci"
    r"|departement|region|france"
)
_LEAST_HEADS = 3
_MOST_WORDS = 6


def is_ruled(words: str) -> bool:
    """Whether a line may belong to a table whose columns are parted by upright rules."""
    return is_rule(words) or len(_UPRIGHT.findall(words)) > 1 or " | " in words


def is_underline(words: str) -> bool:
    """Whether a line only underlines the heads of several columns."""
    return bool(_UNDERLINES.fullmatch(words))


def is_rule(words: str) -> bool:
    """Whether a line only draws a rule between rows."""
    return bool(_RULE.fullmatch(words) and _DASHES.search(words) and re.search(r"[|+│┃║┬┼┴╬╦╩─━═]", words))


def table_of_rules(lines: Sequence[Line]) -> Table | None:
    """The table that upright rules draw; None when its rows have not the same number of cells."""
    cells = {number: _parted(words) for number, words in lines if not is_rule(words)}
    if len(cells) < _LEAST_ROWS or len({len(row) for row in cells.values()}) != 1:
        return None
    rules = len(lines) - len(cells)
    rows: list[list[tuple[int, list[str]]]] = []
    is_below_a_rule = True
    for number, _ in lines:
        if number not in cells:
            is_below_a_rule = True
            continue
        # Under two rules a row without a first cell goes on; where each row has its rule, every line does.
        goes_on = not is_below_a_rule and rules > 1 and (rules >= _RULED_ROWS or not cells[number][0])
        if not goes_on:
            rows.append([])
        rows[-1].append((number, cells[number]))
        is_below_a_rule = False
    return Table(tuple(map(_row, rows)))


def is_misdrawn(lines: Sequence[Line]) -> bool:
    """Whether lines that make no table still look like the rows of one."""
    return sum(len(_UPRIGHT.findall(words)) > 1 and not is_rule(words) for _, words in lines) >= _LEAST_ROWS


def _parted(words: str) -> list[str]:
    parts = [part.strip() for part in _UPRIGHT.split(words.strip())]
    if parts and not parts[0]:
        del parts[0]
    if parts and not parts[-1]:
        del parts[-1]
    return parts


def _row(lines: Sequence[tuple[int, list[str]]]) -> tuple[Cell, ...]:
    """One row of the lines it takes: in each cell a line goes on from the one above, unless a bullet opens it."""
    number = lines[0][0]
    row = []
    for parts in zip(*(cells for _, cells in lines), strict=True):
        said: list[str] = []
        for part in filter(None, parts):
            if said and not starts_with_bullet(part):
                said[-1] += f" {part}"
            else:
                said.append(part)
        row.append(Cell(tuple(text for words in said for text in texts_of(words, Text("", number)))))
    return tuple(row)


def spaced(lines: Sequence[Line]) -> tuple[int, int]:
    """From which line to which some hold words that several spaces part: what is around them is no part of a table."""
    ranks = [rank for rank, (_, words) in enumerate(lines) if _SPACED.search(words)]
    return (ranks[0], ranks[-1] + 1) if ranks else (0, 0)


def columns_of(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Where the columns of neighbouring lines stand, when spaces part them in all the lines; none otherwise.

    Two spaces part columns, three where there are but two lines.
    """
    width = max(len(words) for _, words in lines)
    if len(lines) < _LEAST_ROWS or width > _WIDEST:
        return []
    gutter = _GUTTER if len(lines) > _LEAST_ROWS else _GUTTER + 1
    written = [at for at in range(width) if any(words[at : at + 1].strip() for _, words in lines)]
    columns: list[tuple[int, int]] = []
    for at in written:
        if columns and at - columns[-1][1] < gutter:
            columns[-1] = columns[-1][0], at + 1
        else:
            columns.append((at, at + 1))
    return columns if len(columns) > 1 else []


def table_of_spaces(lines: Sequence[Line], columns: Sequence[tuple[int, int]]) -> Table | None:
    """The table that spaces align; None when some cell is empty: nothing says then where a row ends."""
    rows = [(number, [words[first:last].strip() for first, last in columns]) for number, words in lines]
    return Table(tuple(_row([row]) for row in rows)) if all(all(cells) for _, cells in rows) else None


def is_list(lines: Sequence[Line], columns: Sequence[tuple[int, int]]) -> bool:
    """Whether the columns are numbers before the items of a list, or pages after titles."""
    first = [words[slice(*columns[0])].strip() for _, words in lines]
    last = [words[slice(*columns[-1])].strip() for _, words in lines]
    pages = [int(page) for page in last if _PAGE.fullmatch(page)]
    is_contents = len(columns) == _LEAST_ROWS and len(pages) == len(lines) and pages == sorted(pages)
    return is_contents or all(not words or _NUMBER.fullmatch(words) for words in first)


def is_broken(lines: Sequence[Line], columns: Sequence[tuple[int, int]]) -> bool:
    """Whether lines look like a table whose rows cannot be told apart: several are whole, others have empty cells."""
    whole = sum(all(words[first:last].strip() for first, last in columns) for _, words in lines)
    return len(lines) > whole >= _LEAST_ROWS


def is_wrapped(lines: Sequence[Line], columns: Sequence[tuple[int, int]]) -> bool:
    """Whether cells go on over several lines, or heads cover columns that the lines below part.

    A row of cells that all begin in small letters goes on from the one above.
    """
    rows = [[words[first:last] for first, last in columns] for _, words in lines]
    goes_on = any(all(cell.strip()[:1].islower() for cell in row) for row in rows[1:])
    return goes_on or any(_WIDE.search(cell) for row in rows for cell in row)


def has_no_gutter(lines: Sequence[Line]) -> bool:
    """Whether wide blanks part the words of several lines though no blank goes down through all of them."""
    return sum(_WIDE.search(words.strip()) is not None for _, words in lines) >= _LEAST_ROWS


def lost_heads(lines: Iterable[Line]) -> Iterator[int]:
    """The lines where heads of columns follow each other, one to a line: their table was lost."""
    written = [(number, _head(words)) for number, words in _whole_heads(lines)]
    for is_head, group in groupby(written, key=lambda line: bool(line[1])):
        heads = list(group)
        kinds = {found["kind"] for _, head in heads if (found := _OBJECTIVES.match(head))}
        if is_head and (len({head for _, head in heads}) >= _LEAST_HEADS or len(kinds) > 1):
            yield heads[0][0]


def _whole_heads(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines that are not blank, a head that goes on in small letters on the next line being put together."""
    above: Line | None = None
    for number, words in lines:
        if not words.strip():
            continue
        goes_on = words.strip()[0].islower() and ":" not in words and len(words.split()) <= _MOST_WORDS
        if above and goes_on and _head(above[1]) and (whole := f"{above[1].rstrip()} {words.strip()}") and _head(whole):
            above = above[0], whole
            continue
        if above:
            yield above
        above = number, words
    if above:
        yield above


def _head(words: str) -> str:
    """The folded words of a line that may head a column; nothing for any other line."""
    if starts_with_bullet(words) or "\t" in words or len(words) > _WIDEST or _VALUED.search(words):
        return ""
    folded = fold(words)
    if _NUMBERED.match(folded):
        return ""
    return folded if _HEAD.fullmatch(folded) or _OBJECTIVES.match(folded) else ""
