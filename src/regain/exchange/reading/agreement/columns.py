"""What each column of an objectives' table holds, told by its header row."""

import re
from collections.abc import Mapping
from enum import Enum, auto

from regain.exchange.reading.agreement.lines import GridCell, Row

_MOST_WORDS = 16


class Column(Enum):
    """What a column holds."""

    STAKE = auto()
    FRAMEWORK = auto()
    STRATEGIC = auto()
    INTERCOMMUNAL = auto()
    OPERATIONAL = auto()
    QUARTER = auto()
    OTHER = auto()


_HEADERS = (
    (
        Column.OPERATIONAL,
        re.compile(
            r"operationne|pour les? quartiers?|sur les? quartiers?|\bcommuna(?:l|le|ux)\b|locaux|^actions?|^mesures?\b"
        ),
    ),
    (
        Column.FRAMEWORK,
        re.compile(
            r"strategie (?:intercommunale|de l'agglo|du contrat)|convention[- ]cadre|contrat de ville|agglomeration"
        ),
    ),
    (Column.STRATEGIC, re.compile(r"strategique|^orientations?|^axes?\b|^ambitions?")),
    (Column.INTERCOMMUNAL, re.compile(r"intercommuna|specifique|generaux|general\b")),
    (Column.STAKE, re.compile(r"^(?:enjeux?|thematiques?|themes?|piliers?)\b")),
    (Column.QUARTER, re.compile(r"^quartiers?\b")),
    (
        Column.OTHER,
        re.compile(
            r"^(?:indicateurs?|pilotes?|porteurs?|partenaires?|calendriers?|echeances?|observations?|commentaires?|moyens"
            r"|financements?|budgets?|delais?|statuts?|resultats?|publics?|n°|ref)\b"
        ),
    ),
    (Column.INTERCOMMUNAL, re.compile(r"^objectifs?$")),
)
_OPENING = re.compile(
    r"(?:les |l')?(?:objectifs?|enjeux?|orientations?|axes?|ambitions?|actions?|mesures?|thematiques?|themes?|piliers?|engagements?|quartiers?|declinaison|strategie"
    r"|indicateurs?|pilotes?|porteurs?|partenaires?|calendriers?|echeances?|observations?|commentaires?|moyens"
    r"|financements?|budgets?|delais?|statuts?|resultats?|publics?|n°|ref)\b"
)
_NOT_A_HEADER = re.compile(r".*(?:\d ?[:.)-]|: ?\S|\d$)")


def columns_of(row: Row) -> Mapping[int, Column] | None:
    """The columns that a header row names; None when the row is no header row."""
    named: dict[int, Column] = {}
    for rank, cell in enumerate(row):
        if cell is None or not cell.passage:
            continue
        column = _column(cell)
        if column is None:
            return None
        named.update(dict.fromkeys(_covered(row, rank, cell), column))
    wanted = {Column.FRAMEWORK, Column.STRATEGIC, Column.INTERCOMMUNAL, Column.OPERATIONAL}
    if not wanted & set(named.values()):
        return None
    return _framework_split(named)


def _column(cell: GridCell) -> Column | None:
    """What the header says; None for words that are no header."""
    words = cell.passage.folded.strip(" :")
    if not _OPENING.match(words) or _NOT_A_HEADER.match(words) or len(words.split()) > _MOST_WORDS:
        return None
    return next((column for column, pattern in _HEADERS if pattern.search(words)), None)


def _covered(row: Row, rank: int, cell: GridCell) -> range:
    """The places that a header covers: those its span says, else the empty cells that follow it."""
    end = rank + cell.columns
    while end < len(row):
        following = row[end]
        if following is None or following.passage or cell.columns > 1:
            break
        end += 1
    return range(rank, end)


def _framework_split(named: dict[int, Column]) -> Mapping[int, Column]:
    """A header common to the framework's two levels covers the strategic column, then the intercommunal one."""
    shared = [rank for rank, column in named.items() if column is Column.FRAMEWORK]
    has_strategic = Column.STRATEGIC in named.values()
    for place, rank in enumerate(shared):
        alone = len(shared) == 1 or has_strategic
        named[rank] = Column.INTERCOMMUNAL if alone or place else Column.STRATEGIC
    return named
