"""Local steering: the referents, then what the commitments say, in their own words."""

import re
from collections.abc import Iterable, Iterator, Sequence

from regain.core.french import enumeration, quoted
from regain.exchange.draft import CommitmentRead, Governance
from regain.exchange.writing.agreement.sections import Sections
from regain.exchange.writing.agreement.words import bare, heading, paragraph
from regain.exchange.writing.blocks import Block

_LOCAL = "Organisation et pilotage local"
_STEERING = ("Modalités de pilotage communal", r"pilotage communal|gouvernance|comites?\b|referents?|moyens humains")
_PARTNERS = ("Modalités d’animation du partenariat", r"partenari|partenaires|groupes? de travail")
_CITIZENS = ("Modalités d’animation citoyenne", r"citoyen|habitant|participation|concertation")
_ORGANISATION = r"organisation|pilotage"
PATTERNS = (_ORGANISATION, _STEERING[1], _PARTNERS[1], _CITIZENS[1])
"""Titles of the parts about steering."""

_GROUP = "working_group"
_NAMED = {
    "steering_committee": ("Comité de pilotage", re.compile(r"\bcomites? (?:\w+ )?de pilotage|\bcopils?\b")),
    "technical_committee": (
        "Comité technique",
        re.compile(r"\bcomites? (?:\w+ )?(?:techniques?|de suivi)|\bcotechs?\b"),
    ),
    _GROUP: (
        "Groupe de travail",
        re.compile(r"\bgroupes? (?:de travail|thematiques?|projets?)|\b(?:commission|atelier)s? |\bgt\b"),
    ),
}


def steering(governance: Governance, sections: Sections) -> Iterator[Block]:
    """The part about steering, without the promises of those who sign."""
    committees = [one for one in governance.commitments if one.kind in _NAMED]
    led, groups = _parted(committees)
    bodies = [one for one in governance.commitments if one.kind == "citizen_body"]
    referents = list(_referents(governance))
    steered = [*sections.about(2, _STEERING[1])] if not (led or referents) else None
    inside = [
        *(_titled(_STEERING, [*referents, *_committees(led)], sections) if steered is None else steered),
        *_titled(_PARTNERS, list(_committees(groups)), sections),
        *_titled(_CITIZENS, [paragraph(text) for text in _texts(map(_said, bodies))], sections),
    ]
    opening = [*sections.about(1, _ORGANISATION)]
    if inside and not opening:
        opening = [heading(1, _LOCAL)]
    yield from opening
    yield from inside


def _titled(title: tuple[str, str], blocks: Sequence[Block], sections: Sections) -> Iterator[Block]:
    """Blocks under their title; without any, the prose that the paper has there."""
    if not blocks:
        yield from sections.about(2, title[1])
        return
    yield from sections.titled(2, *title)
    yield from blocks


def _parted(committees: Sequence[CommitmentRead]) -> tuple[Sequence[CommitmentRead], Sequence[CommitmentRead]]:
    """Committees, then working groups; all together where the paper does not keep that order."""
    first = next((rank for rank, one in enumerate(committees) if one.kind == _GROUP), len(committees))
    if any(one.kind != _GROUP for one in committees[first:]):
        return committees, ()
    shared = {one.text for one in committees[:first]}
    while first < len(committees) and committees[first].text in shared:
        first += 1
    return committees[:first], committees[first:]


def _referents(governance: Governance) -> Iterator[Block]:
    if governance.elected_referent:
        yield paragraph(f"Référent élu : {governance.elected_referent}", "lead")
    if governance.technical_referent:
        yield paragraph(f"Référent technicien : {governance.technical_referent}", "lead")


def _committees(commitments: Sequence[CommitmentRead]) -> Iterator[Block]:
    """The texts, each once; one that does not name what it founds stands under a title that does."""
    left = _texts(map(_said, commitments))
    for one in commitments:
        text = _said(one)
        if text not in left:
            continue
        left.remove(text)
        title, pattern = _NAMED[one.kind]
        if not pattern.search(bare(text)):
            yield heading(3, f"{title} {enumeration([quoted(theme) for theme in one.themes])}".strip())
        yield paragraph(text)


def _said(one: CommitmentRead) -> str:
    """A commitment in its own words, else in ours."""
    if one.text:
        return one.text
    often = f" se réunit {one.times_per_year} fois par an" if one.times_per_year else ""
    if one.kind == "citizen_body":
        return f"Instance d’habitants : {one.name or ''}{often}."
    themes = f" {enumeration([quoted(theme) for theme in one.themes])}" if one.themes else ""
    return f"Un {_NAMED[one.kind][0].lower()}{themes}{often or ' est constitué'}."


def _texts(texts: Iterable[str]) -> list[str]:
    """The texts, each once, those that another holds left out."""
    each = list(dict.fromkeys(texts))
    return [text for text in each if not any(text != other and text in other for other in each)]
