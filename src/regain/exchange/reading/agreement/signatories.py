"""Who signs: the organisations that the last part names."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from regain.exchange.reading.agreement.bullets import without_bullet
from regain.exchange.reading.agreement.folding import bare
from regain.exchange.reading.agreement.ledger import Ledger
from regain.exchange.reading.agreement.lines import Line
from regain.exchange.reading.agreement.passages import Passage
from regain.exchange.reading.agreement.signers import (
    ROLE,
    Signer,
    function_line,
    organisation_of,
    person_line,
    signer_in,
)
from regain.exchange.reading.agreement.statements import trimmed

_THE = r"(?:la |le |l'|les |l’)?"
_FOR = re.compile(rf"\W*pour {_THE}")
_LEAD = re.compile(rf"^\W*(?:pour )?{_THE}")
_ORGANISATION = re.compile(
    rf"{_THE}(?:commune|ville|mairie|etat\b|prefecture|prefete? (?:du|de)\b|sous-prefe|communaute|agglomeration|metropole|departement|region\b"
    r"|conseil (?:departemental|regional)|caisse|caf\b|cpam\b|ars\b|agence|office|bailleur|opac\b|oph\b|opdhlm|association|ccas\b"
    r"|cias\b|centre (?:social|communal|hospitalier|intercommunal)|education nationale|rectorat|academie|direction|france travail"
    r"|pole emploi|mission locale|banque|chambre|cabbalr|epci|syndicat|etablissement|societe|action logement|msa\b|sa d|sa hlm"
    r"|conseil citoyen|union|federation|fondation|procureur|parquet|groupement|entreprise|habitat\b|maisons? )"
)
_LIST = re.compile(
    rf"\W*(?:{_THE}(?:liste des )?(?:signataires|partenaires|parties)(?: (?:signataires|sont|de la convention))*|sont signataires|ont signe|signe(?:nt)? par)\W*"
)
_REPRESENTS = re.compile(rf"(?:[Ll]e |[Ll]a |[Ll]['’])?(?i:{ROLE})")
_END = re.compile(
    rf",? repr[ée]sent[ée]e?s?\b.*|(?:,|(?<![\s,]))\s++(?:[Ll]e |[Ll]a |[Ll]['’]|[Ss]on |[Ss]a )?(?i:{ROLE}).*|(?:,|(?<![\s,]))\s++(?:Monsieur|Madame|M\.|Mme|Mr)\s.*"
    r"|(?:(?<!\s)\s++)?[:,]\s*+$|(?<!\s)\s++[Ss]ignature.*"
)
_BETWEEN = re.compile(r" ?; | - (?=[a-z])")


@dataclass(frozen=True, slots=True)
class Signatory:
    """An organisation, and the words it was read from: those that say who represents it included."""

    name: Passage
    told: Passage
    signer: Signer = field(default_factory=Signer)
    body: str = ""
    """What the function alone tells of the organisation, when no word names it."""


def signatories_in(lines: Iterable[Line], ledger: Ledger) -> list[Signatory]:
    """The organisations: after "Pour …", in a list or a table, or on a line of their own."""
    found: list[Signatory] = []
    said: set[str] = set()
    spoken_for = False
    for line in lines:
        if _named_alone(line.folded) in said:
            ledger.label(line.passage)  # the frame in which one signs says again who does
            continue
        if _LIST.fullmatch(line.folded):
            ledger.label(line.passage)
            continue
        if spoken_for and _REPRESENTS.match(line.words):
            ledger.label(line.passage)  # as when the function stands on the same line as its organisation
            found[-1].signer.function = found[-1].signer.function or line.passage
            spoken_for = False
            continue
        is_named = _FOR.match(line.folded) or _ORGANISATION.match(line.folded)
        if person_line(line.passage) and not is_named and (nameless := _whose(found, line)):
            ledger.label(line.passage)
            nameless.signer.person = line.passage
            continue
        if function_line(line.passage):
            found.append(_by_function(line.passage))
            continue
        named = list(_named(line, ledger))
        spoken_for = _FOR.match(line.folded) is not None and bool(named)
        said.update(_named_alone(one.name.folded) for one in named)
        found += named
    return found


def _whose(found: list[Signatory], line: Line) -> Signatory | None:
    """Whose name a line is: that of the function above it; in a row of names below a row of functions, the first free one's."""
    nameless = [one for one in found if not one.signer.person]
    if line.tabled:
        return next(iter(nameless), None)
    last = found[-1] if found else None
    above = (last.signer.function or last.told) if last else Passage()
    return last if last in nameless and above and above.pieces[-1].rank + 1 == line.passage.rank else None


def _by_function(function: Passage) -> Signatory:
    """The signatory that a function tells: the body that it names, or the State, or the commune."""
    name, body = organisation_of(function)
    return Signatory(name or function, function, Signer(function), body)


def _named_alone(folded: str) -> str:
    """A name without the words and the article that lead to it."""
    return bare(_LEAD.sub("", folded, count=1))


def _named(line: Line, ledger: Ledger) -> Iterator[Signatory]:
    unmarked = without_bullet(line)
    words = unmarked.passage
    if unmarked.item and not words.folded.startswith("pour "):
        if not re.search(r"\bengage|\d{4}$", words.folded):
            yield _organisation(words)
        return
    if match := _FOR.match(words.folded):
        ledger.label(words.group(match))
        name = words.part(match.end())
        if any(char.isalpha() for char in name.words):
            yield _organisation(name)
        return
    parts = words.split(_BETWEEN)
    if (
        all(_ORGANISATION.match(part.folded) for part in parts)
        and words.words[-1] != "."
        and len(words.words.split()) < 15 * len(parts)
    ):
        yield from map(_organisation, parts)


def _organisation(words: Passage) -> Signatory:
    """The name, without who represents it."""
    end = _END.search(words.words, 3)
    name = words.part(0, end.start()) if end else words
    return Signatory(trimmed(name), words, signer_in(words.part(end.start())) if end else Signer())
