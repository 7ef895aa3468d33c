"""Who signs for a signatory: the function and the person, beside its name or on the lines below it."""

import re
from dataclasses import dataclass, field

from regain.exchange.reading.agreement.passages import Passage

_ARTICLE = r"(?:[Ll]e |[Ll]a |[Ll]['’]|[Ss]on |[Ss]a |[Uu]ne? )?"
ROLE = (
    r"(?:vice[- ])?(?:sous[- ])?(?:maires?|pr[ée]f[eè]te?|pr[ée]sidente?|direct(?:eur|rice)|adjointe?|d[ée]l[ée]gu[ée]e?|ministre"
    r"|repr[ée]sentante?|secr[ée]taire|procureure?|recteur|rectrice|responsable|g[ée]rante?|conseill[eè]re?|inspect(?:eur|rice))\b"
)
_FUNCTION = re.compile(rf"{_ARTICLE}(?:(?:premi[eè]re?|\d{{1,2}}(?:er|[eè]re|e)) )?(?i:{ROLE})[^,;:]{{0,120}}")
_CIVILITY = r"(?:M\.|MM\.|Mr\.?|Mme|Mlle|Monsieur|Madame|Dr|Docteur|Me)"
_WORD = r"[A-ZÀ-Ý][\w’'-]*"
_NAMES = rf"(?:(?:de |d['’]|du |le |la )?{_WORD} ?){{1,4}}"
_PERSON = re.compile(rf"(?:{_CIVILITY} (?!{_ARTICLE}(?i:{ROLE})){_NAMES}|[A-ZÀ-Ý][a-zà-ÿ][\w’'-]* {_NAMES})")
_AFTER_COMMA = re.compile(r"(?:,|(?<!\s)\s+[-–]) ?(?:repr[ée]sent[ée]e?s? par )?|repr[ée]sent[ée]e?s? par ")
_OF_A_BODY = re.compile(
    r"\b(?:de la |du |de l['’]|des )(?=(?:commune|communaut|agglo|m[ée]tropole|conseil|caisse|caf\b|d[ée]partement|r[ée]gion|office"
    r"|association|ville|soci[ée]t[ée]|[A-Z]))(?P<body>.+)"
)
_OF_A_COMMUNE = re.compile(
    r"(?:maires?|adjointe?)\b.{0,40}?\b(?:de|du|des|d['’])(?: |(?<=['’]))(?P<name>[A-ZÀ-Ý].+)", re.IGNORECASE
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
    start = 0
    for mark in [*_AFTER_COMMA.finditer(words.words), None]:
        part = words.part(start, mark.start() if mark else None)
        start = mark.end() if mark else 0
        _take(signer, part)
    return signer


def function_line(words: Passage) -> bool:
    """Whether a line holds a function alone: "Le Maire", "La Présidente de la Communauté d’agglomération"."""
    return len(words.words.split()) <= _LONGEST and _FUNCTION.fullmatch(words.words) is not None


def person_line(words: Passage) -> bool:
    """Whether a line holds the name of a person alone."""
    return _PERSON.fullmatch(words.words) is not None and not function_line(words)


def organisation_of(function: Passage) -> tuple[Passage, str]:
    """The body that a function names, else what the function tells of it: "État", "Commune"; empty when neither does."""
    folded = function.folded
    if re.search(r"\bmaires?\b|\badjoint", folded) and not re.search(r"\bcommunaute|\bagglo", folded):
        return Passage(), "Commune"
    if re.search(r"\b(?:sous-)?prefete?\b|\bprocureure?\b|\brect(?:eur|rice)\b|\bministre\b", folded):
        return Passage(), "État"
    body = _OF_A_BODY.search(function.words)
    return (function.group(body, "body"), "") if body else (Passage(), "")


def _take(signer: Signer, part: Passage) -> None:
    if not signer.function and function_line(part):
        signer.function = part
    elif not signer.person and person_line(part):
        signer.person = part
