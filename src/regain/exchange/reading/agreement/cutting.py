"""A document cut into parts, at each title."""

import re
from collections.abc import Sequence
from dataclasses import replace

from regain.exchange.reading.agreement import labels
from regain.exchange.reading.agreement.codes import code_alone
from regain.exchange.reading.agreement.contents import contents_of
from regain.exchange.reading.agreement.folding import bare
from regain.exchange.reading.agreement.grids import GridKind, kind_of, lines_in_reading_order
from regain.exchange.reading.agreement.ledger import Ledger
from regain.exchange.reading.agreement.lines import Block, Grid, Line
from regain.exchange.reading.agreement.outline import Outline, Part, Quarter
from regain.exchange.reading.agreement.passages import Passage
from regain.exchange.reading.agreement.quarters import QuarterTitle, quarter_title
from regain.exchange.reading.agreement.stakes import stake_of
from regain.exchange.reading.agreement.titles import is_dressed_as_title, known_topic, stands_as_title
from regain.exchange.reading.agreement.vocabulary import Topic
from regain.exchange.reading.refusals import NotAnAgreement

_NAMES_THE_PAPER = re.compile(r"(?:commune|ville|contrat|convention)\b")
_LONG = 25
_AHEAD = 5
MOST_QUARTERS = 60
"""No commune has as many; each goes through the whole paper."""
_TOO_MANY = f"Ce document annonce plus de {MOST_QUARTERS} quartiers : aucune commune n’en a autant. Vérifiez les titres du fichier."


def outline_of(blocks: Sequence[Block], ledger: Ledger) -> Outline:
    """Cut the blocks into parts. Titles and the table of contents are claimed as labels."""
    taken, announced = contents_of(blocks)
    for rank in sorted(taken):
        block = blocks[rank]
        ledger.label(*(line.passage for line in (block.lines if isinstance(block, Grid) else [block])))
    cutter = Cutter([block for rank, block in enumerate(blocks) if rank not in taken], announced)
    for part in cutter.parts:
        if part.title:
            ledger.label(part.title.passage)
    return Outline(cutter.parts, cutter.quarters)


