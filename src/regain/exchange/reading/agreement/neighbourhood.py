"""A neighbourhood, from the parts of the document that speak of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from regain.core.french import enumeration, quoted
from regain.exchange.draft import NeighbourhoodRead, Portrait
from regain.exchange.reading.agreement import identity
from regain.exchange.reading.agreement.capitals import place_case
from regain.exchange.reading.agreement.codes import code_in
from regain.exchange.reading.agreement.figure_tables import names_on_its_side
from regain.exchange.reading.agreement.folding import bare, is_in_capitals
from regain.exchange.reading.agreement.ledger import OR_BY_AMENDMENT, Ledger
from regain.exchange.reading.agreement.lines import Block, Grid
from regain.exchange.reading.agreement.lists import list_of
from regain.exchange.reading.agreement.noted import Noted, Places, listed, under
from regain.exchange.reading.agreement.objective_tree import Entry
from regain.exchange.reading.agreement.objectives import objective
from regain.exchange.reading.agreement.outline import Outline, Part
from regain.exchange.reading.agreement.passages import Passage
from regain.exchange.reading.agreement.portrait import portrait_of
from regain.exchange.reading.agreement.vocabulary import Topic

_GATHERED = {
    Topic.IRRITANTS: "irritants",
    Topic.OPPORTUNITIES: "opportunités",
    Topic.PRIORITIES: "enjeux prioritaires",
}
_LISTS = (("irritants", Topic.IRRITANTS), ("opportunities", Topic.OPPORTUNITIES), ("priorities", Topic.PRIORITIES))


@dataclass(frozen=True, slots=True)
class QuarterRead:
    """What a neighbourhood's labels say of it."""

    name: str
    kind: str
    code: str | None
    communes: tuple[str, ...]
    places: Places


def quarter_of(outline: Outline, rank: int, ledger: Ledger) -> QuarterRead:
    """The name, kind, code and communes of the neighbourhood of that rank."""
    quarter = outline.quarters[rank]
    about = [
        part for part in outline.parts if part.quarter == rank and part.topic in {Topic.PROJECT, Topic.PROSE, Topic.MAP}
    ]
    lines = [line for part in about for line in part.lines]
    name = _name(quarter.name, ledger, rank)
    told = identity.identity_of(quarter.title, [part.lines for part in about], ledger)
    kind, kind_at = identity.kind_of(told, (line.passage for line in lines), name, ledger)
    beside = [line.passage for part in about if part.topic is Topic.MAP for line in part.lines]
    code, code_at = identity.code_told(told, beside, kind, name, ledger)
    communes, communes_at = identity.communes_of(told)
    ledger.label(told.communes)
    places = under(
        "", {"/name": quarter.name, "/kind": kind_at, "/code": code_at if code else Passage(), **communes_at}
    )
    return QuarterRead(name, kind, code, communes, places)


def _name(at: Passage, ledger: Ledger, rank: int) -> str:
    if at:
        name = ledger.words(at)
        return place_case(name) if is_in_capitals(name, at_least=3) else name
    answer = ledger.ask(
        "neighbourhood_name_missing",
        "Un projet de quartier n’a pas de nom : donnez celui du quartier.",
        about=str(rank + 1) if rank else "",
    )
    return answer or ""


def neighbourhood_of(
    outline: Outline, rank: int, quarters: Sequence[QuarterRead], entries: Iterable[Entry], ledger: Ledger
) -> Noted[NeighbourhoodRead]:
    """All that the paper says of a neighbourhood; `entries` are its objectives."""
    quarter = quarters[rank]
    others = tuple(other.name for other in quarters if other is not quarter)
    portrait = _portrait(outline, rank, quarter.name, (*others, *quarter.communes), ledger)
    lists = {field: _list(outline, rank, topic, ledger) for field, topic in _LISTS}
    names = [quarter.name, *others, *(commune for each in quarters for commune in each.communes)]
    objectives, objective_places = listed("/objectives", [objective(entry, ledger, names) for entry in entries])
    if not objectives:
        ledger.warn(
            "neighbourhood_without_objectives",
            f"Aucun objectif n’a été lu pour le quartier « {quarter.name} » : vérifiez le document.",
            outline.quarters[rank].title,
        )
    read = NeighbourhoodRead(
        name=quarter.name,
        kind=quarter.kind,
        code=quarter.code,
        communes=quarter.communes,
        portrait=portrait.value,
        irritants=lists["irritants"].value,
        opportunities=lists["opportunities"].value,
        priorities=lists["priorities"].value,
        objectives=objectives,
    )
    places = {**quarter.places, **under("/portrait", portrait.places), **objective_places}
    for field, noted in lists.items():
        places.update(under(f"/{field}", noted.places))
    _tell_empty_map(outline, rank, ledger)
    return Noted(read, places)


def _portrait(outline: Outline, rank: int, name: str, others: tuple[str, ...], ledger: Ledger) -> Noted[Portrait]:
    parts = list(outline.of_quarter(rank, Topic.PORTRAIT))
    titles: list[Block] = [part.title for part in parts if part.title]
    blocks = [*titles, *(block for part in parts for block in part.readable), *_grids_naming(outline, rank, name)]
    portrait = portrait_of(blocks, ledger, name=name, others=others)
    if parts and not portrait.value.figures:
        _tell_empty(parts[0].title.passage if parts[0].title else None, ledger)
    return portrait


def _grids_naming(outline: Outline, rank: int, name: str) -> Iterator[Grid]:
    """The tables of figures in other neighbourhoods' parts whose first row or first column names this one too."""
    for part in outline.parts:
        if part.topic is Topic.PORTRAIT and part.quarter != rank and bare(name):
            yield from (
                block for block in part.blocks if isinstance(block, Grid) and names_on_its_side(block, bare(name))
            )


def _list(outline: Outline, rank: int, topic: Topic, ledger: Ledger) -> Noted[tuple[str, ...]]:
    parts = list(outline.of_quarter(rank, topic))
    found = [passage for part in parts for passage in list_of(part.lines, ledger)]
    if parts and not found:
        _tell_empty(parts[0].title.passage if parts[0].title else None, ledger)
    _tell_gathered(topic, [part for part in parts if part.title and part.blocks], ledger)
    return Noted(tuple(ledger.words(passage) for passage in found), {f"/{place}": at for place, at in enumerate(found)})


def _tell_gathered(topic: Topic, parts: Sequence[Part], ledger: Ledger) -> None:
    """Lists that the paper keeps apart ("Faiblesses", "Menaces") go to one list: say which, and where."""
    titles = {bare(part.title.words): part.title for part in parts if part.title}
    if len(titles) > 1:
        named = enumeration([quoted(title.words.rstrip(" :")) for title in titles.values()])
        ledger.inform(
            "lists_gathered",
            f"Les listes {named} sont gardées ensemble, parmi les {_GATHERED[topic]} du quartier.",
            next(iter(titles.values())).passage,
        )


def _tell_empty_map(outline: Outline, rank: int, ledger: Ledger) -> None:
    """A map is a picture: at most its caption was read."""
    for part in outline.of_quarter(rank, Topic.MAP):
        if part.title and all(line.words.startswith("(") and not code_in(line.passage) for line in part.lines):
            _tell_empty(part.title.passage, ledger)


def _tell_empty(title: Passage | None, ledger: Ledger) -> None:
    named = f"« {title.words} »" if title else "sans titre"
    ledger.inform(
        "section_empty",
        f"Rien n’a été lu dans la partie {named} : s’il le faut, complétez-la {OR_BY_AMENDMENT}.",
        title,
    )
