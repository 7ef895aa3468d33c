"""Objectives told by titles and lists, without a table: which line is which level."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from regain.exchange.reading.agreement import labels
from regain.exchange.reading.agreement.bullets import without_bullet
from regain.exchange.reading.agreement.folding import is_in_capitals, starts_low
from regain.exchange.reading.agreement.ledger import Ledger
from regain.exchange.reading.agreement.lines import Line
from regain.exchange.reading.agreement.objective_rows import RowRead
from regain.exchange.reading.agreement.objective_tables import unlabelled
from regain.exchange.reading.agreement.passages import Passage
from regain.exchange.reading.agreement.stakes import StakeLine, stake_of
from regain.exchange.reading.agreement.statements import statements_of

_PLURAL = re.compile(r"objectifs|orientations|ambitions|engagements|actions")
_DEPTH = re.compile(r"\s*(\d{1,2}(?:\.\d{1,2})*)\s?[.)]?\s")


class Level(IntEnum):
    """The level of a line in the tree."""

    STAKE = 0
    STRATEGIC = 1
    INTERCOMMUNAL = 2
    OPERATIONAL = 3


_LABELS = (
    (Level.STRATEGIC, labels.STRATEGIC),
    (Level.INTERCOMMUNAL, labels.INTERCOMMUNAL),
    (Level.OPERATIONAL, labels.OPERATIONAL),
)


@dataclass
class TitleReader:
    """Reads the lines of one part in order. `looks` are the looks of titles met so far, shallowest first.

    `expected` is the level that the label above announced; `governs`: for all of its list, and not for the next line only.
    """

    ledger: Ledger
    lines: Sequence[Line]
    expected: Level | None = None
    governs: bool = False
    looks: list[tuple[object, ...]] = field(default_factory=list)

    def row_of(self, rank: int) -> RowRead:
        """What the line of that rank adds: nothing, for a line that is no objective."""
        line = self.lines[rank]
        if self._is_title_of_stake(rank):
            return RowRead()
        if (stake := stake_of(line.passage)) and not labels.is_labelled(line.folded, labels.OBJECTIVES):
            self.expected = None
            self.ledger.label(line.passage)
            return RowRead(stake=self._titled(stake, rank))
        for level, label in _LABELS:
            if label.match(line.folded):
                return self._labelled(level, label, line)
        told = self._level_of(rank)
        return self._row(told, line, unlabelled(line.passage, labels.STRATEGIC, self.ledger)) if told else RowRead()

    def _titled(self, stake: StakeLine, rank: int) -> StakeLine:
        """A stake with its title, which may stand on the next line."""
        if stake.title or not self._is_title_of_stake(rank + 1):
            return stake
        return StakeLine(stake.number, stake.number_at, self.lines[rank + 1].passage)

    def _is_title_of_stake(self, rank: int) -> bool:
        """Whether the line stands right below a stake that has no title on its own line, and can be one."""
        if not 0 < rank < len(self.lines):
            return False
        above, line = self.lines[rank - 1], self.lines[rank]
        stake = stake_of(above.passage)
        below = line.passage.rank == above.passage.pieces[-1].rank + 1
        return stake is not None and not stake.title and below and not line.item and not _is_head(line)

    def _labelled(self, level: Level, label: re.Pattern[str], line: Line) -> RowRead:
        words = unlabelled(line.passage, label, self.ledger)
        self.expected = level if level is Level.OPERATIONAL or not words else None
        self.governs = level is Level.OPERATIONAL or _PLURAL.match(line.folded) is not None
        return self._row(level, line, words) if words else RowRead()

    def _row(self, level: Level, line: Line, words: Passage) -> RowRead:
        if level is Level.STRATEGIC:
            return RowRead(strategic=words)
        if level is Level.INTERCOMMUNAL:
            return RowRead(intercommunal=words)
        return RowRead(operational=tuple(statements_of([without_bullet(line.with_words(words))])))

    def _level_of(self, rank: int) -> Level | None:
        line = self.lines[rank]
        if self.expected is not None:
            level, self.expected = self.expected, self.expected if self.governs else None
            first = labels.is_labelled(self.lines[rank - 1].folded, labels.OBJECTIVES)
            if not self.governs or first or line.item or not self._is_title(rank):
                return level
        if (numbered := _DEPTH.match(line.folded)) and not line.item:
            depth = numbered[1].count(".") + 1
            if depth > 1:
                return Level(min(depth - 1, Level.OPERATIONAL))
        if line.item and line.level is None:
            return Level.OPERATIONAL if self._has_titles_above(rank) else None
        return self._level_by_look(rank) if self._is_title(rank) else None

    def _has_titles_above(self, rank: int) -> bool:
        """Whether an objective or a stake stands above: a list before the first one is an introduction."""
        return any(_is_head(line) for line in self.lines[:rank])

    def _is_title(self, rank: int) -> bool:
        line = self.lines[rank]
        if not line.words or starts_low(line.words):
            return False
        sentence = line.words[-1] in ".:;" and line.level is None and not line.bold
        return not sentence and self._has_titles_above(rank)

    def _level_by_look(self, rank: int) -> Level:
        """Titles that look alike are of one level; with one look only, what follows decides."""
        line = self.lines[rank]
        look = _look(line)
        if look not in self.looks:
            heads = [_look(each) for each in self.lines if not each.item and not _is_head(each)]
            if len(set(heads)) < 2:  # noqa: PLR2004 - one look: a title followed by a title is the upper one
                following = self.lines[rank + 1] if rank + 1 < len(self.lines) else None
                upper = following is not None and not following.item and not _is_head(following)
                return Level.STRATEGIC if upper else Level.INTERCOMMUNAL
            self.looks.append(look)
            if line.level is not None:
                self.looks.sort(key=lambda each: str(each[0]))
        return Level.STRATEGIC if self.looks.index(look) == 0 else Level.INTERCOMMUNAL


def _is_head(line: Line) -> bool:
    return stake_of(line.passage) is not None or labels.is_labelled(line.folded, labels.OBJECTIVES)


def _look(line: Line) -> tuple[object, ...]:
    return (line.level, line.bold, is_in_capitals(line.words))
