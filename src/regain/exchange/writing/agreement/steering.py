"""Local steering: the referents, then what the commitments say, in their own words."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from regain.core.french import enumeration, quoted
from regain.core.promises import measured, promised, unsaid
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
        *_titled(_CITIZENS, [paragraph(text) for text in _texts(_said(bodies))], sections),
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
    """Committees, with the groups that their very words found, then the rest from the first other group on.

    The order of the text is kept: all together where it begins with a group and committees come after.
    """
    shared = {one.text for one in committees if one.kind != _GROUP and one.text}
    led = [one.kind != _GROUP or one.text in shared for one in committees]
    first = led.index(False) if False in led else len(led)
    if first == 0 and any(led):
        return committees, ()
    return committees[:first], committees[first:]


def _referents(governance: Governance) -> Iterator[Block]:
    if governance.elected_referent:
        yield paragraph(f"Référent élu : {governance.elected_referent}", "lead")
    if governance.technical_referent:
        yield paragraph(f"Référent technicien : {governance.technical_referent}", "lead")


def _committees(commitments: Sequence[CommitmentRead]) -> Iterator[Block]:
    """The texts, each once; one that does not name what it founds stands under a title that does."""
    said = _said(commitments)
    left = _texts(said)
    for one, text in zip(commitments, said, strict=True):
        if text not in left:
            continue
        left.remove(text)
        if not _NAMED[one.kind][1].search(bare(text)):
            yield heading(3, _title(one))
        yield paragraph(text)


def _said(commitments: Sequence[CommitmentRead]) -> list[str]:
    """Each commitment in its own words, with the measure that these leave out; else in ours.

    Where one text founds several whose measures are not the same, it says whose each is.
    """
    measures: dict[str, dict[str, str]] = {}
    for one in commitments:
        measures.setdefault(one.text, {})[_title(one)] = unsaid(one.text, one.times_per_year, one.due_on)
    return [measured(one.text, _measure(measures[one.text])) if one.text else _ours(one) for one in commitments]


def _measure(by_title: Mapping[str, str]) -> str:
    if len(set(by_title.values())) == 1:
        return next(iter(by_title.values()))
    return "\u00a0; ".join(f"{title}\u00a0: {measure}" for title, measure in by_title.items() if measure)


def _title(one: CommitmentRead) -> str:
    kind = _NAMED[one.kind][0] if one.kind in _NAMED else one.name or ""
    return f"{kind} {enumeration([quoted(theme) for theme in one.themes])}".strip()


def _ours(one: CommitmentRead) -> str:
    often = f" se réunit {one.times_per_year} fois par an" if one.times_per_year else ""
    if one.kind == "citizen_body":
        return promised(f"Instance d’habitants : {one.name or ''}{often}.", None, one.due_on)
    themes = f" {enumeration([quoted(theme) for theme in one.themes])}" if one.themes else ""
    return promised(f"Un {_NAMED[one.kind][0].lower()}{themes}{often or ' est constitué'}.", None, one.due_on)


def _texts(texts: Iterable[str]) -> list[str]:
    """The texts, each once, those that another holds left out."""
    each = list(dict.fromkeys(texts))
    return [text for text in each if not any(text != other and text in other for other in each)]
