"""The parts read, put together as a draft."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from regain.core.french import of
from regain.exchange.draft import (
    Draft,
    Finding,
    Governance,
    Mark,
    NeighbourhoodRead,
    SignerRead,
    Source,
    signer_in_words,
)
from regain.exchange.reading.agreement.capitals import place_case
from regain.exchange.reading.agreement.commune import commune_of
from regain.exchange.reading.agreement.contract import contract_of
from regain.exchange.reading.agreement.governance import governance_of
from regain.exchange.reading.agreement.ledger import Ledger
from regain.exchange.reading.agreement.lines import Line
from regain.exchange.reading.agreement.marks import Coverage, marks_of
from regain.exchange.reading.agreement.neighbourhood import neighbourhood_of, quarter_of
from regain.exchange.reading.agreement.noted import Noted, Places, listed, under
from regain.exchange.reading.agreement.organisations import COMMUNE
from regain.exchange.reading.agreement.outline import Outline, Quarter
from regain.exchange.reading.agreement.passages import Passage
from regain.exchange.reading.agreement.people import spellings
from regain.exchange.reading.agreement.prose import sections_of, unclaimed
from regain.exchange.reading.agreement.referents import Referents, referents_in
from regain.exchange.reading.agreement.remarks import tell_remarks
from regain.exchange.reading.agreement.shared_objectives import entries_by_quarter
from regain.exchange.reading.agreement.signatories import Signatory
from regain.exchange.reading.agreement.signature import signed_on
from regain.exchange.reading.agreement.signed import Signed, signed_in
from regain.exchange.reading.agreement.vocabulary import COVER_WORDS, Topic
from regain.exchange.reading.blocks import Document
from regain.exchange.reading.remarks import NOT_READ
from regain.exchange.reading.unplaced import MOST_WITH_SOMETHING_UNREAD

_TOLD_IN_PASSING = frozenset({"/commune", "/contract/name", "/contract/ends_on"})
"""Values that a sentence of prose may hold, and which stay in it all the same: a sentence is kept whole."""


def assembled(
    document: Document, source: Source, outline: Outline, texts: Sequence[Passage], ledger: Ledger
) -> tuple[Draft, tuple[Mark, ...]]:
    """The draft of an outline, and the marks."""
    tell_remarks(document.remarks, ledger)
    _give_quarter(outline)
    neighbourhoods = _neighbourhoods(outline, ledger)
    signed = signed_in(outline, ledger)
    referents = referents_in(_by_steering(outline), ledger)
    governance = governance_of(outline, referents, signed.promises, ledger)
    draft, places = _draft(outline, source, neighbourhoods, governance, signed, texts, ledger)
    draft = _respelled(draft, referents, signed, texts, ledger)
    return _with_the_rest(draft, places, outline, signed, texts, ledger)


def _give_quarter(outline: Outline) -> None:
    """A paper that speaks of its only neighbourhood without announcing it has one all the same."""
    orphans = [part for part in outline.parts if part.quarter is None and part.topic.is_of_a_neighbourhood]
    if orphans and not outline.quarters:
        title = orphans[0].title
        outline.quarters.append(Quarter(title.passage if title else Passage(), Passage()))
    for part in orphans:
        if part.topic is not Topic.OBJECTIVES or len(outline.quarters) == 1:
            part.quarter = 0


def _neighbourhoods(outline: Outline, ledger: Ledger) -> list[Noted[NeighbourhoodRead]]:
    quarters = [quarter_of(outline, rank, ledger) for rank in range(len(outline.quarters))]
    entries = entries_by_quarter(outline, [quarter.name for quarter in quarters], ledger)
    return [neighbourhood_of(outline, rank, quarters, entries[rank], ledger) for rank in range(len(quarters))]


def _by_steering(outline: Outline) -> list[list[Line]]:
    """The lines of each part, those of the parts about steering first."""
    return [part.lines for part in sorted(outline.parts, key=lambda part: not part.topic.is_of_steering)]


def _draft(  # noqa: PLR0913, PLR0917 - a draft is made of all that was read
    outline: Outline,
    source: Source,
    neighbourhoods: Sequence[Noted[NeighbourhoodRead]],
    governance: Noted[Governance],
    signed: Signed,
    texts: Sequence[Passage],
    ledger: Ledger,
) -> tuple[Draft, Places]:
    values, places = listed("/neighbourhoods", neighbourhoods)
    deadlines = [(promise.due_on, promise.due_at) for promise in signed.promises if promise.due_on]
    contract = contract_of(texts, deadlines, ledger)
    concerned = [at for pointer, at in places.items() if "/communes/" in pointer]
    commune, commune_at = commune_of(_cover(outline, ledger), texts, concerned, ledger)
    day, day_at = signed_on(signed.signing, ledger)
    draft = Draft(
        source=source,
        contract=contract.value,
        commune=commune,
        signed_on=day,
        signed_at=signed.signing.article + place_case(ledger.words(signed.signing.place)) or None,
        neighbourhoods=values,
        governance=governance.value,
    )
    names = [_signatory(one, commune, ledger) for one in signed.signatories]
    draft = replace(draft, signatories=tuple(dict.fromkeys(names)), signers=_signers(names, signed, ledger))
    if draft.signers:
        said = " ; ".join(map(signer_in_words, draft.signers))
        ledger.inform("signers_read", f"Qui signe, et pour qui : {said}.", signed.signatories[0].told)
    signatories = _signatory_places(names, signed, ledger)
    told = {"/commune": commune_at, "/signed_on": day_at, "/signed_at": signed.signing.place, **signatories}
    return draft, {
        **under("/contract", contract.places),
        **under("", told),
        **places,
        **under("/governance", governance.places),
    }


def _signatory(one: Signatory, commune: str | None, ledger: Ledger) -> str:
    """The organisation as it is named, else what the function of who signs tells of it."""
    if one.body:
        return f"{COMMUNE} {of(commune)}" if one.body == COMMUNE and commune else one.body
    return ledger.words(one.name)


def _signatory_places(names: Sequence[str], signed: Signed, ledger: Ledger) -> Places:
    """Where each is first told; the words of those who sign with another are labels."""
    first: dict[str, Passage] = {}
    for name, one in zip(names, signed.signatories, strict=True):
        if first.setdefault(name, one.told) is not one.told:
            ledger.label(one.told)
    return Places({f"/signatories/{rank}": told for rank, told in enumerate(first.values())})


def _signers(names: Sequence[str], signed: Signed, ledger: Ledger) -> tuple[SignerRead, ...]:
    """Who signs for each of those organisations, as far as the paper tells."""
    return tuple(
        SignerRead(name, ledger.words(one.signer.function) or None, ledger.words(one.signer.person) or None)
        for name, one in zip(names, signed.signatories, strict=True)
        if one.signer.function or one.signer.person
    )


def _cover(outline: Outline, ledger: Ledger) -> list[Passage]:
    """The lines of the cover; those of its titles need no field. A first title under which nothing stands is one."""
    lines = [line.passage for line in outline.parts[0].lines]
    ledger.label(*(line for line in lines if COVER_WORDS.search(line.folded) and len(line.words.split()) < 25))  # noqa: PLR2004
    return lines


def _respelled(draft: Draft, referents: Referents, signed: Signed, texts: Iterable[Passage], ledger: Ledger) -> Draft:
    """The draft with the spelling that a human chose for a name."""
    kept = [referents.elected, referents.technical, *(one.name for one in signed.signatories)]
    written = spellings(texts, kept, ledger)

    def respelled(words: str | None) -> str | None:
        for spelling, chosen in written.items():
            words = words.replace(spelling, chosen) if words else words
        return words

    governance = replace(
        draft.governance,
        elected_referent=respelled(draft.governance.elected_referent),
        technical_referent=respelled(draft.governance.technical_referent),
    )
    signatories = tuple(respelled(signatory) or signatory for signatory in draft.signatories)
    signers = tuple(replace(one, person=respelled(one.person)) for one in draft.signers)
    return replace(draft, governance=governance, signatories=signatories, signers=signers)


def _with_the_rest(  # noqa: PLR0913, PLR0917 - what is left is known once all the rest is
    draft: Draft, places: Places, outline: Outline, signed: Signed, texts: Sequence[Passage], ledger: Ledger
) -> tuple[Draft, tuple[Mark, ...]]:
    """Add the sections, and tell of what nobody claimed."""
    coverage = Coverage([text.words for text in texts])
    coverage.claim([*ledger.labels, *(at for pointer, at in places.items() if pointer not in _TOLD_IN_PASSING)])
    sections, section_places = listed("/sections", sections_of(outline.parts, coverage, ledger, signed_at=signed.at))
    coverage.claim(places.values())
    places |= section_places
    unclaimed(texts, coverage, ledger)
    coverage.give_back(ledger.unsure)
    findings = tuple(sorted(ledger.told, key=_line))
    most = MOST_WITH_SOMETHING_UNREAD if any(finding.code in NOT_READ for finding in findings) else 1.0
    wheres = {pointer: where for pointer, at in places.items() if (where := at.where)}
    draft = replace(
        draft,
        sections=sections,
        places=wheres,
        coverage=min(coverage.share, most),
        findings=findings,
    )
    return draft, tuple(marks_of(ledger.labels, places))


def _line(finding: Finding) -> tuple[int, int]:
    where = finding.where
    return (where.page or 0, where.line or 0) if where else (0, 0)
