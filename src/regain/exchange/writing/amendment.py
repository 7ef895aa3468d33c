"""An amendment alone, as the paper that is signed: what it changes, article by article."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from regain.core.french import ELIDED_BEFORE, enumeration, long_date, of, quoted, shortened
from regain.exchange.writing.agreement.words import prose
from regain.exchange.writing.blocks import Block, Cover, Heading, Paper, Paragraph, SignatureRoom

_BLANK = "…………………………"
_TO_FILL = f"Nom et fonction\u00a0: {_BLANK}"
FEW_WORDS = 25
"""A value of as many words, or fewer, is quoted within the sentence."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change. Verb: `add`, `change`, `move` or `remove`; `path`: the title of its article, then what it stands under.

    A move has its words in `after`, and in `moved` from which rank to which they go.
    """

    verb: str
    noun: str
    path: tuple[str, ...]
    before: str = ""
    after: str = ""
    moved: str = ""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An amendment already in force."""

    number: int
    signed_on: date


@dataclass(frozen=True, slots=True)
class AmendmentFacts:
    """All that the paper of an amendment says. A day is None while it is not known.

    `signers`: who signs for a signatory, by its name (`le maire, Jean Solal`). `unsigned`: what the cover says until the
    day of the signature is known; empty for a paper to sign, where that day is written by hand.
    """

    number: int
    title: str
    commune: str
    contract: str
    original_signed_on: date | None
    earlier: tuple[Earlier, ...]
    changes: tuple[Change, ...]
    signed_on: date | None
    signed_at: str
    signatories: tuple[str, ...]
    signers: Mapping[str, str] = field(default_factory=dict)
    unsigned: str = "Projet"


def compose_amendment(facts: AmendmentFacts) -> Paper:
    """The amendment as a paper: its object, an article for each group of changes, what stays, room to sign."""
    name = f"Avenant n°\u00a0{facts.number}"
    return Paper(
        title=f"{name} à la convention d’application communale {of(facts.commune)}",
        author="Regain",
        subject=facts.title,
        cover=Cover(
            above=(f"Contrat de ville {quoted(facts.contract)}",),
            title=name,
            subtitle=f"à la convention d’application communale {of(facts.commune)}",
            below=(facts.title, _day(facts)),
        ),
        blocks=(
            *_recitals(facts),
            *_articles(facts),
            SignatureRoom(_place_and_day(facts), _signatories(facts), below=_below(facts)),
        ),
        foot=f"{name} · {facts.commune}",
        has_contents=False,
    )


def _below(facts: AmendmentFacts) -> tuple[str, ...]:
    """Who signs for each signatory as the agreement tells it, else room to write it."""
    return tuple(facts.signers.get(name) or _TO_FILL for name in _signatories(facts))


def _signatories(facts: AmendmentFacts) -> tuple[str, ...]:
    """Who signs; where the agreement names nobody, two frames to fill in by hand."""
    return facts.signatories or (f"Signataire\u00a0: {_BLANK}",) * 2


def _day(facts: AmendmentFacts) -> str:
    if facts.signed_on:
        return f"Signé le {long_date(facts.signed_on)}"
    return facts.unsigned or f"Signé le {_BLANK}"


def _place_and_day(facts: AmendmentFacts) -> str:
    place = facts.signed_at or _BLANK
    day = long_date(facts.signed_on) if facts.signed_on else _BLANK
    return f"Fait à {place}, le {day}"


def _recitals(facts: AmendmentFacts) -> Iterator[Block]:
    """What the amendment rests on, as French acts say it; the day of the deliberation is written by hand."""
    signed = f", signée le {long_date(facts.original_signed_on)}" if facts.original_signed_on else ""
    yield Paragraph(f"Vu le contrat de ville {quoted(facts.contract)}\u00a0;")
    yield Paragraph(f"Vu la convention d’application communale {of(facts.commune)}{signed}\u00a0;")
    for one in facts.earlier:
        yield Paragraph(f"Vu l’avenant n°\u00a0{one.number}, signé le {long_date(one.signed_on)}\u00a0;")
    yield Paragraph(f"Vu la délibération du conseil municipal {of(facts.commune)} en date du {_BLANK}\u00a0;")
    yield Paragraph("Les signataires conviennent de ce qui suit.")


def _articles(facts: AmendmentFacts) -> Iterator[Block]:
    yield Heading(1, "Article 1 – Objet")
    base = "la convention"
    if facts.earlier:
        listed = enumeration([f"l’avenant n°\u00a0{one.number}" for one in facts.earlier])
        base = f"la convention, dans sa rédaction issue de {listed.replace(' et l’', ' et de l’')}"
    yield Paragraph(f"Le présent avenant modifie {base}. Il a pour objet\u00a0: {_sentence(_within(facts.title))}")
    groups = _grouped(facts.changes)
    for rank, (heading, changes) in enumerate(groups, 2):
        yield Heading(1, f"Article {rank} – {heading}")
        yield from (block for change in changes for block in _change(change))
    yield Heading(1, f"Article {len(groups) + 2} – Autres dispositions")
    yield Paragraph("Les autres dispositions de la convention restent inchangées.")


