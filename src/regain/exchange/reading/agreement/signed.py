"""The part that is signed: its promises, its signatories, its day and place."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from regain.exchange.reading.agreement import labels
from regain.exchange.reading.agreement.ledger import OR_BY_AMENDMENT, Ledger
from regain.exchange.reading.agreement.lines import Line
from regain.exchange.reading.agreement.outline import Outline
from regain.exchange.reading.agreement.passages import Passage
from regain.exchange.reading.agreement.promises import Promise, promises_in
from regain.exchange.reading.agreement.signatories import Signatory, signatories_in
from regain.exchange.reading.agreement.signature import Signing, is_stamp, signing_in
from regain.exchange.reading.agreement.vocabulary import Topic
from regain.exchange.reading.agreement.wrapping import unwrapped


@dataclass(frozen=True, slots=True)
class Signed:
    """What the signature says; `at` is where its place or date first stands (rank of the text, letter), None when nowhere."""

    promises: list[Promise]
    signatories: list[Signatory]
    signing: Signing
    at: tuple[int, int] | None


def signed_in(outline: Outline, ledger: Ledger) -> Signed:
    """Read the signature, wherever it stands; a date of signature may stand on the cover."""
    lines = [line for part in outline.parts if part.topic is Topic.SIGNATURE for line in unwrapped(part.lines)]
    cover = [
        line
        for part in outline.parts
        if part.topic is Topic.COVER
        for line in part.lines
        if labels.SIGNING.match(line.folded) and not line.folded.startswith("fait a ")
    ]
    promises = _promises(outline, ledger)
    taken = _letters(passage for promise in promises for passage in (promise.told, promise.words))
    signing = signing_in([*cover, *(line for line in lines if not _is_in(line, taken))], ledger)
    signs = _letters([signing.place, *(at for _, at in signing.days)])
    left = [line for line in lines if not _is_in(line, taken) and (is_stamp(line) or not _is_in(line, signs))]
    signatories = signatories_in(left, ledger)
    if not signatories:
        ledger.warn("no_signatories", f"Aucun signataire n’est nommé : ajoutez-les {OR_BY_AMENDMENT}.", _title(outline))
    first = [_start(line) for line in lines if _is_in(line, signs)]
    return Signed(promises, signatories, signing, min(first, default=None))


def _promises(outline: Outline, ledger: Ledger) -> list[Promise]:
    """The promises of the part that is signed; without any there, those of any other text."""
    signed = [line for part in outline.parts if part.topic is Topic.SIGNATURE for line in unwrapped(part.lines)]
    elsewhere = [
        line
        for part in outline.parts
        if part.topic is Topic.PROSE or part.topic.is_of_steering
        for line in unwrapped(part.lines)
        if "signataires" in line.folded or "parties" in line.folded
    ]
    return promises_in(signed, ledger) or promises_in(elsewhere, ledger)


def _title(outline: Outline) -> Passage | None:
    titles = [part.title.passage for part in outline.parts if part.topic is Topic.SIGNATURE and part.title]
    return titles[0] if titles else None


def _letters(passages: Iterable[Passage]) -> dict[int, list[range]]:
    """Which letters of which text the passages hold."""
    held: dict[int, list[range]] = defaultdict(list)
    for passage in passages:
        for piece in passage.pieces:
            held[piece.rank].append(range(piece.start, piece.end))
    return held


def _is_in(line: Line, held: Mapping[int, list[range]]) -> bool:
    """Whether some of those letters are the line's: two lines may be cut from one text."""
    return any(
        piece.start < run.stop and run.start < piece.end
        for piece in line.passage.pieces
        for run in held.get(piece.rank, ())
    )


def _start(line: Line) -> tuple[int, int]:
    piece = line.passage.pieces[0]
    return piece.rank, piece.start
