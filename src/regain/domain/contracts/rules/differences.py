"""What changes between two states of an agreement, line by line, in words a human can read."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from regain.core.french import long_date, quarter, quoted, rank, shortened
from regain.domain.contracts.enums import Verb
from regain.domain.contracts.rules.content import (
    AgreementContent,
    BodyContent,
    Element,
    Line,
    ProjectContent,
)
from regain.domain.contracts.rules.pairing import Move, Pair, pair_up

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
    """One thing to add, change, move or remove. `pointer`: where the text says it (empty for a removal).

    A move says in `after` what moves, and in `moved` from which rank to which, and what it then follows.
    """

    verb: Verb
    noun: str
    path: tuple[str, ...]
    before: str | None
    after: str | None
    pointer: str = ""
    moved: str = ""


class Counted(Protocol):
    """Anything that is added, changed, moved or removed."""

    @property
    def verb(self) -> Verb:
        """What happens to it."""


def counts(done: Iterable[Counted]) -> dict[str, int]:
    """How many things are added, changed, moved and removed: the one count of an act, on every page and in the journal."""
    return dict(Counter(one.verb.value for one in done))


def differences(
    current: AgreementContent, target: AgreementContent, *, quoting: bool = False
) -> tuple[Difference, ...]:
    """All that must happen for `current` to become `target`; empty when nothing must.

    `quoting`: told in the words of the text alone, as a legal text quotes them; a line that gives its place to another
    is then one change.
    """
    root = pair_up(current, target)
    root = _with_replacements(root) if quoting else root
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
    if pair.target and pair.move:
        said = _told(pair.target, "quote" if quoting else "said")
        yield Difference(Verb.MOVE, noun, path, None, said, pair.target.pointer, _destination(pair.move))
    for child in pair.children:
        yield from _of_pair(child, (*path, _title(pair.target or pair.current)), quoting=quoting)


def _verb(pair: Pair) -> Verb | None:
    if pair.current is None:
        return Verb.ADD
    if pair.target is None:
        return Verb.REMOVE
    return Verb.CHANGE if pair.is_changed else None


def _destination(move: Move) -> str:
    follows = quoted(shortened(move.follows.quote)) if move.follows else ""
    return moved_to(move.before, move.after, follows=follows)


def moved_to(before: int, after: int, *, follows: str) -> str:
    """`du 3e au 1er rang, en tête`; `follows` names what it then stands after, empty when it comes first."""
    ranks = f"du {rank(before)} au {rank(after)} rang" if before != after else f"au {rank(after)} rang"
    return f"{ranks}, après {follows}" if follows else f"{ranks}, en tête"


def _with_replacements(pair: Pair) -> Pair:
    """The same pairs, a line that is gone and the one that came in its very place being one that changed."""
    below = [_with_replacements(child) for child in pair.children]
    gone = {_place(pair.current, child): child for child in below if child.target is None}
    came = {_place(pair.target, child): child for child in below if child.current is None}
    both = {place: (gone[place], came[place]) for place in came if place in gone and place[1] is not None}
    replaced = {id(new): replace(new, current=old.current) for old, new in both.values()}
    left = {id(old) for old, _ in both.values()}
    return replace(pair, children=tuple(replaced.get(id(child), child) for child in below if id(child) not in left))


def _place(parent: Element | None, pair: Pair) -> tuple[str, int | None]:
    """Where a line of text stands: its list and its index there; no index for what is more than a line."""
    element = pair.target or pair.current
    siblings: Sequence[Element] = getattr(parent, pair.name, ())
    places = (at for at, one in enumerate(siblings) if one is element and isinstance(element, Line))
    return pair.name, next(places, None)


def _both_said(pair: Pair, *, quoting: bool) -> tuple[str | None, str | None]:
    """Both sides in the fewest words that tell them apart."""
    names = ("quote", "detail") if quoting else ("said", "detail")
    told = [(_told(pair.current, name), _told(pair.target, name)) for name in names]
    return next((both for both in told if not pair.is_changed or both[0] != both[1]), told[-1])


def _told(element: Element | None, name: str) -> str | None:
    return str(getattr(element, name)) if element else None


def _title(element: Element | None) -> str:
    if isinstance(element, ProjectContent):
        return quarter(element.neighbourhood)
    return element.name if isinstance(element, BodyContent) else element.words if element else ""


def _path(heading: str) -> tuple[str, ...]:
    return (heading,) if heading else ()


def _shown(value: object) -> str | None:
    if not value:
        return None
    return long_date(value) if isinstance(value, date) else str(value)
