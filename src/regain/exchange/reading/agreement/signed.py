"""The part that is signed: its promises, its signatories, its day and place."""

from collections.abc import Iterable
from dataclasses import dataclass

from regain.exchange.reading.agreement import labels
from regain.exchange.reading.agreement.ledger import Ledger
from regain.exchange.reading.agreement.outline import Outline
from regain.exchange.reading.agreement.passages import Passage
from regain.exchange.reading.agreement.promises import Promise, promises_in
from regain.exchange.reading.agreement.signatories import Signatory, signatories_in
from regain.exchange.reading.agreement.signature import Signing, signing_in
from regain.exchange.reading.agreement.vocabulary import Topic
from regain.exchange.reading.agreement.wrapping import unwrapped


@dataclass(frozen=True, slots=True)
class Signed:
    """What the signature says; `rank` is that of the first text of place or date, None when there is none."""

    promises: list[Promise]
    signatories: list[Signatory]
    signing: Signing
    rank: int | None


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
    taken = _ranks(passage for promise in promises for passage in (promise.told, promise.words))
    signing = signing_in([*cover, *(line for line in lines if line.passage.rank not in taken)], ledger)
    taken |= _ranks([signing.place, *(at for _, at in signing.days)])
    signatories = signatories_in([line for line in lines if line.passage.rank not in taken], ledger)
    if not signatories:
        ledger.warn("no_signatories", "Aucun signataire n’est nommé : ajoutez-les à la main.", _title(outline))
    ranks = _ranks([signing.place, *(at for _, at in signing.days)]) & _ranks(line.passage for line in lines)
    return Signed(promises, signatories, signing, min(ranks, default=None))


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


def _ranks(passages: Iterable[Passage]) -> set[int]:
    return {piece.rank for passage in passages for piece in passage.pieces}
