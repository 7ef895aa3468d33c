"""Who signs for a signatory: the function and the person, beside its name or on the lines below it."""

import re
from dataclasses import dataclass, field

from regain.exchange.reading.agreement.organisations import COMMUNE, FOR, ORGANISATION, STATE
from regain.exchange.reading.agreement.passages import Passage

_ARTICLE = r"(?i:le |la |l['’]|son |sa |une? )?"
ROLE = (
    r"(?:vice[- ])?(?:sous[- ])?(?:maires?|pr[ée]f[eè]te?|pr[ée]sidente?|direct(?:eur|rice)|adjointe?|d[ée]l[ée]gu[ée]e?|ministre"
    r"|repr[ée]sentante?|secr[ée]taire|procureure?|recteur|rectrice|responsable|g[ée]rante?|conseill[eè]re?|inspect(?:eur|rice))\b"
)
_FUNCTION = re.compile(rf"{_ARTICLE}(?:(?:premi[eè]re?|\d{{1,2}}(?:er|[eè]re|e)) )?(?i:{ROLE})[^,;:]{{0,120}}")
_CIVILITY = r"(?:M\.|MM\.|Mr\.?|Mme|Mlle|Monsieur|Madame|Dr|Docteur|Me)"
_WORD = r"[A-ZÀ-Ý][\w’'-]*"
_NAMES = rf"(?:(?:de |d['’]|du |le |la )?{_WORD} ?){{1,4}}"
_PERSON = re.compile(rf"(?:{_CIVILITY} (?!{_ARTICLE}(?i:{ROLE})){_NAMES}|[A-ZÀ-Ý][a-zà-ÿ][\w’'-]* {_NAMES})")
_AFTER_COMMA = re.compile(
    r"(?:,|(?<!\s)\s*+[:/]|(?<!\s)\s++[-–]) ?(?:repr[ée]sent[ée]e?s? par )?|repr[ée]sent[ée]e?s? par "
)
_BEFORE_NAME = re.compile(rf" (?={_CIVILITY} |[A-ZÀ-Ý][a-zà-ÿ][\w’'-]*(?: [A-ZÀ-Ý]['’A-ZÀ-Ý-]+)+$)")
_DELEGATED = re.compile(r",? (?:et )?par (?:d[ée]l[ée]gation|int[ée]rim|suppl[ée]ance)\b.*")
_ENDED = " ,;:."
_OF_A_BODY = re.compile(
    r"\b(?:de la |du |de l['’]|des )(?=(?:commune|communaut|agglo|m[ée]tropole|conseil|caisse|caf\b|d[ée]partement|r[ée]gion|office"
    r"|association|ville|soci[ée]t[ée]|[A-Z]))(?P<body>.+)"
)
_OF_A_COMMUNE = re.compile(
    r"\b[Mm]aires?\b(?:[^,;:]{0,30}?\b(?:ville|commune))? (?P<of>(?:de |du |des |d['’])(?!Commune|Ville|Mairie)[A-ZÀ-Ý].+)"
)
_BESIDE = (
    re.compile(r"(?:^|(?<= ))Pour "),
    re.compile(rf"(?:^|(?<= ))(?:L[ea] |L['’])(?i:{ROLE})"),
    re.compile(rf"(?:^|(?<= )){_CIVILITY} {_WORD}"),
    re.compile(r"(?:^|(?<= ))[A-ZÀ-Ý][a-zà-ÿ][\w-]*(?: [A-ZÀ-Ý]['’A-ZÀ-Ý-]+)+(?= |$)"),
)
_LONGEST = 16


@dataclass
class Signer:
    """The function and the person, each empty when the paper does not give it."""

    function: Passage = field(default_factory=Passage)
    person: Passage = field(default_factory=Passage)


def signer_in(words: Passage) -> Signer:
    """The function and the person told beside a name: ", le maire, M. Jean Solal", "représentée par sa directrice"."""
    signer = Signer()
    for part in _parts(words):
        _take(signer, part)
    return signer


def signer_alone(words: Passage) -> Signer:
    """The signer of a line that holds a function, and nothing else but a name: "Le Maire, Jean SOLAL". Empty for another line."""
    parts = _parts(words)
    if not all(function_line(part) or person_line(part) for part in parts):
        return Signer()
    signer = signer_in(words)
    return signer if signer.function else Signer()


def _parts(words: Passage) -> list[Passage]:
    """What commas part, and a name from the function before it: "Le Maire Jean SOLAL"."""
    parts = []
    start = 0
    for mark in [*_AFTER_COMMA.finditer(words.words), None]:
        part = _closed(words.part(start, mark.start() if mark else None))
        start = mark.end() if mark else 0
        name = None if person_line(part) else _BEFORE_NAME.search(part.words)
        parts += [part.part(0, name.start()), part.part(name.start())] if name else [part]
    return [part for part in parts if part]


def _closed(words: Passage) -> Passage:
    return words.part(0, len(words.words.rstrip(_ENDED)))


def beside(words: Passage) -> list[Passage]:
    """The signers that stand side by side in one line of print: "Le Préfet Le Maire", "Pour l’État Pour la Ville"."""
    for pattern in _BESIDE:
        starts = [match.start() for match in pattern.finditer(words.words)]
        if len(starts) > 1 and starts[0] == 0:
            parts = [words.part(start, end) for start, end in zip(starts, [*starts[1:], None], strict=True)]
            if all(part.folded.startswith("pour ") or function_line(part) or person_line(part) for part in parts):
                return parts
    return [words]


def function_line(words: Passage) -> bool:
    """Whether a line holds a function alone: "Le Maire", "La Présidente de la Communauté d’agglomération"."""
    line = undelegated(words).words.rstrip(_ENDED)
    return len(line.split()) <= _LONGEST and _FUNCTION.fullmatch(line) is not None


def undelegated(words: Passage) -> Passage:
    """A function without the words of who signs in its place: "préfète" for "préfète et par délégation"."""
    delegated = _DELEGATED.search(words.words)
    return words.part(0, delegated.start()) if delegated else words


def person_line(words: Passage) -> bool:
    """Whether a line holds the name of a person alone."""
    if FOR.match(words.folded) or ORGANISATION.match(words.folded) or function_line(words):
        return False
    return _PERSON.fullmatch(words.words.rstrip(_ENDED)) is not None


def organisation_of(function: Passage) -> tuple[Passage, str]:
    """The body that a function names, else what the function tells of it: "État", "Commune", "Commune du Bourg".

    Empty when it does neither.
    """
    function = _closed(undelegated(function))
    folded = function.folded
    if re.search(r"\bmaires?\b|\badjoint", folded) and not re.search(r"\bcommunaute|\bagglo", folded):
        commune = _OF_A_COMMUNE.search(function.words)
        return Passage(), f"{COMMUNE} {commune['of']}" if commune else COMMUNE
    if re.search(r"\b(?:sous-)?prefete?\b|\bprocureure?\b|\brect(?:eur|rice)\b|\bministre\b", folded):
        return Passage(), STATE
    body = _OF_A_BODY.search(function.words)
    return (function.group(body, "body"), "") if body else (Passage(), "")


def _take(signer: Signer, part: Passage) -> None:
    if not signer.function and function_line(part):
        signer.function = part
    elif not signer.person and person_line(part):
        signer.person = part
