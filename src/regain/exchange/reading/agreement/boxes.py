"""Boxes to tick: what is ticked is said; what is not ticked is left out, and told."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from regain.exchange.reading.agreement.folding import is_left_open, starts_low
from regain.exchange.reading.agreement.ledger import Ledger
from regain.exchange.reading.agreement.lines import Block, Grid, GridCell, Line, Row
from regain.exchange.reading.agreement.passages import joined
from regain.exchange.reading.agreement.repairs import shortened

_TICKED = re.compile(r"[☒☑⊠]|\[ ?x ?\]")
_BOX = re.compile(r"(?P<ticked>[☒☑⊠]|\[ ?x ?\])|☐|\[ ?\]")
# Squares are bullets most often: they are empty boxes only beside ticked ones.
_BOX_OR_SQUARE = re.compile(r"(?P<ticked>[☒☑⊠]|\[ ?x ?\])|[☐□◻▢❑❒]|\[ ?\]")


def without_unticked(blocks: Sequence[Block], ledger: Ledger) -> list[Block]:
    """The blocks without the lines whose box is not ticked, and without the signs of the others.

    A box counts at the head of a line, at its end when it is the only one, or alone in a cell of a row.
    """
    lines = (line for block in blocks for line in (block.lines if isinstance(block, Grid) else (block,)))
    has_ticked = any(_TICKED.match(line.folded) for line in lines)
    return _Boxes(has_ticked=has_ticked, ledger=ledger).blocks(blocks)


class _Boxes:
    """Takes the boxes of a document off, one line after the other."""

    def __init__(self, *, has_ticked: bool, ledger: Ledger) -> None:
        self._box = _BOX_OR_SQUARE if has_ticked else _BOX
        self._ledger = ledger

    def blocks(self, blocks: Sequence[Block]) -> list[Block]:
        left: list[Block] = []
        above: Line | None = None
        for block in blocks:
            if isinstance(block, Grid):
                left.append(Grid(tuple(map(self._row, block.rows))))
                above = None
            else:
                kept, above = self._line(block, above)
                left += kept
        return left

    def _line(self, line: Line, above: Line | None) -> tuple[list[Line], Line | None]:
        """What is left of a line, and the statement left out that the next line may continue."""
        if (
            above
            and not line.item
            and line.words[:1].isalpha()
            and starts_low(line.words)
            and is_left_open(above.words)
        ):
            self._leave_out([line])
            return [], line
        marks = list(self._box.finditer(line.folded))
        if len(marks) == 1 and marks[0].start() and marks[0].end() == len(line.words):
            self._ledger.label(line.passage.group(marks[0]))
            bare = line.with_words(line.passage.part(0, marks[0].start()))
            return self._told([(marks[0], bare)])
        if not marks or marks[0].start() or marks[0].end() == len(line.words):
            return [line], None
        self._ledger.label(*map(line.passage.group, marks))
        ends = [*(mark.start() for mark in marks[1:]), None]
        parts = [line.passage.part(mark.end(), end) for mark, end in zip(marks, ends, strict=True)]
        return self._told(
            [(mark, replace(line, passage=part, item=True)) for mark, part in zip(marks, parts, strict=True)]
        )

    def _told(self, boxed: Sequence[tuple[re.Match[str], Line]]) -> tuple[list[Line], Line | None]:
        """The lines that are ticked, and the last one if it is not."""
        unticked = [line for mark, line in boxed if not mark["ticked"]]
        for line in unticked:
            self._leave_out([line])
        last = boxed[-1][1]
        return [line for mark, line in boxed if mark["ticked"] and line.words], last if last in unticked else None

    def _row(self, row: Row) -> Row:
        """A row whose only box fills a cell is ticked or not as a whole."""
        boxes = [found for cell in row if cell and (found := self._box.fullmatch(cell.passage.folded))]
        if len(boxes) == 1:
            self._ledger.label(*(cell.passage for cell in row if cell and self._is_a_box(cell)))
            if boxes[0]["ticked"]:
                return tuple(self._emptied(cell) if self._is_a_box(cell) else cell for cell in row)
            self._leave_out(line for cell in row if cell and not self._is_a_box(cell) for line in cell.lines)
            return tuple(map(self._emptied, row))
        if boxes:
            self._tell_columns(row)
        cells: list[GridCell | None] = []
        for cell in row:
            left: list[Block] = [] if cell is None else self.blocks(cell.lines)
            cells.append(cell and replace(cell, lines=tuple(line for line in left if isinstance(line, Line))))
        return tuple(cells)

    def _is_a_box(self, cell: GridCell | None) -> bool:
        return cell is not None and self._box.fullmatch(cell.passage.folded) is not None

    def _tell_columns(self, row: Row) -> None:
        """Tell of a row with a box in several cells ("Oui", "Non"): which of them keeps its words, the heads say."""
        passage = joined(cell.passage for cell in row if cell and not self._is_a_box(cell))
        if passage:
            self._ledger.unsure.append(passage)
            self._ledger.warn(
                "boxes_in_columns",
                f"Plusieurs cases sont en face de « {shortened(passage.words)} » : vérifiez que la réponse cochée le retient.",
                passage,
            )

    @staticmethod
    def _emptied(cell: GridCell | None) -> GridCell | None:
        return cell and replace(cell, lines=())

    def _leave_out(self, lines: Iterable[Line]) -> None:
        passage = joined(line.passage for line in lines)
        if passage:
            self._ledger.label(passage)
            self._ledger.unsure.append(passage)
            self._ledger.warn(
                "not_ticked",
                f"La case de « {shortened(passage.words)} » n’est pas cochée : ce texte n’a pas été retenu.",
                passage,
            )
