"""Labels that were left without a value, and which line may be the value of a label alone on its own."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from regain.core.frequency import frequency_in
from regain.exchange.reading.agreement import labels
from regain.exchange.reading.agreement.citizens import bodies_in
from regain.exchange.reading.agreement.committees import mentions_in
from regain.exchange.reading.agreement.ledger import Ledger
from regain.exchange.reading.agreement.lines import Line
from regain.exchange.reading.agreement.passages import Passage
from regain.exchange.reading.agreement.quarters import quarter_title
from regain.exchange.reading.agreement.stakes import stake_of
from regain.exchange.reading.agreement.titles import topic_of

_BLANK = re.compile(
    r"[\W_]*+(?:(?:a |reste a )?(?:completer|renseigner|preciser|designer|definir|nommer|remplir)|non (?:renseigne|designe|defini|precise)e?"
    r"|en (?:cours(?: (?:de |d')(?:recrutement|designation|attribution|instruction))?|attente)|a (?:attribuer|venir)|x{2,8}|tbd"
    r"|(?:cliquez|appuyez|touchez)(?: ou (?:cliquez|appuyez|touchez))? ici pour [^.;]{4,60}|(?:choisissez|selectionnez) un[^.;]{0,30})?[\W_]*"
)
_ANOTHER_LABEL = re.compile(r"[a-z][^:.;\d]{1,45} ?:(?=\s|$)")
_ENGAGES = re.compile(r"\bs'engage|\bconvienne|\bse reuni|\bsera consulte|\bsont associes")
_LONGEST, _LONGEST_SENTENCE = 25, 8


def with_below(parts: Iterable[Sequence[Line]]) -> Iterator[tuple[Line, Line | None]]:
    """Each line of each part, and the one below it in the same part."""
    return (pair for lines in parts for pair in zip_longest(lines, lines[1:]) if pair[0])


def value_after(end: int, line: Line, below: Line | None, ledger: Ledger) -> Passage:
    """The value of the label that ends at `end` of the line: what follows it, else the line below when it can be one.

    The label is claimed. A label left blank (nothing, dots, "à compléter"...) has an empty value, which is told.
    """
    label, value = line.passage.part(0, end), line.passage.part(end)
    ledger.label(label)
    if value and not _BLANK.fullmatch(value.folded):
        return value
    if not value and below and _may_be_value(below, line):
        return below.passage
    ledger.label(value)
    named = label.words.rstrip(" :–-.")
    ledger.warn("left_blank", f"« {named} » est laissé vide : aucune valeur n’a été lue.", label)
    return Passage()


def _may_be_value(line: Line, label: Line) -> bool:
    """Whether the line below a label alone can be its value: no label, no title, no sentence that says something else."""
    words, folded = line.words, line.folded
    if line.item or line.level is not None or (line.title and not (label.title or label.bold)):
        return False
    if labels.is_labelled(folded, (*labels.IDENTITY, *labels.REFERENTS, *labels.OBJECTIVES, labels.SIGNING)):
        return False
    if _ANOTHER_LABEL.match(folded) or topic_of(folded) or stake_of(line.passage) or quarter_title(line):
        return False
    count = len(words.split())
    speaks = mentions_in(line.passage) or frequency_in(folded) or bodies_in([line]) or _ENGAGES.search(folded)
    return not speaks and count <= _LONGEST and not (words[-1:] == "." and count > _LONGEST_SENTENCE)