def _within(title: str) -> str:
    """The title after a colon: its first letter small where it begins with a verb, which is never a name."""
    first = title.split(" ", 1)[0]
    is_verb = first[1:].islower() and first.endswith(_INFINITIVES)
    return title[:1].lower() + title[1:] if is_verb else title


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _grouped(changes: Sequence[Change]) -> list[tuple[str, list[Change]]]:
    """The changes by their first heading, in the order these first come."""
    under: dict[str, list[Change]] = {}
    for change in changes:
        under.setdefault(change.path[0] if change.path else "Convention", []).append(change)
    return list(under.items())


def _change(change: Change) -> Iterator[Block]:
    """One sentence when the words are few; otherwise one that announces them, then the words themselves."""
    if change.verb == "change":
        yield from _replaced(change)
        return
    if change.verb == "move":
        yield Paragraph(f"{_capital(_under(change) + _moved(change))} {change.moved}.")
        return
    words = change.after or change.before
    sentence = f"{_under(change)}{_IMPERSONAL[change.verb]} {_named(change)}"
    if _is_short(words):
        yield Paragraph(f"{_capital(sentence)} {quoted(words)}.")
        return
    yield Paragraph(f"{_capital(sentence)} qui suit\u00a0:")
    yield from _quoted(words)


def _replaced(change: Change) -> Iterator[Block]:
    if _is_short(change.before) and _is_short(change.after) and change.noun in _WHOLE:
        told = f"{_under(change)}{_the(change.noun)} {quoted(change.before)} est {_agreed(change, 'remplacé')} par"
        yield Paragraph(f"{_capital(told)} {quoted(change.after)}.")
        return
    if _is_short(change.before) and _is_short(change.after):
        told = f"{_under(change)}{_named(change)}\u00a0: les mots {quoted(change.before)} sont remplacés par les mots"
        yield Paragraph(f"{_capital(told)} {quoted(change.after)}.")
        return
    yield Paragraph(f"{_capital(_under(change) + _named(change))}, qui se lisait ainsi\u00a0:")
    yield from _quoted(change.before)
    yield Paragraph("se lit désormais ainsi\u00a0:")
    yield from _quoted(change.after)


def _moved(change: Change) -> str:
    """`l’irritant « Du bruit » est déplacé`: long words are cut, they stand whole in the text already."""
    words = _named(change) if change.noun == _PROSE else f"{_the(change.noun)} {quoted(shortened(change.after, 160))}"
    return f"{words} est {_agreed(change, 'déplacé')}"


def _agreed(change: Change, participle: str) -> str:
    return f"{participle}e" if change.noun.startswith(_FEMININE) else participle


_OPENED, _CLOSED = re.compile(r"«\s?"), re.compile(r"\s?»")
_INFINITIVES = ("er", "ir", "re", "oir")
_IMPERSONAL = {"add": "il est ajouté", "remove": "il est supprimé"}
_PROSE = "texte"
_WHOLE = ("irritant", "opportunité", "enjeu prioritaire", "objectif opérationnel", "engagement")
"""What is replaced as a whole, one line by another."""
_FEMININE = ("instance", "opportunité", "date", "source")
_PLURAL = ("communes",)


def _the(noun: str) -> str:
    """The noun with its article."""
    if noun.startswith(_PLURAL):
        return f"les {noun}"
    if noun.lower().startswith(ELIDED_BEFORE):
        return f"l’{noun}"
    return f"{'la' if noun.startswith(_FEMININE) else 'le'} {noun}"


def _named(change: Change) -> str:
    """What changes; a passage of prose is told by its title."""
    title = change.path[-1] if change.noun == _PROSE and change.path[1:] else ""
    return f"{_the(change.noun)} {_named_inside(title)}" if title else _the(change.noun)


def _under(change: Change) -> str:
    """What the change stands under, in its article; a passage of prose is named by its own title."""
    deep = change.path[1:] if change.noun != _PROSE else ()
    return f"sous {_named_inside(deep[-1])}, " if deep else ""


def _named_inside(title: str) -> str:
    """A title between quotation marks; those that it holds are the marks of a quotation inside another."""
    return quoted(_CLOSED.sub("”", _OPENED.sub("“", title)))


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _is_short(words: str) -> bool:
    return len(words.split()) <= FEW_WORDS and "\n" not in words


def _quoted(words: str) -> Iterator[Block]:
    """Each paragraph between quotation marks; a list stays a list."""
    for block in prose(words):
        yield replace(block, words=quoted(block.words)) if isinstance(block, Paragraph) else block
