"""Names of people spelled in two ways."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from regain.exchange.draft import Severity
from regain.exchange.reading.agreement.folding import bare, slug
from regain.exchange.reading.agreement.ledger import Ledger
from regain.exchange.reading.agreement.passages import Passage

_FIRST = r"[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?"
_LAST = r"(?:(?:[LD]['’]|(?:de |DE |Le |LE |La |LA |Du |DU ))?[A-ZÀ-Ý][A-ZÀ-Ý'’-]{2,}(?: [A-ZÀ-Ý'’-]{2,})?|[A-ZÀ-Ý][a-zà-ÿ]{2,}(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?)"
_CIVILITY = r"(?:M\.|Mr\.?|MM\.|Mme|Mlle|Monsieur|Madame|Dr|Docteur)"
_TITLED = re.compile(rf"\b{_CIVILITY} (?P<first>{_FIRST}) (?P<last>{_LAST})")
_CAPITALS = re.compile(rf"\b(?P<first>{_FIRST}) (?P<last>[A-ZÀ-Ý][A-ZÀ-Ý'’-]{{2,}})\b")
_ROLE = re.compile(
    rf"\b(?P<first>{_FIRST}) (?P<last>{_LAST}),? (?=(?:\d(?:er|ère|e|ème)? )?(?:maire|adjoint|pr[ée]sident|responsable|r[ée]f[ée]rent|directrice|directeur|chef)|Maire)"
)
_CLOSE = 2
_LONG = 5
MOST_COMPARED = 400
"""People whose names are compared two by two."""


@dataclass(frozen=True, slots=True)
class Person:
    """A first name and a surname, as written once."""

    first: str
    last: str
    at: Passage


def people_in(texts: Iterable[Passage]) -> Iterator[Person]:
    """The people that texts name, by a civility, a surname in capitals or a function."""
    for text in texts:
        taken: set[int] = set()
        for pattern in (_TITLED, _CAPITALS, _ROLE):
            for match in pattern.finditer(text.words):
                if match.end("last") not in taken:
                    taken.add(match.end("last"))
                    yield Person(match["first"], match["last"], text.part(match.start("first"), match.end("last")))


def spellings(texts: Iterable[Passage], kept: Iterable[Passage], ledger: Ledger) -> dict[str, str]:
    """For a name spelled in two ways, the spelling to write in place of the one that a value holds.

    `kept` are the passages whose values the draft keeps: the question is about the spelling found there.
    """
    named = {(bare(person.first), bare(person.last)): person for person in people_in(texts)}
    people = list(named.values())[:MOST_COMPARED]
    if len(named) > MOST_COMPARED:
        ledger.inform(
            "people_not_compared",
            f"Ce document nomme {len(named)} personnes : l’orthographe des {MOST_COMPARED} premières seulement a été comparée.",
        )
    ranks = {passage.rank for passage in kept if passage}
    written: dict[str, str] = {}
    for one, other in combinations(people, 2):
        if not _are_close(one, other):
            continue
        here, there = (one, other) if one.at.rank in ranks or other.at.rank not in ranks else (other, one)
        answer = _asked(here, there, ledger, is_kept=here.at.rank in ranks)
        if answer and answer != here.at.words:
            written[here.at.words] = answer
    return written


def _asked(here: Person, there: Person, ledger: Ledger, *, is_kept: bool) -> str | None:
    place = f"page {there.at.first.page}" if there.at.first.page else f"ligne {there.at.first.line}"
    message = f"Un même nom semble écrit de deux façons : « {here.at.words} » et « {there.at.words} » ({place})."
    if not is_kept:
        ledger.warn("name_spelled_two_ways", f"{message} Aucun n’est repris dans un champ.", here.at)
        return None
    about = slug(" ".join(sorted((f"{here.first} {here.last}", f"{there.first} {there.last}"), key=bare)))
    return ledger.ask(
        "name_spelled_two_ways",
        f"{message} Choisissez la bonne orthographe.",
        here.at,
        about=about,
        options=(here.at.words, there.at.words),
        default=here.at.words,
        severity=Severity.WARNING,
    )


def _are_close(one: Person, other: Person) -> bool:
    """Whether two names are nearly the same: one may be a slip of the other."""
    firsts = DamerauLevenshtein.distance(bare(one.first), bare(other.first), score_cutoff=1)
    lasts = DamerauLevenshtein.distance(bare(one.last), bare(other.last), score_cutoff=_CLOSE)
    long = min(len(bare(one.last)), len(bare(other.last))) >= _LONG
    return long and (
        (firsts == 0 and 0 < lasts <= _CLOSE) or (lasts == 0 and firsts == 1 and len(one.first) > _LONG - 2)
    )
