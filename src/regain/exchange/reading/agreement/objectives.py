"""The objectives of a neighbourhood: one entry per intercommunal objective, in document order."""

from collections.abc import Iterable, Iterator

from regain.exchange.draft import ObjectiveRow, StakeNamed
from regain.exchange.reading.agreement.capitals import sentence_case
from regain.exchange.reading.agreement.ledger import IN_THE_DOCUMENT, Ledger
from regain.exchange.reading.agreement.lines import Block, Line
from regain.exchange.reading.agreement.noted import Noted
from regain.exchange.reading.agreement.objective_rows import RowRead
from regain.exchange.reading.agreement.objective_tables import TableReader
from regain.exchange.reading.agreement.objective_titles import TitleReader
from regain.exchange.reading.agreement.objective_tree import Entry, Tree
from regain.exchange.reading.agreement.wrapping import unwrapped


def entries_of(blocks: Iterable[Block], ledger: Ledger) -> list[Entry]:
    """The entries told by the blocks of one part or several, tables and titles alike."""
    return Tree(ledger, _rows(list(blocks), ledger)).entries


def _rows(blocks: list[Block], ledger: Ledger) -> Iterator[RowRead]:
    """The rows of tables and titles, in order."""
    tables = TableReader(ledger)
    lines = unwrapped(block for block in blocks if isinstance(block, Line))
    starts = {line.passage.rank: rank for rank, line in enumerate(lines)}
    titles = TitleReader(ledger, lines)
    for block in blocks:
        if not isinstance(block, Line):
            yield from tables.rows_of(block)
        elif block.passage.rank in starts:
            yield titles.row_of(starts[block.passage.rank])


def objective(entry: Entry, ledger: Ledger, names: Iterable[str]) -> Noted[ObjectiveRow]:
    """An entry as the draft keeps it. `names` are proper names that keep their capital in a stake's title."""
    stake, strategic = entry.strategic.stake, entry.strategic.words
    if not entry.words:
        ledger.warn(
            "intercommunal_missing",
            f"Des objectifs opérationnels ne sont rattachés à aucun objectif intercommunal : rattachez-les {IN_THE_DOCUMENT}.",
            entry.operational[0] if entry.operational else strategic,
        )
    elif not entry.operational:
        ledger.inform(
            "objective_without_operational",
            f"Aucun objectif opérationnel n’est donné pour « {entry.words.words} » : la case est restée vide.",
            entry.words,
        )
    if not strategic:
        ledger.warn(
            "strategic_missing",
            f"Des objectifs intercommunaux ne sont rattachés à aucun objectif stratégique : rattachez-les {IN_THE_DOCUMENT}.",
            entry.words,
        )
    title = ledger.words(stake.title)
    row = ObjectiveRow(
        stake=StakeNamed(stake.number, sentence_case(title, names).rstrip(" :.")),
        strategic=ledger.words(strategic),
        intercommunal=ledger.words(entry.words),
        operational=tuple(ledger.words(statement) for statement in entry.operational),
    )
    places = {
        "/stake/number": stake.number_at,
        "/stake/title": stake.title,
        "/strategic": strategic,
        "/intercommunal": entry.words,
        **{f"/operational/{rank}": statement for rank, statement in enumerate(entry.operational)},
    }
    return Noted(row, places)
