"""Boxes to tick: what is ticked is said; what is not ticked is left out, and told."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from regain.core.french import shortened
from regain.exchange.reading.agreement.folding import fold, is_left_open, starts_low
from regain.exchange.reading.agreement.ledger import Ledger
from regain.exchange.reading.agreement.lines import Block, Grid, GridCell, Line, Row
from regain.exchange.reading.agreement.passages import joined

_TICKED = re.compile(r"[☒☑⊠]|\[ ?x ?\]")
_BOX = re.compile(r"(?P<ticked>[☒☑⊠]|\[ ?x ?\])|☐|\[ ?\]")
# Squares are bullets most often: they are empty boxes only in a run of lines, or a table, with a ticked one.
_BOX_OR_SQUARE = re.compile(r"(?P<ticked>[☒☑⊠]|\[ ?x ?\])|[☐□◻▢❑❒]|\[ ?\]")
_SQUARE_BULLET = re.compile(r"[□◻▢❑❒]\s*")
_NO = re.compile(r"non|aucune?|sans objet")


def without_unticked(blocks: Sequence[Block], ledger: Ledger) -> list[Block]:
    """The blocks without the lines whose box is not ticked, and without the signs of the others.

    A box counts at the head of a line, at its end when it is the only one, or alone in a cell of a row.
    """
    return _Boxes(ledger).blocks(blocks)


def _is_continued(line: Line) -> bool:
    """Whether a line goes on from the one above."""
    return not line.item and line.words[:1].isalpha() and starts_low(line.words)


def _runs(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Neighbouring lines that bear a box or a square together, with the lines that go on from them; others alone."""
    run: list[Block] = []
    for block in blocks:
        if isinstance(block, Grid) or not (_bears(block) or (run and _is_continued(block))):
            yield from ([run] if run else [])
            yield [block]
            run = []
        else:
            run.append(block)
    yield from ([run] if run else [])


def _bears(line: Line) -> bool:
    marks = list(_BOX_OR_SQUARE.finditer(line.folded))
    return bool(marks) and (not marks[0].start() or marks[-1].end() == len(line.words))


class _Boxes:
    """Takes the boxes of a document off, one line after the other."""

    def __init__(self, ledger: Ledger) -> None:
        self._box = _BOX
        self._ledger = ledger

    def blocks(self, blocks: Sequence[Block]) -> list[Block]:
        left: list[Block] = []
        above: Line | None = None
        for run in _runs(blocks):
            for block in run:
                if isinstance(block, Grid):
                    left.append(self._grid(block))
                    above = None
                    continue
                self._box = (
                    _BOX_OR_SQUARE if any(isinstance(one, Line) and _TICKED.search(one.folded) for one in run) else _BOX
                )
                kept, above = self._line(block, above)
                left += map(self._without_bullet, kept)
        return left

    def _without_bullet(self, line: Line) -> Line:
        """The line without the square at its head, which was but a bullet."""
        bullet = None if self._box is _BOX_OR_SQUARE else _SQUARE_BULLET.match(line.words)
        if bullet is None or bullet.end() == len(line.words):
            return line
        self._ledger.label(line.passage.group(bullet))
        return replace(line, passage=line.passage.part(bullet.end()), item=True)

    def _line(self, line: Line, above: Line | None) -> tuple[list[Line], Line | None]:
        """What is left of a line, and the statement left out that the next line may continue."""
        if above and _is_continued(line) and is_left_open(above.words):
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

    def _grid(self, grid: Grid) -> Grid:
        """A table without its boxes; a first row that answers "Oui" and "Non" only heads their columns."""
        is_ticked = any(_TICKED.fullmatch(cell.passage.folded) for row in grid.rows for cell in row if cell)
        box = _BOX_OR_SQUARE if is_ticked else _BOX
        heads = [fold(cell.passage.words).strip() if cell else "" for cell in grid.rows[0]] if grid.rows else []
        has_boxes = any(box.fullmatch(cell.passage.folded) for row in grid.rows for cell in row if cell)
        answers = has_boxes and "oui" in heads and any(map(_NO.fullmatch, heads))
        rows = list(grid.rows)
        if answers:
            self._ledger.label(*(cell.passage for cell in rows[0] if cell))
            rows[0] = tuple(map(self._emptied, rows[0]))
        denying = {rank for rank, head in enumerate(heads) if answers or _NO.fullmatch(head)}
        return Grid(tuple(self._row(row, box, denying) for row in rows))

    def _row(self, row: Row, box: re.Pattern[str], denying: Collection[int]) -> Row:
        """A row whose only box fills a cell is ticked or not as a whole, unless its column is one of `denying`."""
        boxes = {rank: found for rank, cell in enumerate(row) if cell and (found := box.fullmatch(cell.passage.folded))}
        self._ledger.label(*(cell.passage for rank, cell in enumerate(row) if cell and rank in boxes))
        bare = tuple(self._emptied(cell) if rank in boxes else cell for rank, cell in enumerate(row))
        if len(boxes) == 1 and not denying & boxes.keys():
            if all(found["ticked"] for found in boxes.values()):
                return bare
            self._leave_out(line for cell in bare if cell for line in cell.lines)
            return tuple(map(self._emptied, row))
        if boxes:
            self._tell_columns(bare)
        cells: list[GridCell | None] = []
        for cell in bare:
            left: list[Block] = [] if cell is None else self.blocks(cell.lines)
            cells.append(cell and replace(cell, lines=tuple(line for line in left if isinstance(line, Line))))
        return tuple(cells)

    def _tell_columns(self, cells: Row) -> None:
        """Tell of a row with boxes under several answers ("Oui", "Non"): which of them keeps its words, the heads say."""
        passage = joined(cell.passage for cell in cells if cell)
        if passage:
            self._ledger.unsure.append(passage)
            self._ledger.warn(
                "boxes_in_columns",
                f"« {shortened(passage.words)} » a une case par réponse : vérifiez que la réponse cochée le retient.",
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
