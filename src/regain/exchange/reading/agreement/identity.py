"""Who a neighbourhood is: its kind, its code, its communes."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from regain.exchange.draft import Severity
from regain.exchange.reading.agreement import labels
from regain.exchange.reading.agreement.blanks import value_after, with_below
from regain.exchange.reading.agreement.capitals import place_case
from regain.exchange.reading.agreement.codes import CodeRead, code_alone, code_in, code_of
from regain.exchange.reading.agreement.folding import slug
from regain.exchange.reading.agreement.ledger import Ledger
from regain.exchange.reading.agreement.lines import Line
from regain.exchange.reading.agreement.noted import Places
from regain.exchange.reading.agreement.passages import Passage

_QPV = re.compile(r"\bqpv\b|quartiers? prioritaires?|politique de la ville")
_QIC = re.compile(r"\bqic\b|interet communautaire")
_TICKED = re.compile(r"(?:[☒☑✓✔■⊠◼]|\[ ?x ?\]) ?(?P<told>[^☐□☒☑✓✔■⊠◼\[]*)")
_NONE = re.compile(r"(?:aucun|neant|sans objet|sans|non|so|n/?a|pas de|\W)*+(?:code)?\W*+")
_AND = re.compile(r" ?[,;/] ?| et | & ")


@dataclass
class Identity:
    """What the labels told of a neighbourhood."""

    status: Passage = field(default_factory=Passage)
    code: Passage = field(default_factory=Passage)
    communes: Passage = field(default_factory=Passage)
    title: Passage = field(default_factory=Passage)


def identity_of(title: Passage, parts: Iterable[Sequence[Line]], ledger: Ledger) -> Identity:
    """Gather the labelled values of a neighbourhood's first part."""
    identity = Identity(title=title)
    for line, below in with_below(parts):
        if (code := code_alone(line.passage)) and not identity.code:
            identity.code, identity.status = code, identity.status or line.passage
            ledger.label(line.passage)
            continue
        if named := labels.NAME.match(line.folded):
            ledger.label(line.passage.part(0, named.end()))
        for name, pattern in (("status", labels.STATUS), ("code", labels.CODE), ("communes", labels.COMMUNES)):
            match = pattern.match(line.folded)
            if not match:
                continue
            value = value_after(match.end(), line, below, ledger)
            setattr(identity, name, getattr(identity, name) or value)
            break
    return identity


def kind_of(identity: Identity, around: Iterable[Passage], name: str, ledger: Ledger) -> tuple[str, Passage]:
    """QPV or QIC: by the status, else the title, the code, the words around; else a human must say."""
    for told in (identity.status, identity.title):
        if kind := _kind_in(told):
            return kind, told
    if code := _code_at(identity):
        return "QPV", code
    for passage in around:
        if kind := _kind_in(passage):
            return kind, _words_of(kind, passage)
    answer = ledger.ask(
        "kind_uncertain",
        f"Rien ne dit si le quartier « {name} » est un QPV ou un QIC : choisissez.",
        identity.status or identity.title,
        about=slug(name),
        options=("QPV", "QIC"),
    )
    return answer if answer in {"QPV", "QIC"} else "", Passage()


def _kind_in(passage: Passage) -> str | None:
    """The kind that words tell, when they tell only one; of two boxes, the one that is ticked."""
    ticked = _TICKED.search(passage.folded)
    words = ticked["told"] if ticked else passage.folded
    qic, qpv = _QIC.search(words), _QPV.search(words)
    if qic and qpv and re.search(r"politique de la ville", words) and not re.search(r"\bqpv\b|prioritaire", words):
        return "QIC"
    return None if bool(qic) == bool(qpv) else "QIC" if qic else "QPV"


def _words_of(kind: str, passage: Passage) -> Passage:
    """The words of a passage that tell the kind: what else its sentence says is not read by that."""
    told = [match.span() for match in (_QPV if kind == "QPV" else _QIC).finditer(passage.folded)]
    return passage.part(told[0][0], told[-1][1])


def _code_at(identity: Identity) -> Passage:
    if identity.code and code_of(identity.code).is_known:
        return identity.code
    return code_in(identity.code) or code_in(identity.title) or code_in(identity.status)


def code_told(
    identity: Identity, beside: Iterable[Passage], kind: str, name: str, ledger: Ledger
) -> tuple[str | None, Passage]:
    """The code, normalised. A QPV's code of no known pattern is kept, unless a human says otherwise.

    `beside` are the words around the map: their code is taken without a labelled one, and asked about beside one.
    """
    at = _code_at(identity) or identity.code
    on_map = next((code for words in beside if (code := code_in(words))), Passage())
    if at and on_map and code_of(on_map).code != code_of(at).code and not _NONE.fullmatch(at.folded):
        return _code_asked(at, on_map, name, ledger)
    if not at or _NONE.fullmatch(at.folded):
        ledger.label(at)
        at = on_map
    if not at:
        return None, Passage()
    read = code_of(at)
    _tell_old(at, ledger)
    if kind == "QIC" or read.is_known:
        return read.code, at
    return _code_doubtful(read, name, ledger), at


def _code_asked(at: Passage, on_map: Passage, name: str, ledger: Ledger) -> tuple[str | None, Passage]:
    """Of two codes that the paper gives (that of 2015 and that of 2024, most often), the one that a human chooses."""
    codes = {code_of(one).code: one for one in (at, on_map)}
    answer = ledger.ask(
        "two_codes",
        f"Deux codes sont donnés pour le quartier « {name} » : « {at.words} » et, près de la carte, « {on_map.words} ». Sans "
        "autre choix, c’est le premier qui est gardé.",
        on_map,
        about=slug(name),
        options=tuple(codes),
        default=code_of(at).code,
        severity=Severity.WARNING,
    )
    ledger.label(at)
    chosen = codes.get(answer or "", at)
    _tell_old(chosen, ledger)
    return code_of(chosen).code, chosen


def _tell_old(at: Passage, ledger: Ledger) -> None:
    if code_of(at).is_known and code_of(at).code.startswith("QP"):
        ledger.inform(
            "old_perimeter_code", f"Le code « {at.words} » est celui du périmètre de 2015, et non celui de 2024.", at
        )


def _code_doubtful(read: CodeRead, name: str, ledger: Ledger) -> str | None:
    options = tuple(code for code in (read.code, read.guess) if code)
    answer = ledger.ask(
        "code_unknown",
        f"Le code « {read.at.words} » ne suit aucun modèle connu de code de QPV : gardez-le ou corrigez-le.",
        read.at,
        about=slug(name),
        options=options,
        default=read.code,
        severity=Severity.WARNING,
    )
    return answer or None


def communes_of(identity: Identity) -> tuple[tuple[str, ...], Places]:
    """The communes a neighbourhood lies in."""
    parts = [part for part in identity.communes.split(_AND) if re.search(r"[^\W\d]{2}", part.words)]
    names = tuple(place_case(part.words.strip(" .")) for part in parts)
    return names, {f"/communes/{rank}": part for rank, part in enumerate(parts)}
