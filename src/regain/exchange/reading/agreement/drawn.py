"""Text boxes drawn beside the text: one that has its own title does not cut the part in which it is anchored."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from regain.core.french import shortened
from regain.exchange.reading.agreement import labels
from regain.exchange.reading.agreement.ledger import Ledger
from regain.exchange.reading.agreement.lines import Block, Grid, Line
from regain.exchange.reading.agreement.passages import joined
from regain.exchange.reading.agreement.quarters import quarter_title
from regain.exchange.reading.agreement.titles import known_topic

_BOTH_SIDES = 2


def in_order(blocks: Sequence[Block], ledger: Ledger) -> list[Block]:
    """The blocks, each box with its own title put before the next title of the text; a box amid a list is told."""
    ordered: list[Block] = []
    waiting: list[Block] = []
    groups = [(box, list(group)) for box, group in groupby(blocks, key=_box_of)]
    for rank, (box, group) in enumerate(groups):
        if box and _says_what_it_is(group):
            waiting += group
            continue
        if box:
            _tell_amid(group, ordered[-1:], groups[rank + 1][1][:1] if rank + 1 < len(groups) else [], ledger)
            ordered += group
            continue
        for block in group:
            if waiting and _is_title(block):
                ordered += waiting
                waiting = []
            ordered.append(block)
    return ordered + waiting


def _box_of(block: Block) -> int:
    if isinstance(block, Line):
        return block.box
    first = next(block.lines, None)
    return first.box if first else 0


def _is_title(block: Block) -> bool:
    return isinstance(block, Line) and (
        block.level is not None or known_topic(block, frozenset()) is not None or _names_a_neighbourhood(block)
    )


def _says_what_it_is(box: Sequence[Block]) -> bool:
    """Whether a box holds a title and what is below it, or the name of a referent: nothing outside goes on from it.

    The title of a neighbourhood is left in its place, since all that follows is about that neighbourhood.
    """
    first = box[0]
    if isinstance(first, Line) and labels.is_labelled(first.folded, labels.REFERENTS):
        return True
    return _is_title(first) and not _is_title(box[-1]) and not any(map(_names_a_neighbourhood, box))


def _names_a_neighbourhood(block: Block) -> bool:
    return isinstance(block, Line) and quarter_title(block) is not None


def _tell_amid(box: Sequence[Block], above: Iterable[Block], below: Iterable[Block], ledger: Ledger) -> None:
    """Tell of a box without a title between two lines of one list: nothing says that its words are of the list."""
    around = [*above, *below]
    if len(around) < _BOTH_SIDES or not all(isinstance(block, Line) and block.item for block in around):
        return
    words = joined(line.passage for block in box for line in (block.lines if isinstance(block, Grid) else (block,)))
    if words:
        ledger.unsure.append(words)
        ledger.warn(
            "text_box_in_a_list",
            f"Une zone de texte est posée au milieu d’une liste : « {shortened(words.words)} ». Vérifiez qu’elle en fait partie.",
            words,
        )
