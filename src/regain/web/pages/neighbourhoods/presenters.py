"""A neighbourhood's portrait, in the words and shapes of its page."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from regain.core import french
from regain.domain.contracts.enums import FigureFlag
from regain.domain.indicators.enums import UNITS
from regain.domain.territory.enums import NeighbourhoodKind, Vintage
from regain.reports.figures import Figures
from regain.reports.figures.sentences import answer as answer_of_figures
from regain.reports.figures.sentences import difference_sentences
from regain.reports.neighbourhoods import NeighbourhoodLine
from regain.reports.portraits import Portrait, Project, Quoted, StakeOfProject
from regain.web.ui.charts.gap import GapChart, GapRow
from regain.web.ui.parts import Chip

FACTS_ONLY = ("population", "surface_ha")
"""Figures without an agglomeration to stand beside: they are said in words, above the chart."""


@dataclass(frozen=True, slots=True)
class ProjectShown:
    """A project, its chart, its stakes with the caption of their table, where its text is shown, and what the reader must know of the figures."""

    project: Project
    chart: GapChart | None
    facts: tuple[str, ...]
    stakes: tuple[tuple[StakeOfProject, str], ...]
    text_url: str
    portrait_aside: str
    warning: str


def chips(portrait: Portrait) -> list[Chip]:
    """What identifies a neighbourhood."""
    found = [Chip(portrait.kind_label, "brick")]
    codes = [f"{code} ({vintage})" if vintage else code for code, vintage in portrait.codes]
    found.append(Chip(" · ".join(codes) if codes else "sans code"))
    if portrait.communes:
        found.append(Chip(", ".join(portrait.communes)))
    return found


def _fact(figure: Quoted) -> str:
    """`environ 2 000 habitants (+100 depuis 2015)`, `Population : non diffusée`."""
    if figure.value is None:
        return f"{figure.label} : {FigureFlag(figure.flag).label.lower()}"
    noun = "habitants" if figure.indicator == "population" else "hectares"
    about = "environ " if figure.flag == FigureFlag.APPROXIMATE else ""
    change = f" ({_change(figure)})" if figure.change is not None else ""
    return f"{about}{french.number(figure.value)}{french.NO_BREAK}{noun}{change}"


def _change(figure: Quoted) -> str:
    if figure.change is None:
        return ""
    sign = "+" if figure.change > 0 else ""
    since = f" depuis {figure.change_since}" if figure.change_since else ""
    return f"{sign}{french.number(figure.change)}{since}"


def answer(portrait: Portrait) -> str:
    """One sentence: what the agreements set out to do here, and where the gap is widest."""
    if not portrait.projects:
        return "Aucune convention en vigueur ne parle encore de ce quartier."
    irritants = sum(len(project.irritants) for project in portrait.projects)
    operational = sum(project.operational_count for project in portrait.projects)
    who, notes, sets = (
        ("Les conventions", "relèvent", "fixent") if len(portrait.projects) > 1 else ("La convention", "relève", "fixe")
    )
    noted = f"y {notes} {french.counted(irritants, 'irritant')}" if irritants else f"n’y {notes} aucun irritant"
    objectives = french.counted(operational, "objectif opérationnel", "objectifs opérationnels")
    fixed = f"s’y {sets} {objectives}" if operational else f"ne s’y {sets} aucun objectif opérationnel"
    start = f"{who} {noted} et {fixed}."
    worst = next((project.worst_gaps for project in portrait.projects if project.worst_gaps), ())
    if not worst:
        return start
    told = french.enumeration([_gap_in_words(one) for one in worst])
    return f"{start} Rapportés à l’agglomération, les écarts défavorables les plus marqués : {told}."


def _gap_in_words(one: Quoted) -> str:
    """`taux de pauvreté (42,1 % contre 18,3 %)`."""
    unit = UNITS.get(one.unit, "")
    value, comparison = (
        french.NO_BREAK.join(part for part in (french.number(number), unit) if part)
        for number in (one.value or 0, one.comparison or 0)
    )
    return f"{one.label[0].lower()}{one.label[1:]} ({value} contre {comparison})"


def project(shown: Project) -> ProjectShown:
    """A project with its chart."""
    rows = tuple(_row(figure) for figure in shown.figures if figure.indicator not in FACTS_ONLY)
    return ProjectShown(
        project=shown,
        chart=GapChart(
            title=f"Écarts entre le quartier et l’agglomération, d’après la convention {french.of(shown.commune)}",
            subject="quartier",
            rows=rows,
            caption=_caption(shown),
        )
        if rows
        else None,
        facts=tuple(_fact(figure) for figure in shown.figures if figure.indicator in FACTS_ONLY),
        stakes=tuple((stake, f"Enjeu {stake.number}, convention {french.of(shown.commune)}") for stake in shown.stakes),
        text_url=reverse("import_review", args=[shown.reading_pk]) if shown.reading_pk else "",
        portrait_aside=_aside(shown),
        warning=_warning(shown),
    )


def _row(figure: Quoted) -> GapRow:
    return GapRow(
        label=figure.label,
        value=figure.value,
        comparison=figure.comparison,
        unit=figure.unit,
        flag=figure.flag,
        note=_change(figure),
    )


def _aside(shown: Project) -> str:
    parts = [f"convention de {shown.signed_year}" if shown.signed_year else "convention non datée"]
    if shown.portrait_vintage:
        parts.append(f"données {shown.portrait_vintage}")
    return ", ".join(parts)


def _caption(shown: Project) -> str:
    source = f"Source citée par la convention : {shown.portrait_source}" if shown.portrait_source else ""
    vintage = f" {shown.portrait_vintage}" if source and shown.portrait_vintage else ""
    return f"{source}{vintage}." if source else "La convention ne cite pas de source."


def _warning(shown: Project) -> str:
    if shown.portrait_perimeter and shown.portrait_perimeter != str(Vintage.OF_2024):
        return (
            f"Ces chiffres reposent sur le périmètre de {shown.portrait_perimeter}, pas sur celui du contrat "
            "(2024-2030) : ne les comparez pas aux données du nouveau périmètre."
        )
    return ""


def figures(found: Figures, name: str) -> dict[str, object]:
    """What the official figures say, in one sentence with its sources, and whether an agreement says otherwise."""
    return {
        "figures_answer": answer_of_figures(found),
        "figures_differ": any(True for _ in difference_sentences(found)),
        "figures_source": found.sources,
        "of_name": french.of(name),
    }


def list_answer(lines: Sequence[NeighbourhoodLine]) -> str:
    """One sentence that counts the neighbourhoods by kind, and those of which an agreement speaks."""
    if not lines:
        return ""
    qpv = sum(line.kind == NeighbourhoodKind.QPV for line in lines)
    qic = len(lines) - qpv
    parts = []
    if qpv:
        parts.append(french.counted(qpv, "quartier prioritaire", "quartiers prioritaires"))
    if qic:
        parts.append(french.counted(qic, "quartier d’intérêt communautaire", "quartiers d’intérêt communautaire"))
    return f"{french.enumeration(parts)}, {_described(sum(line.is_described for line in lines), len(lines))}."


def _described(described: int, total: int) -> str:
    if described == 0:
        return "dont aucun n’est encore décrit par une convention"
    if described == total:
        return french.agreed(total, "décrit par sa convention", "tous décrits par une convention")
    return f"dont {described} {french.agreed(described, 'décrit', 'décrits')} par une convention"