class Cutter:
    """Goes through the blocks once, opening a part at each title."""

    def __init__(self, blocks: Sequence[Block], announced: frozenset[str]) -> None:
        self.parts = [Part(Topic.COVER)]
        self.quarters: list[Quarter] = []
        self.quarter: int | None = None
        self.announced = announced
        self.by_topic = False
        for rank, block in enumerate(blocks):
            later = blocks[rank + 1 : rank + 1 + _AHEAD]
            if isinstance(block, Line):
                self._line(block, later)
            else:
                self._grid(block, later)

    @property
    def part(self) -> Part:
        return self.parts[-1]

    def _open(self, topic: Topic, title: Line | None = None, *, is_known: bool = True) -> None:
        quarter = self.quarter if topic.is_of_a_neighbourhood or topic is Topic.PROSE else None
        self.parts.append(Part(topic, title, quarter=quarter, is_known=is_known))

    def _grid(self, grid: Grid, later: Sequence[Block]) -> None:
        topic = {GridKind.OBJECTIVES: Topic.OBJECTIVES, GridKind.FIGURES: Topic.PORTRAIT}.get(
            kind_of(grid, self.part.topic)
        )
        if topic is None:
            lines = list(lines_in_reading_order(grid, self.part.topic))
            for rank, line in enumerate(lines):
                self._line(line, [*lines[rank + 1 : rank + 1 + _AHEAD], *later[:3]])
            return
        if self.part.topic is not topic:
            self._open(topic)
        self.part.add(grid)

    def _line(self, line: Line, later: Sequence[Block]) -> None:
        signing = labels.SIGNING.match(line.folded)
        if signing and self.part.topic not in {Topic.SIGNATURE, Topic.COVER}:
            self._open(Topic.SIGNATURE)
        if self._qualifies_quarter(line):
            self.part.add(replace(line, level=None))
        elif (self.part.topic is Topic.SIGNATURE and self._stays_in_signature(line)) or self._opens_steering(line):
            self.part.add(line)
        elif not (self._opens_quarter(line) or self._opens_objectives(line, later) or self._opens_part(line, later)):
            self.part.add(replace(line, title=self._is_below(line)))

    def _qualifies_quarter(self, line: Line) -> bool:
        """Whether a line of a kind and a code ("QPV – QN06299M") says what the neighbourhood just opened is."""
        return self.quarter is not None and self.part.topic is Topic.PROJECT and bool(code_alone(line.passage))

    def _stays_in_signature(self, line: Line) -> bool:
        """Whether a line among the signatures is one of them: names in bold or capitals head nothing there."""
        if line.level is not None:
            return False
        topic = known_topic(line, frozenset())
        project = quarter_title(line)
        return (
            topic in {None, Topic.SIGNATURE}
            and not (project and is_dressed_as_title(line))
            and bare(line.words) not in self.announced
        )

    def _opens_steering(self, line: Line) -> bool:
        """Open a part at a referent that no title announces; a title that we did not know is then its own."""
        steers = self.part.topic.is_of_a_neighbourhood and labels.is_labelled(line.folded, labels.REFERENTS)
        if steers:
            last = self.part.blocks[-1] if self.part.blocks else None
            title = last if isinstance(last, Line) and last.title and not stake_of(last.passage) else None
            if title:
                self.part.blocks.pop()
            self._open(Topic.STEERING, title)
        return steers

    def _opens_quarter(self, line: Line) -> bool:
        found = quarter_title(line)
        if found is None or (self.part.topic is Topic.PROSE and self.part.is_known and not _is_marked(line, found)):
            return False
        known = self._rank_of(found.name)
        if labels.NAME.match(line.folded) and self.part.topic is Topic.PROJECT and self.quarter is not None:
            self.quarters[self.quarter].name = found.name
            self.part.add(replace(line, title=True))
            return True
        topic = self._topic_of(found, is_known=known is not None)
        if known is None:
            if len(self.quarters) == MOST_QUARTERS:
                raise NotAnAgreement(_TOO_MANY)
            self.quarters.append(Quarter(line.passage, found.name))
            known = len(self.quarters) - 1
        self.quarter = known
        self._open(topic, line)
        return True

    def _topic_of(self, found: QuarterTitle, *, is_known: bool) -> Topic:
        """The topic below a neighbourhood's title: under the title of a topic that goes from one to the next, that topic."""
        topic, level = self.part.topic, self.part.level
        if not topic.is_of_a_neighbourhood:
            return Topic.PROJECT
        below = level is None or found.line.level is None or found.line.level > level
        opens = not found.is_project and below and not self.part.blocks and topic not in {Topic.PROJECT, Topic.MAP}
        self.by_topic = self.by_topic or opens
        return topic if self.by_topic or is_known else Topic.PROJECT

    def _rank_of(self, name: Passage) -> int | None:
        names = [bare(quarter.name.words) for quarter in self.quarters]
        return names.index(bare(name.words)) if bare(name.words) in names else None

    def _opens_objectives(self, line: Line, later: Sequence[Block]) -> bool:
        """Open a part for objectives that no title announces; inside one, stakes and objectives are its lines."""
        is_objective = labels.is_labelled(line.folded, labels.OBJECTIVES)
        is_stake = stake_of(line.passage) is not None
        if self.part.topic is Topic.OBJECTIVES:
            if is_objective or is_stake:
                self.part.add(replace(line, title=is_stake))
            return is_objective or is_stake
        titled = is_objective and known_topic(line, frozenset()) is None and not line.item
        staked = is_stake and not line.item and _announces_objectives(later)
        if titled or staked:
            self._open(Topic.OBJECTIVES)
            self.part.add(line)
        return titled or staked

    def _opens_part(self, line: Line, later: Sequence[Block]) -> bool:
        topic = known_topic(line, self.announced)
        if topic is Topic.CONTENTS:
            topic = Topic.PROSE
        if topic and self._accepts(line):
            known = topic is not Topic.PROSE or known_topic(line, frozenset()) is Topic.PROSE
            self.by_topic = False
            self._open(topic, line, is_known=known)
            return True
        if self._opens_prose(line, later):
            self._open(Topic.PROSE, line, is_known=False)
            return True
        return False

    def _accepts(self, line: Line) -> bool:
        """Whether a known title may be one here: in a list under a dressed title, plain words are a statement."""
        if is_dressed_as_title(line) or line.tabled or line.box or bare(line.words) in self.announced:
            return True
        title = self.part.title
        plain = self.part.has_plain_lines
        return not (
            self.part.topic.is_a_list and title and is_dressed_as_title(title) and (plain or not self.part.blocks)
        )

    def _opens_prose(self, line: Line, later: Sequence[Block]) -> bool:
        """Whether a title that we do not know opens a part of its own."""
        topic, level = self.part.topic, self.part.level
        follows = later[0] if later else None
        long = isinstance(follows, Line) and len(follows.words.split()) >= _LONG
        if topic is Topic.COVER:
            prose = isinstance(follows, Line) and _is_prose(follows)
            dressed = is_dressed_as_title(line) or stands_as_title(line)
            return dressed and prose and not _NAMES_THE_PAPER.match(line.folded)
        if not is_dressed_as_title(line):
            return topic is Topic.PROSE and not line.tabled and stands_as_title(line) and long
        if labels.is_labelled(line.folded, (*labels.IDENTITY, *labels.REFERENTS)):
            return False
        if line.level is not None and level is not None and line.level <= level:
            return True
        if topic.is_a_list or topic is Topic.PORTRAIT:
            return not line.item and long and not re.search(r"\d|:", line.words)
        return topic in {Topic.PROSE, Topic.PROJECT, Topic.MAP} and not line.item and follows is not None

    def _is_below(self, line: Line) -> bool:
        """Whether a line that stays in its part is a title below the part's."""
        return not line.item and is_dressed_as_title(line) and self.part.topic is not Topic.COVER


def _is_marked(line: Line, found: QuarterTitle) -> bool:
    return is_dressed_as_title(line) or '"' in line.folded or found.is_project


def _is_prose(line: Line) -> bool:
    return len(line.words.split()) >= 8 and line.words[-1] in ".!?»"  # noqa: PLR2004 - a sentence


def _announces_objectives(later: Sequence[Block]) -> bool:
    """Whether a table of objectives or a labelled objective comes next, before another stake or title."""
    for block in later[:4]:
        if isinstance(block, Grid):
            return kind_of(block, Topic.PRIORITIES) is GridKind.OBJECTIVES
        if labels.is_labelled(block.folded, labels.OBJECTIVES):
            return True
        if stake_of(block.passage) or known_topic(block, frozenset()):
            return False
    return False
