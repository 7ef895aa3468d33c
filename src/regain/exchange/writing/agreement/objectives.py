"""The objectives of a neighbourhood: a table for each stake, a strategic objective told once for all its rows."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from regain.exchange.draft import ObjectiveRow, StakeNamed
from regain.exchange.writing.agreement.sections import Sections
from regain.exchange.writing.agreement.words import clean, heading
from regain.exchange.writing.blocks import Block, Grid, GridCell

PATTERN = r"objectif|strategie|plan d action|programme d|declinaison"
_TITLE = "Objectifs poursuivis sur le quartier"
_HEADERS = ("Objectifs stratégiques", "Objectifs intercommunaux", "Objectifs opérationnels")
_WIDTHS = (0.28, 0.32, 0.4)

Cells = tuple[GridCell | None, ...]


def objectives(rows: Sequence[ObjectiveRow], sections: Sections) -> Iterator[Block]:
    """The title, then for each stake its title and its table."""
    if not rows:
        yield from sections.about(2, PATTERN)
        return
    yield from sections.titled(2, _TITLE, PATTERN)
    for stake, inside in groupby(rows, key=lambda row: row.stake):
        if named := stake_words(stake):
            yield heading(3, named)
        yield _table(stake, list(inside))


def stake_words(stake: StakeNamed) -> str:
    """`Enjeu 1 : Des quartiers où il fait bon vivre`."""
    number = f"Enjeu {stake.number}" if stake.number is not None else "Enjeu"
    if not stake.title:
        return number if stake.number is not None else ""
    return f"{number} : {stake.title}"


def _table(stake: StakeNamed, rows: list[ObjectiveRow]) -> Grid:
    header: Cells = tuple(GridCell((words,), is_header=True) for words in _HEADERS)
    body = [cells for _, inside in groupby(rows, key=lambda row: row.strategic) for cells in _group(list(inside))]
    summary = f"Objectifs du quartier pour l’enjeu « {stake.title} »" if stake.title else "Objectifs du quartier"
    return Grid(clean(summary), _WIDTHS, (header, *body))


def _group(rows: list[ObjectiveRow]) -> Iterator[Cells]:
    """The rows of one strategic objective: its cell stands in the first, and covers the others."""
    for rank, row in enumerate(rows):
        strategic = GridCell(_words(row.strategic), rows=len(rows)) if rank == 0 else None
        operational = GridCell(tuple(map(clean, row.operational)), bulleted=True)
        yield strategic, GridCell(_words(row.intercommunal)), operational


def _words(words: str) -> tuple[str, ...]:
    return (clean(words),) if words else ()
