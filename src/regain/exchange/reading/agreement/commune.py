"""The commune whose agreement it is: the name with the best evidence, or a question."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from regain.exchange.reading.agreement.capitals import place_case
from regain.exchange.reading.agreement.folding import bare
from regain.exchange.reading.agreement.ledger import Ledger
from regain.exchange.reading.agreement.passages import Passage

_SMALL = r"(?:de|du|des|la|le|les|lès|lez|en|sur|sous|et|à|d|l|aux?|DE|DU|DES|LA|LE|LES|LÈS|EN|SUR|SOUS|ET)"
_WORD = r"[A-ZÀ-ÖØ-Ý][\w’']*(?:-[\w’']+)*"
_NAME = re.compile(rf"{_WORD}(?:[ -](?:{_SMALL}[ '’-]){{0,3}}{_WORD}){{0,6}}")
_OF = re.compile(r"(?P<link>de la |de l'|des? |du |d')?(?=\S)")
_LONGEST = 120
_ARTICLES = {"du ": "Le ", "des ": "Les ", "de la ": "La ", "de l'": "L’"}
_TITLES = (
    (re.compile(r"^(?:la )?(?:commune|ville|mairie) (?=de|du|d')"), 5, True),
    (
        re.compile(r"\bconvention (?:d'application )?(?:communale |de la commune |de la ville )?(?:- )?(?=de |d'|du )"),
        4,
        True,
    ),
    (re.compile(r"\bconvention (?:d'application )?(?:communale)? ?[-:] ?"), 4, True),
    (re.compile(r"(?<!contrat de )(?<!de la )\b(?:commune|ville) (?=de|du|d')"), 3, True),
    (re.compile(r"\bmaires? (?=de|du|d')"), 2, False),
    (re.compile(r"(?<!contrat de )\b(?:commune|ville|mairie) (?=de|du|d')"), 1, False),
)
_NOT_A_COMMUNE = re.compile(
    r"(?:communaute|agglo|contrat|quartier|politique|l'etat|ville|convention|engagement|projet|barreau|france\b)"
)


@dataclass
class _Candidate:
    score: int = 0
    spellings: list[tuple[int, Passage, str]] = field(default_factory=list)


def commune_of(
    cover: Iterable[Passage], texts: Iterable[Passage], concerned: Iterable[Passage], ledger: Ledger
) -> tuple[str | None, Passage]:
    """The commune: told on the cover, else by the mayor, the neighbourhoods and the running text.

    `concerned` are the communes of the neighbourhoods.
    """
    candidates: dict[str, _Candidate] = defaultdict(_Candidate)
    for is_cover, passages in ((True, cover), (False, texts)):
        for passage in passages:
            _look(passage, candidates, is_cover=is_cover)
    for passage in concerned:
        _add(candidates, 1, passage, place_case(passage.words.strip(" .")))
    ranked = sorted(candidates.values(), key=lambda one: -one.score)
    if not ranked:
        answer = ledger.ask(
            "commune_missing", "Aucune commune n’a été trouvée : donnez le nom de celle qui signe la convention."
        )
        return answer or None, Passage()
    best = [one for one in ranked if one.score == ranked[0].score]
    if len(best) > 1:
        return _asked(best, ledger)
    _, at, name = max(ranked[0].spellings, key=lambda told: told[0])
    return name, at


def _look(passage: Passage, candidates: dict[str, _Candidate], *, is_cover: bool) -> None:
    """Count once what a passage says of each commune, by its strongest wording."""
    seen: set[str] = set()
    for pattern, weight, cover_only in _TITLES:
        if cover_only and not is_cover:
            continue
        for match in pattern.finditer(passage.folded):
            at, name = _named(passage.part(match.end(), match.end() + _LONGEST))
            if name and bare(name) not in seen:
                seen.add(bare(name))
                _add(candidates, weight, at, name)


def _named(words: Passage) -> tuple[Passage, str]:
    """The commune named at the start of the words: "de Barlin", "d’Auchel", "du Touquet"."""
    link = _OF.match(words.folded)
    start = link.end() if link else 0
    match = _NAME.match(words.words, start)
    if not match or _NOT_A_COMMUNE.match(match[0].lower()):
        return Passage(), ""
    at = words.group(match)
    article = _ARTICLES.get((link["link"] or "") if link else "", "")
    return at, article + place_case(at.words)


def _add(candidates: dict[str, _Candidate], weight: int, at: Passage, name: str) -> None:
    candidate = candidates[bare(name)]
    candidate.score += weight
    candidate.spellings.append((weight, at, name))


def _asked(best: list[_Candidate], ledger: Ledger) -> tuple[str | None, Passage]:
    names = {max(one.spellings, key=lambda told: told[0])[2]: one.spellings[0][1] for one in best}
    answer = ledger.ask(
        "commune_uncertain",
        f"Plusieurs communes sont possibles ({', '.join(names)}) : choisissez celle qui signe la convention.",
        best[0].spellings[0][1],
        options=list(names),
    )
    return answer or None, names.get(answer or "", Passage())
