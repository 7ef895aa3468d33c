"""Bodies of citizens: each one named, as written."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from regain.core.frequency import Frequency, frequency_in
from regain.exchange.reading.agreement.folding import bare
from regain.exchange.reading.agreement.lines import Line
from regain.exchange.reading.agreement.passages import Passage

_OF = r"(?:de la |de l'|des? |du |d')"
_PEOPLE = (
    r"(?:citoyen\w*|habitant\w*|enfant\w*|jeune\w*|aine\w*|sages?|seniors?|anciens?|parents?|locataires?|residents?|usagers?|quartiers?"
    r"|adolescent\w*|ados|femmes|riverains|familles|voisins|voisinage|participation|collegiens|lyceens|vie quartier|associations)"
)
_BODY = re.compile(
    rf"\b(?:(?:conseil|comite|assemblee|collectif|commission|groupe|parlement|forum|cercle|reseau|tables?|amicale|fabrique|union|instance)s? "
    rf"(?:(?:municipal|municipaux|local|locaux|locale|communal|consultatif|participatif|participative|extra-municipale?)s? )?"
    rf"(?:{_OF}{_PEOPLE}|citoyen(?:ne)?s?|d'habitants)|maisons? du projet|fabrique (?:citoyenne|du quartier|urbaine))\b"
)
_COMPLEMENT = re.compile(
    r"(?: (?:de la |de l['’]|des? |du |d['’])(?:(?:quartier|commune|ville|maison|centre|résidence|cité|territoire|secteur)s?\b"
    r"(?: (?:de |social\b|du |des |d['’])?[\w’'-]+)?|[A-ZÀ-Ý][\w’'-]*(?: (?:(?:de|du|des|la|les|le|sur|sous|en|et) )*[A-ZÀ-Ý][\w’'-]*)*)"
    r"| ?« ?[^»]+ ?»)"
)
_VERBS = re.compile(
    r" (?:est|sera|sont|seront|a|ont|se|donne\w*|participe\w*|particip\w+|peut|qui|avec|pour|les|le|la)$"
)


@dataclass
class Body:
    """A body of citizens named by a paragraph."""

    name: Passage
    text: Passage
    is_plural: bool
    times: int | None = None
    times_at: Passage = field(default_factory=Passage)


def bodies_in(lines: Iterable[Line]) -> list[Body]:
    """The bodies that paragraphs name, each once; a name without its complement is the one told with it."""
    found: dict[str, Body] = {}
    for line in lines:
        for body in _named(line.passage) if not line.title else ():
            found.setdefault(bare(body.name.words), body)
    return [body for name, body in found.items() if not _is_told_better(name, body, found)]


def _is_told_better(name: str, body: Body, found: Iterable[str]) -> bool:
    """Whether another name says the same with its complement, or one by one what this one says in the plural."""
    singular = _singular(name)
    return any(
        other.startswith(f"{name} ") or (body.is_plural and other != name and other.startswith(singular))
        for other in found
    )


def _named(paragraph: Passage) -> Iterable[Body]:
    matches = list(_BODY.finditer(paragraph.folded))
    ends = [*(match.start() for match in matches[1:]), len(paragraph.words)][: len(matches)]
    told = [frequency_in(paragraph.folded[match.start() : end]) for match, end in zip(matches, ends, strict=True)]
    for rank, match in enumerate(matches):
        name = paragraph.part(match.start(), _end_of_name(paragraph, match.end()))
        body = Body(name, paragraph, match[0].split()[0].endswith("s"))
        # "A et B se réunissent deux fois par an": the frequency after B is A's too.
        later = next(((place, one) for place, one in enumerate(told[rank:], start=rank) if one), None)
        if later:
            _time(body, paragraph, later[1], matches[later[0]].start())
        yield body


def _time(body: Body, paragraph: Passage, frequency: Frequency, shift: int) -> None:
    body.times = frequency.times
    body.times_at = paragraph.part(shift + frequency.start, shift + frequency.end)


def _end_of_name(paragraph: Passage, end: int) -> int:
    complement = _COMPLEMENT.match(paragraph.words, end)
    if not complement:
        return end
    words = paragraph.folded[end : complement.end()]
    verb = _VERBS.search(words)
    return end + (verb.start() if verb else len(words))


def _singular(name: str) -> str:
    return " ".join(word.removesuffix("s") for word in name.split())
