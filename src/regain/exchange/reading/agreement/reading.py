"""An agreement read: from the blocks of a document to a draft, each value with its place, each doubt told."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from regain.exchange.draft import Draft, Finding, Mark, Source
from regain.exchange.reading.agreement.assembly import assembled
from regain.exchange.reading.agreement.boxes import without_unticked
from regain.exchange.reading.agreement.cutting import outline_of
from regain.exchange.reading.agreement.drawn import in_order
from regain.exchange.reading.agreement.ledger import Ledger
from regain.exchange.reading.agreement.lines import blocks_of
from regain.exchange.reading.agreement.other_papers import refuse_other_papers, refuse_what_says_nothing
from regain.exchange.reading.agreement.outline import Outline
from regain.exchange.reading.agreement.passages import Passage
from regain.exchange.reading.agreement.repairs import Repairs
from regain.exchange.reading.agreement.steering import recognise_steering
from regain.exchange.reading.agreement.vocabulary import AGREEMENT_WORDS, Topic
from regain.exchange.reading.blocks import Document
from regain.exchange.reading.refusals import NotAnAgreement

_TITLE = re.compile(r"convention (?:d'application|communale)|contrat de ville|projet de quartier")
_LEAST_PARTS = 2


@dataclass(frozen=True, slots=True)
class Reading:
    """A draft, and the letters of the document that rules claimed."""

    draft: Draft
    marks: tuple[Mark, ...]


def read_agreement(document: Document, *, source: Source, choices: Mapping[str, str] | None = None) -> Reading:
    """Read an agreement. The same document and choices give the same reading.

    `choices` are answers to questions of findings, by the key of the choice, or by the finding's code when only one
    finding of that code asks. Answers to questions that are not asked are ignored: a corrected file may not ask again.
    Raises `NotAnAgreement` when nothing in the document looks like an agreement.
    """
    choices = dict(choices or {})
    reading = _read(document, source, choices)
    by_key = _by_key(choices, reading.draft.findings)
    return reading if by_key == choices else _read(document, source, by_key)


def _by_key(choices: Mapping[str, str], findings: tuple[Finding, ...]) -> dict[str, str]:
    """The choices, a code being replaced by the key of the only finding that has it."""
    asked: dict[str, set[str]] = defaultdict(set)
    for finding in findings:
        if finding.choice:
            asked[finding.code].add(finding.choice.key)
    keys = {key for known in asked.values() for key in known}
    by_key = dict(choices)
    for code, answer in choices.items():
        if code not in keys and len(asked[code]) == 1:
            del by_key[code]
            by_key.setdefault(asked[code].pop(), answer)
    return by_key


def _read(document: Document, source: Source, choices: Mapping[str, str]) -> Reading:
    texts = [Passage.of(rank, text) for rank, text in enumerate(document.texts)]
    ledger = Ledger(Repairs(text.words for text in texts), choices)
    outline = outline_of(in_order(without_unticked(blocks_of(document), ledger), ledger), ledger)
    recognise_steering(outline)
    refuse_other_papers(outline, texts)
    _refuse_what_is_no_agreement(outline, texts)
    draft, marks = assembled(document, source, outline, texts, ledger)
    refuse_what_says_nothing(draft, texts)
    return Reading(draft, marks)


def _refuse_what_is_no_agreement(outline: Outline, texts: list[Passage]) -> None:
    """An agreement speaks the words of the *politique de la ville*, and is built as one."""
    speaks = any(AGREEMENT_WORDS.search(text.folded) for text in texts)
    topics = {part.topic for part in outline.parts if part.is_known and part.title} - {
        Topic.PROSE,
        Topic.COVER,
        Topic.CONTENTS,
    }
    named = any(quarter.name for quarter in outline.quarters)
    objectives = any(part.topic is Topic.OBJECTIVES and part.blocks for part in outline.parts)
    titled = any(_TITLE.search(text.folded) for text in texts[:12])
    structured = (
        len(topics) >= _LEAST_PARTS
        or (named and (bool(topics) or objectives))
        or (titled and (named or objectives or bool(topics)))
    )
    if not (speaks and structured) and not (objectives and named):
        raise NotAnAgreement(
            "Ce document ne ressemble pas à une convention d’application communale : ni quartier, ni objectif, ni engagement "
            "n’y a été reconnu. Vérifiez le fichier."
        )
