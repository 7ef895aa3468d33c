"""The part that is signed: who signs, what they promise, where and when, and room for their hands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from regain.core.french import long_date
from regain.core.labels import fold
from regain.core.promises import promised
from regain.exchange.draft import Draft
from regain.exchange.writing.agreement.sections import Sections
from regain.exchange.writing.agreement.words import bullets, clean, heading, paragraph
from regain.exchange.writing.blocks import Block, SignatureRoom

PATTERN = (
    r"signataire|signature|^(?:\w+ )?engagements?(?: reciproques| mutuels)?$|engagements? des? (?:parties|partenaires)"
)
_TITLE = "Les signataires"
_PROMISES = "Engagements des signataires"


@dataclass(frozen=True, slots=True)
class AmendedBy:
    """An amendment that the text holds: its number, when and where it was signed, and who joined by it."""

    number: int
    signed_on: date
    signed_at: str = ""
    joined: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """`l’avenant n° 1 du 3 mai 2027`."""
        return f"l’avenant n°\u00a0{self.number} du {long_date(self.signed_on)}"


def signing(
    draft: Draft, sections: Sections, amended: Sequence[AmendedBy] = (), *, is_copy: bool = False
) -> Iterator[Block]:
    """Signatories, promises, and the room to sign; whoever joined by an amendment signed that amendment, on its day.

    `is_copy`: the text is told at a day, nobody is to sign it.
    """
    yield from sections.titled(1, _TITLE, PATTERN)
    names = each_once(draft.signatories)
    if names:
        yield paragraph("Les signataires de la convention sont :")
        yield from bullets(names)
    promises = [one for one in draft.governance.commitments if one.kind == "signatory"]
    if promises:
        yield heading(2, _PROMISES)
        yield paragraph("Les signataires s’engagent à :")
        yield from bullets(promised(one.text, one.times_per_year, one.due_on) for one in promises)
    later = {name for one in amended for name in one.joined}
    is_signed = is_copy and draft.signed_on is not None
    first = [name for name in names if name not in later]
    yield _room(draft, signed_words(draft), first, is_signed=is_signed)
    for one in amended:
        if joined := [name for name in names if name in one.joined]:
            place = f", à {one.signed_at}" if one.signed_at else ""
            yield _room(draft, f"Par {one.said}{place}", joined, is_signed=is_signed)


def each_once(names: Sequence[str]) -> tuple[str, ...]:
    """The signatories, each once and in its first place: who is named twice signs once."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(fold(name), name)
    return tuple(found.values())


def signers_of(draft: Draft) -> dict[str, str]:
    """Who signs for each organisation, by its name: `le maire, Jean Solal`; without those of whom nothing is told."""
    told = {one.organisation: ", ".join(filter(None, (one.function, one.person))) for one in draft.signers}
    return {name: clean(words) for name, words in told.items() if words}


def _room(draft: Draft, words: str, names: Sequence[str], *, is_signed: bool) -> SignatureRoom:
    signers = signers_of(draft)
    below = tuple(signers.get(name, "") for name in names) if signers else ()
    return SignatureRoom(clean(words), tuple(map(clean, names)), below, is_signed)


def signed_words(draft: Draft) -> str:
    """`Signée à Barlin, le 9 juillet 2024`; what is not known is left to be written by hand."""
    place = f" à {draft.signed_at}" if draft.signed_at else ""
    day = f" le {long_date(draft.signed_on)}" if draft.signed_on else " le"
    return f"Signée{place},{day}" if place else f"Signée{day}"
