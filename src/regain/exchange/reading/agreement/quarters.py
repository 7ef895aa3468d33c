"""The title under which a neighbourhood begins, and the name it gives."""

import re
from dataclasses import dataclass

from regain.exchange.reading.agreement import labels
from regain.exchange.reading.agreement.codes import code_alone
from regain.exchange.reading.agreement.lines import Line
from regain.exchange.reading.agreement.passages import Passage
from regain.exchange.reading.agreement.titles import is_dressed_as_title, is_short, topic_of

_NUMBERING = r"(?:(?:\d{1,2}(?:\.\d{1,2}){0,9}|[ivx]{1,4}|[a-h]) ?[.):-]++ *+|\d{1,2}(?:\.\d{1,2}){1,9} ++|\d{1,2} ++)?"
_PROJECT = re.compile(
    rf"{_NUMBERING}(?:le |les )?(?:projets?(?: (?:de territoire|urbain|social))?(?: de| du| des)? quartiers?"
    r"|fiches?[- ]?(?:projet )?(?:de )?quartiers?)\b(?P<rest>.*)"
)
_SEVERAL = re.compile(r"\b(?:projets|fiches)\b")
_KINDS = r"(?:quartier prioritaire(?: de la politique)?(?: de la ville)?|quartier d'interet communautaire|qpv|qic)"
_QUARTER = re.compile(rf"{_NUMBERING}(?:le |la )?(?:{_KINDS}|quartier)(?: ?n°? ?\d+)?(?=[^\w]|$)(?P<rest>.*)")
_KIND = re.compile(rf"\b{_KINDS}\b|\bq[pn] ?\d")
_WITH_KIND = re.compile(rf"{_NUMBERING}(?P<rest>[^:]+?) ?(?<![(/,-])[(/,-]++ ?(?:{_KINDS}\b|code\b|q[pn] ?\d).*")
_QUOTED = re.compile(r'"(?!")\s*+(?P<name>(?:[^"\s]++(?:\s++[^"\s]++)*+)?)\s*+"')
_LEAD = re.compile(
    r"(?:[ :/-]|n°? ?\d+(?!\w)|q[pn] ?\d{5,6} ?[abnmic]?\b)*(?P<said>(?:(?:du |le |la )?quartier(?= |$) ?)*)"
)
_OF = re.compile(r"(?:de la |de l['’]|du |des |de |d['’]|DE LA |DE L['’]|DU |DES |DE |D['’])(?=\S)")
_OF_QUARTER = re.compile(_OF.pattern, re.IGNORECASE)
_CUT = re.compile(rf" ?[(\[].*| [-/] ?(?:{_KINDS}\b|q[pn] ?\d|code\b).*|, ?(?:{_KINDS}\b|q[pn] ?\d|code\b).*| ?: *$")


@dataclass(frozen=True, slots=True)
class QuarterTitle:
    """A title that opens a neighbourhood; the name is empty when the title does not give it."""

    line: Line
    name: Passage
    is_project: bool = False


def quarter_title(line: Line) -> QuarterTitle | None:
    """What the line says if it is the title of a neighbourhood, else None."""
    if (line.item and line.level is None) or not is_short(line) or code_alone(line.passage):
        return None
    folded = line.folded
    if project := _PROJECT.fullmatch(folded):
        name = _name(line.passage.group(project, "rest"))
        # "Projets de quartier" alone heads them all: only one project may wait for its name.
        return QuarterTitle(line, name, is_project=True) if name or not _SEVERAL.search(folded) else None
    if label := labels.NAME.match(folded):
        name = _name(line.passage.part(label.end()))
        return QuarterTitle(line, name) if name else None
    match = _QUARTER.fullmatch(folded)
    sure = is_dressed_as_title(line) or bool(_KIND.search(folded))
    if match and (sure or re.match(r' ?[:"]', match["rest"])) and topic_of(folded) is None:
        return _if_named(line, line.passage.group(match, "rest"))
    match = _WITH_KIND.fullmatch(folded)
    if match and is_dressed_as_title(line) and topic_of(folded) is None:
        return _if_named(line, line.passage.group(match, "rest"))
    return None


def _if_named(line: Line, rest: Passage) -> QuarterTitle | None:
    name = _name(rest)
    return QuarterTitle(line, name) if name and not re.match(r"(?:est|sera|a|en) ", name.folded) else None


def _name(rest: Passage) -> Passage:
    """The name in what follows "Projet de quartier" or "Quartier"."""
    if quoted := _QUOTED.search(rest.folded):
        return _without_quarter(rest.group(quoted, "name"))
    name = _without_lead(rest)
    cut = _CUT.search(name.folded)
    name = name.part(0, cut.start()) if cut else name
    return Passage() if _KIND.fullmatch(name.folded) or not re.search(r"[^\W_]", name.words) else name


def _without_lead(rest: Passage) -> Passage:
    """A name without the number, the word "quartier" and the article that tie it to what precedes."""
    lead = _LEAD.match(rest.folded)
    name = rest.part(lead.end() if lead else 0)
    # "Quartier Du Mont": with a capital too, the article ties the name to the word that was said before it.
    link = (_OF_QUARTER if lead and lead["said"] else _OF).match(name.words)
    return name.part(link.end()) if link else name


def _without_quarter(name: Passage) -> Passage:
    """A quoted name without "Quartier du" before it."""
    return _without_lead(name) if re.match(r"(?:le )?quartier \S", name.folded) else name
