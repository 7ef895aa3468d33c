"""What changes in the signed text itself, beyond what the contract lives by: its prose, section by section."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from regain.core.french import long_date, quoted
from regain.core.labels import as_typed_plainly, fold
from regain.domain.contracts.enums import Verb
from regain.domain.contracts.models import AgreementVersion
from regain.domain.contracts.rules.differences import moved_to
from regain.domain.contracts.rules.pairing import out_of_order
from regain.domain.contracts.rules.states import says_the_same
from regain.exchange.draft import Draft, draft_as_data
from regain.exchange.planning.plan import Step

HEADING = "Texte signé"


@dataclass(frozen=True, slots=True)
class _Prose:
    title: str
    text: str


def text_steps(draft: Draft, version: AgreementVersion | None, *, others: bool) -> tuple[Step, ...]:
    """The steps of the signed text against the version in force. `others`: whether the plan has other steps."""
    if version is None:
        # The same bytes under another name are the same text: its step does not depend on the file's name.
        signed_on = f"signée le {long_date(draft.signed_on)}" if draft.signed_on else "sans date de signature"
        return (Step(Verb.ADD, "version de la convention", (HEADING,), None, f"Convention {signed_on}"),)
    asked = draft_as_data(draft)
    if says_the_same(version.snapshot, asked):
        return ()
    steps = sections_changed(version.snapshot, asked)
    if steps or others:
        return steps
    after = "Le texte change, sans rien changer de ce qui en est suivi."
    return (Step(Verb.CHANGE, "texte", (HEADING,), None, after),)


def sections_changed(signed: Mapping[str, Any], asked: Mapping[str, Any]) -> tuple[Step, ...]:
    """The steps from the prose of one snapshot to that of another."""
    return tuple(_of_sections(_sections(signed), _sections(asked)))


def _sections(text: Mapping[str, Any]) -> dict[str, _Prose]:
    found: dict[str, _Prose] = {}
    for section in text.get("sections", []):
        key = fold(section["title"])
        known = found.get(key)
        body = f"{known.text}\n\n{section['text']}" if known else section["text"]
        found[key] = _Prose(section["title"], body)
    return found


def _of_sections(signed: dict[str, _Prose], asked: dict[str, _Prose]) -> Iterator[Step]:
    for key, now in asked.items():
        was = signed.get(key)
        if was is None:
            yield Step(Verb.ADD, "texte", (HEADING, now.title), None, now.text)
        elif as_typed_plainly(was.text) != as_typed_plainly(now.text):
            yield Step(Verb.CHANGE, "texte", (HEADING, now.title), was.text, now.text)
    for key, was in signed.items():
        if key not in asked:
            yield Step(Verb.REMOVE, "texte", (HEADING, was.title), was.text, None)
    yield from _moved(signed, asked)


def _moved(signed: dict[str, _Prose], asked: dict[str, _Prose]) -> Iterator[Step]:
    """The sections that no longer follow the same ones, each with what it now follows."""
    ranks = {key: rank for rank, key in enumerate(signed)}
    moved = out_of_order([ranks[key] for key in asked if key in ranks])
    for at, (before, key) in enumerate(zip([None, *asked], asked, strict=False), 1):
        if ranks.get(key) in moved:
            follows = quoted(asked[before].title) if before else ""
            place = moved_to(ranks[key] + 1, at, follows=follows)
            yield Step(Verb.MOVE, "texte", (HEADING, asked[key].title), None, asked[key].title, moved=place)
