"""Where the contract stands, on one page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from regain.core import french
from regain.core.member import Member
from regain.domain.contracts.models import Contract
from regain.domain.documents.models import DocumentImport
from regain.reports.roadmap import Roadmap
from regain.reports.standings import Standing, build_standings
from regain.web.pages.home.roadmap import Task, begun_by_others, tasks
from regain.web.pages.home.roles import OwnPlace, own_place


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
    """The whole page. `others`: what others began. `act`: the words and the address of its button, blank without any.

    `is_empty`: nothing was ever imported, and the page teaches instead.
    """

    answer: str
    standings: tuple[ContractStanding, ...]
    tasks: tuple[Task, ...]
    others: tuple[Task, ...]
    own: OwnPlace | None
    act: tuple[str, str]
    is_empty: bool


def build_home(
    contracts: Iterable[Contract],
    imports: Iterable[DocumentImport],
    roadmap: Roadmap,
    *,
    member: Member,
) -> HomePage:
    """The home page of somebody who sees these contracts and may resume these imports."""
    standings, listed = build_standings(contracts), list(imports)
    to_do = tasks(roadmap, [one for one in listed if one.started_by_key == member.key])
    return HomePage(
        answer=_answer(standings, len(to_do)),
        standings=tuple(_standing(standing) for standing in standings),
        tasks=to_do,
        others=begun_by_others(one for one in listed if one.started_by_key != member.key),
        own=own_place(member, roadmap.own, standings[0].code) if standings else None,
        act=_act(roadmap),
        is_empty=not listed and not any(standing.agreements for standing in standings),
    )


def _act(roadmap: Roadmap) -> tuple[str, str]:
    if roadmap.awaited:
        return "Importer une convention", reverse("import_agreement")
    own = roadmap.own
    if own and own.has_agreement:
        href = reverse("agreement", args=[roadmap.contract_code, own.insee_code])
        return f"Ouvrir la convention {french.of(own.name)}", href
    return "", ""


def _standing(standing: Standing) -> ContractStanding:
    code = [standing.code]
    return ContractStanding(
        name=standing.name,
        code=standing.code,
        href=reverse("contract", args=code),
        figures=(
            _figure(
                standing.agreements,
                "convention enregistrée,conventions enregistrées",
                "Qui répond à quoi ?",
                reverse("contract", args=code),
            ),
            _figure(
                standing.unanswered,
                "objectif intercommunal qui attend une réponse,objectifs intercommunaux qui attendent une réponse",
                "Voir les objectifs",
                reverse("contract_objectives", args=code),
            ),
            _figure(
                standing.uncheckable,
                "engagement à préciser,engagements à préciser",
                "Voir lesquels",
                f"{reverse('contract_commitments', args=code)}?a_preciser=",
            ),
        ),
    )


def _figure(value: int, nouns: str, link: str, href: str) -> ShortFigure:
    return ShortFigure(value, french.agreed(value, *nouns.split(",")), link, href)


def _answer(standings: Sequence[Standing], to_do: int) -> str:
    read = sum(standing.agreements for standing in standings)
    expected = read + sum(standing.awaited for standing in standings)
    lead = french.counted(read, "convention enregistrée", "conventions enregistrées") if read else "Aucune convention"
    said = f"{lead} sur {french.number(expected)}."
    if to_do:
        said += f" {french.counted(to_do, 'chose vous attend', 'choses vous attendent')}."
    return said
