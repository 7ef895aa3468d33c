"""Which neighbourhood each objective is for: its own part's, those a column names, or all of them."""

import re
from collections.abc import Sequence

from regain.exchange.reading.agreement.folding import bare
from regain.exchange.reading.agreement.ledger import Ledger
from regain.exchange.reading.agreement.objective_tree import Entry
from regain.exchange.reading.agreement.objectives import entries_of
from regain.exchange.reading.agreement.outline import Outline, Part
from regain.exchange.reading.agreement.passages import Passage
from regain.exchange.reading.agreement.vocabulary import Topic
from regain.exchange.reading.refusals import NotAnAgreement

_COMMON = re.compile(r"\b(?:les|des|aux|tous|deux|trois) (?:\w+ )?quartiers|commun(?:s|es)\b")
_ALL = re.compile(r"\btous\b|\btoutes\b|ensemble|les (?:deux|trois|quatre)|commun")
MOST_OBJECTIVES = 20_000
_TOO_MANY = (
    "Ce document donne à tous ses quartiers bien trop d’objectifs pour être une convention. Vérifiez le fichier."
)


def entries_by_quarter(outline: Outline, names: Sequence[str], ledger: Ledger) -> list[list[Entry]]:
    """The objectives of each neighbourhood, in document order."""
    found: list[list[Entry]] = [[] for _ in names]
    for quarter, parts in _grouped(outline):
        entries = entries_of([block for part in parts for block in part.readable], ledger)
        shared = quarter is None or _is_shared(outline, parts[0], quarter)
        if shared and len(names) > 1 and entries and not any(entry.of_quarters for entry in entries):
            ledger.warn(
                "objectives_shared",
                "Ces objectifs ne disent pas à quel quartier ils s’appliquent : ils ont été repris pour tous les quartiers.",
                parts[0].title.passage if parts[0].title else entries[0].words,
            )
        if shared and len(entries) * len(names) > MOST_OBJECTIVES:
            raise NotAnAgreement(_TOO_MANY)
        for entry in entries:
            for rank in _concerned(entry, quarter, names, shared=shared):
                found[rank].append(entry)
    return found


def _grouped(outline: Outline) -> list[tuple[int | None, list[Part]]]:
    """The parts about objectives, those of one neighbourhood together."""
    groups: dict[int | None, list[Part]] = {}
    for part in outline.parts:
        if part.topic is Topic.OBJECTIVES:
            groups.setdefault(part.quarter, []).append(part)
    return list(groups.items())


def _is_shared(outline: Outline, part: Part, quarter: int) -> bool:
    """Whether a part that follows the last neighbourhood is in fact for all: the others have none of their own."""
    alone = all(each.quarter == quarter for each in outline.parts if each.topic is Topic.OBJECTIVES)
    if not alone or len(outline.quarters) < 2 or part.title is None:  # noqa: PLR2004
        return False
    project = next((each for each in outline.parts if each.quarter == quarter and each.topic is Topic.PROJECT), None)
    same_level = (
        project is not None and part.level is not None and project.level is not None and part.level <= project.level
    )
    return same_level or bool(_COMMON.search(part.title.folded))


def _concerned(entry: Entry, quarter: int | None, names: Sequence[str], *, shared: bool) -> list[int]:
    if entry.of_quarters:
        told = _named(entry.of_quarters, names)
        if told:
            return told
    return list(range(len(names))) if shared or quarter is None else [quarter]


def _named(words: Passage, names: Sequence[str]) -> list[int]:
    """The neighbourhoods that a cell names; none for "tous"."""
    if _ALL.search(words.folded):
        return list(range(len(names)))
    told = bare(words.words)
    return [rank for rank, name in enumerate(names) if name and bare(name) in told]
