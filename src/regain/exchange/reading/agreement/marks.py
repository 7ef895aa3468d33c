"""The letters that rules claimed: marks that nest or stand apart, the share of the document they cover, and the rest."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush

from regain.exchange.draft import Mark
from regain.exchange.reading.agreement.passages import Passage


def marks_of(labels: Iterable[Passage], places: Mapping[str, Passage]) -> list[Mark]:
    """One mark per piece of each passage; marks that would cross are cut, so that any two nest or stand apart."""
    runs: dict[int, set[tuple[int, int, str]]] = defaultdict(set)
    for pointer, passage in [*(("", label) for label in labels), *places.items()]:
        for piece in passage.pieces:
            runs[piece.rank].add((piece.start, piece.end, pointer))
    return [Mark(rank, start, end, pointer) for rank in sorted(runs) for start, end, pointer in _nested(runs[rank])]


def _nested(runs: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The runs, those that cross another one cut where it ends."""
    waiting = [(start, -end, pointer) for start, end, pointer in runs]
    heapify(waiting)
    nested: list[tuple[int, int, str]] = []
    around: list[int] = []
    while waiting:
        start, beyond, pointer = heappop(waiting)
        end = -beyond
        while around and around[-1] <= start:
            around.pop()
        if around and around[-1] < end:
            heappush(waiting, (around[-1], -end, pointer))
            end = around[-1]
        around.append(end)
        nested.append((start, end, pointer))
    return nested


class Coverage:
    """Which letters of which text are claimed."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._free = [bytearray(b"\1" * len(text)) for text in texts]

    def claim(self, passages: Iterable[Passage]) -> None:
        """Take letters."""
        for passage in passages:
            for piece in passage.pieces:
                self._free[piece.rank][piece.start : piece.end] = bytes(piece.end - piece.start)

    def give_back(self, passages: Iterable[Passage]) -> None:
        """Count letters as not claimed after all."""
        for passage in passages:
            for piece in passage.pieces:
                self._free[piece.rank][piece.start : piece.end] = b"\1" * (piece.end - piece.start)

    def left_in(self, passage: Passage) -> Iterator[Passage]:
        """The runs of a passage that nobody claimed, blanks aside."""
        for piece in passage.pieces:
            free = self._free[piece.rank][piece.start : piece.end]
            start = 0
            while (start := free.find(1, start)) >= 0:
                stop = free.find(0, start)
                stop = len(free) if stop < 0 else stop
                run = Passage.of(piece.rank, piece.text).part(piece.start + start, piece.start + stop)
                start = stop
                if run:
                    yield run

    @property
    def share(self) -> float:
        """The share of the letters (white space aside) that are claimed, rounded down; 1 for a document without any."""
        total = free = 0
        for text, marks in zip(self._texts, self._free, strict=True):
            for char, is_free in zip(text, marks, strict=True):
                if not char.isspace():
                    total += 1
                    free += is_free
        return (total - free) * 10_000 // total / 10_000 if total else 1.0
