"""Where the contract stands, on one page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from regain.core import french
from regain.domain.contracts.models import Contract
from regain.domain.documents.models import DocumentImport
from regain.reports.roadmap import Roadmap
from regain.reports.standings import Standing, build_standings
from regain.web.pages.home.roadmap import OwnPlace, Task, own_place, tasks


@dataclass(frozen=True, slots=True)
class ShortFigure:
    """A number, what it counts, and where it leads."""

    value: int
    label: str
    link: str
    href: str


@dataclass(frozen=True, slots=True)
class ContractStanding:
    """A contract, and its figures."""

    name: str
    code: str
    href: str
    figures: tuple[ShortFigure, ...]


@dataclass(frozen=True, slots=True)
class HomePage:
    """The whole page. `answer` is one sentence; `is_empty`: nothing was ever imported, and the page teaches instead."""

    answer: str
    standings: tuple[ContractStanding, ...]
    tasks: tuple[Task, ...]
    own: OwnPlace | None
    is_empty: bool


def build_home(contracts: Iterable[Contract], imports: Iterable[DocumentImport], roadmap: Roadmap) -> HomePage:
    """The home page of somebody who sees these contracts and may resume these imports."""
    standings = build_standings(contracts)
    to_resume = list(imports)
    return HomePage(
        answer=_answer(standings, len(to_resume)),
        standings=tuple(_standing(standing) for standing in standings),
        tasks=tasks(roadmap, to_resume),
        own=own_place(roadmap.own, standings[0].code) if standings else None,
        is_empty=not to_resume and not any(standing.agreements for standing in standings),
    )


def _standing(standing: Standing) -> ContractStanding:
    code = [standing.code]
    return ContractStanding(
        name=standing.name,
        code=standing.code,
        href=reverse("contract", args=code),
        figures=(
            _figure(standing.agreements, "convention lue,conventions lues", "Qui répond à quoi ?", "contract", code),
            _figure(
                standing.unanswered,
                "objectif partagé sans réponse,objectifs partagés sans réponse",
                "Voir les objectifs",
                "contract_objectives",
                code,
            ),
            _figure(
                standing.uncheckable,
                "engagement que l’on ne peut pas vérifier,engagements que l’on ne peut pas vérifier",
                "Voir les engagements",
                "contract_commitments",
                code,
            ),
        ),
    )


def _figure(value: int, nouns: str, link: str, name: str, args: list[str]) -> ShortFigure:
    return ShortFigure(value, french.agreed(value, *nouns.split(",")), link, reverse(name, args=args))


def _answer(standings: Sequence[Standing], to_resume: int) -> str:
    read = sum(standing.agreements for standing in standings)
    expected = read + sum(standing.awaited for standing in standings)
    lead = french.counted(read, "convention lue", "conventions lues") if read else "Aucune convention lue"
    said = [f"{lead} sur {french.number(expected)}"]
    uncheckable = sum(standing.uncheckable for standing in standings)
    if uncheckable:
        said.append(f"{french.counted(uncheckable, 'engagement')} que personne ne peut vérifier")
    if to_resume:
        said.append(f"{french.counted(to_resume, 'lecture')} à finir")
    return f"{french.enumeration(said)}."
