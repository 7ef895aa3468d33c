"""The themes of a working group: quoted, or told after "thèmes", "consacré à"..."""

import re

from regain.exchange.reading.agreement.passages import Passage

_QUOTED = re.compile(r'"(?!")\s*+((?:[^"\s]++(?:\s++[^"\s]++)*+)?)\s*+"')
_TOLD = re.compile(
    r"(?:thematiques?|themes?)(?: (?:de|du|des|d'|suivants?|suivantes?|sont|seront))*(?: ?:)?(?= ?\S)"
    r"|\b(?:consacre|dedie|relatif|relative)\w* (?:a|au|aux)\b|(?:portant |autour )(?:sur|d[eu])\b|\bgroupes? de travail sur\b"
)
_STOP = re.compile(
    r"\b(?:se|sera|seront|est|sont|qui|avec|ainsi|afin|pour|compos\w+|reuni\w*|anim\w+|regroup\w+|chaque|deux fois)\b|[.;()]| - "
)
_AND = re.compile(r", (?:et )?| et | ou |/| & ")
_ARTICLE = re.compile(
    r"(?:(?:les? |la )?(?:themes?|thematiques?|sujets?) )?(?:a |de |sur )?(?:la |le |les |l'|du |des |d'|au |aux |de )*"
)
_NAMED = re.compile(
    r"\s*+(?::\s*+)?(?:[Tt]hématique\s++)?(?P<name>[A-ZÀ-Ý][\w’'-]*(?:\s(?:et\s|de\s|du\s|des\s|à\s|la\s|l['’])*[A-ZÀ-Ýa-zà-ÿ][\w’'-]*)?)"
)
_MOST_WORDS = 8


def themes_in(words: Passage, *, after: int = 0) -> list[Passage]:
    """The themes that words tell; `after` is where the name of the group ends."""
    quoted = [words.group(match, 1) for match in _QUOTED.finditer(words.folded)]
    if quoted:
        return quoted
    if told := _TOLD.search(words.folded):
        rest = words.part(told.end())
        stop = _STOP.search(rest.folded)
        return enumerated(rest.part(0, stop.start()) if stop else rest)
    named = _NAMED.match(words.words, after)
    if named and not named["name"].isupper() and words.words[after : after + 1] in {" ", ":"}:
        stop = _STOP.search(words.folded, named.start("name"))
        name = words.part(named.start("name"), stop.start() if stop else None)
        return enumerated(name) if len(name.words.split()) <= _MOST_WORDS else []
    return []


def enumerated(words: Passage) -> list[Passage]:
    """The members of an enumeration, without their articles."""
    members = []
    for part in words.split(_AND):
        article = _ARTICLE.match(part.folded)
        bare = part.part(article.end() if article else 0)
        member = bare.part(0, len(bare.words.rstrip(" ,;:")))
        if member and len(member.words.split()) <= _MOST_WORDS:
            members.append(member)
    return members
