"""What changes between two states of an agreement, line by line, in words a human can read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from regain.core.french import long_date
from regain.domain.contracts.enums import Verb
from regain.domain.contracts.rules.content import (
    AgreementContent,
    BodyContent,
    Element,
    ProjectContent,
)
from regain.domain.contracts.rules.pairing import Pair, pair_up

NOUNS = {
    "signed_on": ("date de signature", ""),
    "signed_at": ("lieu de signature", ""),
    "elected_referent": ("référent élu", "Pilotage"),
    "technical_referent": ("référent technicien", "Pilotage"),
    "signatories": ("signataire", "Signataires"),
    "bodies": ("instance", "Pilotage"),
    "commitments": ("engagement", "Engagements"),
    "projects": ("projet de quartier", ""),
    "figures": ("chiffre cité", "Portrait"),
    "irritants": ("irritant", "Irritants"),
    "opportunities": ("opportunité", "Opportunités"),
    "priorities": ("enjeu prioritaire", "Enjeux prioritaires"),
    "retained_objectives": ("objectif retenu", "Objectifs"),
    "operational_objectives": ("objectif opérationnel", ""),
}
"""For each column of the agreement and each list: what one of them is called, and the heading they stand under."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing to add, change, move or remove. `pointer`: where the text says it (empty for a removal)."""

    verb: Verb
    noun: str
    path: tuple[str, ...]
    before: str | None
    after: str | None
    pointer: str = ""


def differences(
    current: AgreementContent, target: AgreementContent, *, quoting: bool = False
) -> tuple[Difference, ...]:
    """All that must happen for `current` to become `target`; empty when nothing must.

    `quoting`: told in the words of the text alone, as a legal text quotes them.
    """
    root = pair_up(current, target)
    return (*_of_columns(root), *(found for child in root.children for found in _of_pair(child, (), quoting=quoting)))


def _of_columns(root: Pair) -> Iterator[Difference]:
    before = root.current.columns if root.current else {}
    after = root.target.columns if root.target else {}
    meant = root.current.meaning if root.current else {}
    for name, meaning in (root.target.meaning if root.target else {}).items():
        value = after[name]
        if meaning != meant.get(name):
            verb = Verb.CHANGE if before.get(name) and value else Verb.ADD if value else Verb.REMOVE
            noun, heading = NOUNS[name]
            yield Difference(verb, noun, _path(heading), _shown(before.get(name)), _shown(value), f"/{name}")


def _of_pair(pair: Pair, above: tuple[str, ...], *, quoting: bool) -> Iterator[Difference]:
    noun, heading = NOUNS[pair.name]
    path = (*above, *_path(heading))
    verb = _verb(pair)
    if verb:
        before, after = _both_said(pair, quoting=quoting)
        yield Difference(verb, noun, path, before, after, pair.target.pointer if pair.target else "")
    for child in pair.children:
        yield from _of_pair(child, (*path, _title(pair.target or pair.current)), quoting=quoting)


def _verb(pair: Pair) -> Verb | None:
    if pair.current is None:
        return Verb.ADD
    if pair.target is None:
        return Verb.REMOVE
    if pair.is_changed:
        return Verb.CHANGE
    return Verb.MOVE if pair.is_moved else None


def _both_said(pair: Pair, *, quoting: bool) -> tuple[str | None, str | None]:
    """Both sides in the fewest words that tell them apart."""
    names = ("quote", "said", "detail") if quoting else ("said", "detail")
    told = [(_told(pair.current, name), _told(pair.target, name)) for name in names]
    return next((both for both in told if not pair.is_changed or both[0] != both[1]), told[-1])


def _told(element: Element | None, name: str) -> str | None:
    return str(getattr(element, name)) if element else None


def _title(element: Element | None) -> str:
    if isinstance(element, ProjectContent):
        return f"Quartier {element.neighbourhood}"
    return element.name if isinstance(element, BodyContent) else element.words if element else ""


def _path(heading: str) -> tuple[str, ...]:
    return (heading,) if heading else ()


def _shown(value: object) -> str | None:
    if not value:
        return None
    return long_date(value) if isinstance(value, date) else str(value)
