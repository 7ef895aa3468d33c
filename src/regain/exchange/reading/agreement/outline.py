"""The parts of a document: what each speaks of, under which title, and of which neighbourhood."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from regain.exchange.reading.agreement.lines import Block, Line
from regain.exchange.reading.agreement.passages import Passage
from regain.exchange.reading.agreement.vocabulary import Topic

_LONGEST = 10_000


@dataclass
class Quarter:
    """A neighbourhood as its title announces it; the name is empty until a label gives it."""

    title: Passage
    name: Passage


@dataclass
class Part:
    """A title and the blocks below it. `quarter` is the rank of the neighbourhood it belongs to, if any.

    `is_known` says that its title is one of the template's, or of those that stand in its place.
    """

    topic: Topic
    title: Line | None = None
    blocks: list[Block] = field(default_factory=list)
    quarter: int | None = None
    is_known: bool = True
    has_plain_lines: bool = False

    def add(self, block: Block) -> None:
        """Put a block below those that are there."""
        self.blocks.append(block)
        self.has_plain_lines |= isinstance(block, Line) and not block.item and len(block.words) <= _LONGEST

    @property
    def all_lines(self) -> list[Line]:
        """The blocks that are lines."""
        return [block for block in self.blocks if isinstance(block, Line)]

    @property
    def lines(self) -> list[Line]:
        """The lines that rules look at: a line of many pages is prose, and would take them an age."""
        return [block for block in self.readable if isinstance(block, Line)]

    @property
    def readable(self) -> list[Block]:
        """The blocks that rules look at."""
        return [block for block in self.blocks if not isinstance(block, Line) or len(block.words) <= _LONGEST]

    @property
    def level(self) -> int | None:
        """The level of its title, when styles tell it."""
        return self.title.level if self.title else None


@dataclass
class Outline:
    """The parts in order, the neighbourhoods, and the lines of the table of contents."""

    parts: list[Part]
    quarters: list[Quarter]

    def of_quarter(self, rank: int, topic: Topic) -> Iterator[Part]:
        """The parts that speak of a topic for a neighbourhood."""
        return (part for part in self.parts if part.quarter == rank and part.topic is topic)
