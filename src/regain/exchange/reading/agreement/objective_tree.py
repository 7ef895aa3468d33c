"""Rows put together: merged cells spread, cells cut over rows joined again, labels said twice gathered."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from regain.exchange.reading.agreement.folding import bare, calls_for_more, is_left_open, starts_low
from regain.exchange.reading.agreement.ledger import Ledger
from regain.exchange.reading.agreement.objective_rows import RowRead
from regain.exchange.reading.agreement.passages import Passage, joined
from regain.exchange.reading.agreement.stakes import StakeLine

LONGEST_CELL = 2_000
"""Letters of a cell after which nothing more is joined to it: each time, all of it is put together again."""


@dataclass
class Strategic:
    """A strategic objective, under its stake."""

    stake: StakeLine
    words: Passage = field(default_factory=Passage)


@dataclass
class Entry:
    """An intercommunal objective and what the neighbourhood does for it."""

    strategic: Strategic
    words: Passage
    operational: list[Passage] = field(default_factory=list)
    of_quarters: Passage = field(default_factory=Passage)


class Tree:
    """Grows row by row; `entries` are in document order."""

    def __init__(self, ledger: Ledger, rows: Iterable[RowRead]) -> None:
        self.entries: list[Entry] = []
        self._ledger = ledger
        self._all = list(rows)
        self._low = {name: self._is_written_low(name) for name in ("strategic", "intercommunal")}
        self._strategic = Strategic(StakeLine(None, Passage(), Passage()))
        self._quarters = Passage()
        for row in self._all:
            self._add(row)

    def _is_written_low(self, name: str) -> bool:
        """Whether this document begins its objectives with a small letter: it then says nothing of a cut."""
        words = [passage.words for row in self._all if (passage := getattr(row, name))]
        return sum(map(starts_low, words)) * 2 > len(words)

    def _add(self, row: RowRead) -> None:
        if row.stake:
            self._strategic = Strategic(row.stake)
        if row.of_quarters:
            self._quarters = row.of_quarters
        rejoined = bool(row.strategic) and self._add_strategic(row.strategic)
        if row.intercommunal:
            self._add_intercommunal(row, cut_above=rejoined or not row.strategic)
        elif row.operational:
            self._add_operational(row.operational, cut=True)

    def _add_strategic(self, words: Passage) -> bool:
        """Take a strategic cell; whether it was the end of the one above."""
        above = self._strategic
        if self._is_cut(above.words, words, "strategic"):
            above.words = self._rejoin(above.words, words)
            return True
        if bare(above.words.words) != bare(words.words):
            self._strategic = Strategic(above.stake, words)
        else:
            self._ledger.label(words)
        return False

    def _add_intercommunal(self, row: RowRead, *, cut_above: bool) -> None:
        last = self.entries[-1] if self.entries else None
        if (
            last
            and cut_above
            and last.strategic is self._strategic
            and self._is_cut(last.words, row.intercommunal, "intercommunal")
        ):
            last.words = self._rejoin(last.words, row.intercommunal)
        elif last and last.strategic is self._strategic and bare(last.words.words) == bare(row.intercommunal.words):
            self._ledger.label(row.intercommunal)
            self._ledger.inform(
                "label_repeated",
                f"L’objectif « {row.intercommunal.words} » est écrit sur deux lignes de suite : elles ont été réunies.",
                row.intercommunal,
            )
        else:
            self.entries.append(Entry(self._strategic, row.intercommunal, list(row.operational), self._quarters))
            return
        self._add_operational(row.operational, cut=True)

    def _add_operational(self, statements: tuple[Passage, ...], *, cut: bool) -> None:
        """Add to the last entry; the first statement may be the end of the last one above."""
        if not self.entries or self.entries[-1].strategic is not self._strategic:
            self.entries.append(Entry(self._strategic, Passage(), [], self._quarters))
        kept = self.entries[-1].operational
        for rank, words in enumerate(statements):
            if (
                cut
                and rank == 0
                and kept
                and starts_low(words.words)
                and is_left_open(kept[-1].words)
                and words.rank != kept[-1].rank
                and len(kept[-1].words) <= LONGEST_CELL
            ):
                kept[-1] = self._rejoin(kept[-1], words)
            else:
                kept.append(words)

    def _is_cut(self, above: Passage, below: Passage, name: str) -> bool:
        """Whether a cell is the end of the one above: it goes on in small letters after an open end."""
        if not above or not below or not is_left_open(above.words) or not starts_low(below.words):
            return False
        if len(above.words) > LONGEST_CELL:
            return False
        return not self._low[name] or calls_for_more(above.words)

    def _rejoin(self, above: Passage, below: Passage) -> Passage:
        whole = joined([above, below])
        self._ledger.warn(
            "cell_joined",
            f"Une case coupée en deux a été recollée : « {above.words} » et « {below.words} ». Vérifiez la phrase.",
            whole,
        )
        return whole
