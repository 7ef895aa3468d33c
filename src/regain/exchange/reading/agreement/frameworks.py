"""The agreement of several communes, told from the agreement of one. All patterns are written for folded words."""

import re
from collections.abc import Iterable, Sequence

from regain.exchange.reading.agreement import labels
from regain.exchange.reading.agreement.folding import bare
from regain.exchange.reading.agreement.lines import Grid
from regain.exchange.reading.agreement.outline import Outline
from regain.exchange.reading.agreement.passages import Passage
from regain.exchange.reading.agreement.vocabulary import Topic

TITLE_STARTS = r'(?:^|[-:,(/|"] ?)(?:la |le |l\')?'
"""Where a title may begin in a line."""

_FRAMEWORK = re.compile(rf"{TITLE_STARTS}(?:convention|contrat|document|accord)[- ]cadre\b")
CONTRACT = re.compile(r"^(?:projet de |le )?contrat de ville\b")
_INTERCOMMUNAL = re.compile(
    r"\bcommunaute (?:d'agglo|de communes|urbaine)|\bmetropole\b|\bagglomeration\b|intercommunal"
)
COMMUNAL = re.compile(
    r"convention(?:[ -](?!cadre|inter)\w++){0,2}[ -](?:d'application|communale|locale|territoriale)"
    r"|(?:declinaison|annexe|application|volet|projet) (?:communal|local)"
    r"|engagements? (?:communa|de la (?:commune|ville))"
)
_TOWN = re.compile(
    r"^(?:pour )?(?:l[ae] )?(?:commune|ville|mairie|maire) (?:de |d'|du |des )(?P<name>[^,;:(]{2,60}?)(?= ?[,;:(]| - | \d|$)"
)
_SAINT = re.compile(r"(^| )st(?= )")
_OF_FRAMEWORK = re.compile(
    r"^\W*(?:[\divx.]{1,8}[ .)-]{1,3})?(?:la |les? )?(?:geographie prioritaire|projets? de quartiers? (?:par|des) communes?"
    r"|communes (?:signataires|concernees|membres)|gouvernance du contrat de ville)\W*$"
)
_SPEAKS_FOR_ALL = re.compile(
    r"\bpresent contrat de ville\b|\bcontrat de ville (?:reunit|associe|federe|est conclu|lie)\b"
    r"|\bdans chaque commune\b|\bchaque commune signataire\b|\bcommunes signataires\b"
)
_PILLAR = re.compile(r"\W{0,4}(?:pilier|axe|orientation)\b ?(?:n ?[°o] ?)?(?:\d|[ivx]{1,4}\b)")
_CELL_OF_COMMUNES = re.compile(r"communes?|villes?|communes? concernees?")
_CELL_OF_QUARTERS = re.compile(r"quartiers?\b|qpv\b|code\b|nom\b")
_TWO = 2
_SIGNS_WITHOUT_TITLE = 3


def is_framework(head: Sequence[Passage], outline: Outline, folded: Sequence[str]) -> bool:
    """Whether the paper is the agreement of several communes.

    One that does not call itself so must show its communes: an agreement of one town has axes and a committee too.
    """
    towns = {town for line in head if (town := town_of(line.folded))}
    if len(towns) == 1 or any(COMMUNAL.search(line.folded) for line in head):
        return False
    signing = {town for words in _signatures(outline) if (town := town_of(words))}
    apart = _have_towns_apart(outline, folded)
    signs = (len(signing) >= _TWO) + apart + _other_signs(folded)
    if any(_FRAMEWORK.search(line.folded) for line in head):
        return signs >= 1
    if len(signing) == 1 or not (signing or apart):
        return False
    contract = any(CONTRACT.match(line.folded) for line in head)
    if contract and any(_INTERCOMMUNAL.search(line.folded) for line in head):
        return signs >= _TWO
    return signs >= _SIGNS_WITHOUT_TITLE


def _signatures(outline: Outline) -> list[str]:
    return [line.folded for part in outline.parts if part.topic is Topic.SIGNATURE for line in part.lines]


def _other_signs(folded: Sequence[str]) -> int:
    """How many of the words there are that a paper of several communes is built with."""
    pillars = sum(_PILLAR.match(words) is not None for words in folded)
    return sum(
        (
            any(_OF_FRAMEWORK.match(words) for words in folded),
            any(_SPEAKS_FOR_ALL.search(words) for words in folded),
            pillars >= _TWO and not any(labels.OPERATIONAL.match(words) for words in folded),
        )
    )


def town_of(folded: str) -> str | None:
    """The town that a line begins with, by its letters alone: one town may be written with hyphens and without."""
    found = _TOWN.match(folded)
    return (_SAINT.sub(r"\1saint", bare(found["name"])) or None) if found else None


def _have_towns_apart(outline: Outline, folded: Sequence[str]) -> bool:
    """Whether neighbourhoods have each their own commune, in a table or below their names."""
    grids = (block for part in outline.parts for block in part.blocks if isinstance(block, Grid))
    return any(map(_lists_towns, grids)) or _has_towns_apart(folded)


def _lists_towns(grid: Grid) -> bool:
    """Whether a table names neighbourhoods and gives them different communes."""
    header, *rows = grid.rows
    heads = [cell.passage.folded.strip(" :") if cell else "" for cell in header]
    at = next((rank for rank, words in enumerate(heads) if _CELL_OF_COMMUNES.fullmatch(words)), None)
    if at is None or not any(_CELL_OF_QUARTERS.match(words) for words in heads):
        return False
    return len({cell.passage.folded for row in rows if (cell := row[at]) and cell.passage}) >= _TWO


def _has_towns_apart(folded: Iterable[str]) -> bool:
    """Whether neighbourhoods say that they lie in communes that have none in common."""
    found = [words[match.end() :] for words in folded if (match := labels.COMMUNES.match(words))]
    told = [set(re.split(r" ?[,;/] ?| et ", words.strip(" ."))) for words in found if words.strip(" .")]
    return len(told) >= _TWO and not set.intersection(*told)
