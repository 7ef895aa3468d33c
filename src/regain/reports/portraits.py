"""A neighbourhood as the signed agreements tell it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.db.models import QuerySet

from regain.domain.contracts.enums import INDICATOR_LABELS, VersionStatus
from regain.domain.contracts.models import (
    AgreementVersion,
    Irritant,
    NeighbourhoodProject,
    Opportunity,
    Priority,
    QuotedFigure,
    RetainedObjective,
)
from regain.domain.indicators.rules.catalogue import known_indicators
from regain.domain.territory.models import Neighbourhood
from regain.reports.places import ReadAt, read_at, readings_of

_WORST_GAPS = 3
_MARKED = Decimal("1.1")
"""Below so many times, two values are alike."""
Places = Mapping[str, Any]
"""A snapshot, or only its `places`."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A figure as the agreement quotes it. Gap: value minus the agglomeration's, in the same unit (points for %)."""

    indicator: str
    label: str
    value: Decimal | None
    unit: str
    flag: str
    comparison: Decimal | None
    change: Decimal | None
    change_since: int | None
    read_at: ReadAt | None

    @property
    def gap(self) -> Decimal | None:
        """How far the neighbourhood is from the agglomeration."""
        if self.value is None or self.comparison is None:
            return None
        return self.value - self.comparison

    @property
    def times(self) -> Decimal:
        """How many times the smaller of the two values goes into the larger; 0 where either is not known or not above 0."""
        if self.value is None or self.comparison is None or min(self.value, self.comparison) <= 0:
            return Decimal(0)
        return max(self.value, self.comparison) / min(self.value, self.comparison)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list, and where it was read."""

    text: str
    read_at: ReadAt | None


@dataclass(frozen=True, slots=True)
class Retained:
    """An intercommunal objective the project takes up, and what hangs under it."""

    strategic: str
    intercommunal: str
    operational: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class StakeOfProject:
    """What a project takes up of one stake."""

    number: int
    label: str
    objectives: tuple[Retained, ...]

    @property
    def title(self) -> str:
        """The stake as it is called."""
        return f"Enjeu {self.number} : {self.label}"


@dataclass(frozen=True, slots=True)
class Project:
    """What one commune's agreement says of the neighbourhood. `reading_pk`: the import that shows its text."""

    commune: str
    insee_code: str
    contract_code: str
    signed_year: int | None
    reading_pk: int | None
    portrait_source: str
    portrait_vintage: int | None
    portrait_perimeter: str
    figures: tuple[Quoted, ...]
    irritants: tuple[Line, ...]
    opportunities: tuple[Line, ...]
    priorities: tuple[Line, ...]
    stakes: tuple[StakeOfProject, ...]

    @property
    def operational_count(self) -> int:
        """Operational objectives of the project."""
        return sum(len(retained.operational) for stake in self.stakes for retained in stake.objectives)

    @property
    def worst_gaps(self) -> tuple[Quoted, ...]:
        """The gaps with the agglomeration that are to the neighbourhood's disadvantage, the widest first, three at most.

        Each is measured by how many times the smaller value goes into the larger, the one scale that a rate, an index and
        a sum of money share. An indicator of which neither more nor less is better has no worst gap.
        """
        bad = [figure for figure in self.figures if _is_worse(figure) and figure.times >= _MARKED]
        return tuple(sorted(bad, key=lambda one: -one.times)[:_WORST_GAPS])


@dataclass(frozen=True, slots=True)
class Portrait:
    """A neighbourhood and the projects that concern it, commune after commune."""

    pk: int
    name: str
    kind: str
    kind_label: str
    codes: tuple[tuple[str, int | None], ...]
    communes: tuple[str, ...]
    projects: tuple[Project, ...]


def _is_worse(figure: Quoted) -> bool:
    sense = {one.code: one.more_is_better for one in known_indicators()}.get(figure.indicator)
    return bool(figure.gap) and sense is not None and (figure.gap > 0) != sense  # type: ignore[operator]  # a gap that is


def build_portrait(neighbourhood: Neighbourhood) -> Portrait:
    """All that the agreements in force say of a neighbourhood. Costs eleven queries, whatever it holds."""
    projects = list(
        NeighbourhoodProject.objects.filter(neighbourhood=neighbourhood)
        .select_related("agreement__commune", "agreement__contract")
        .prefetch_related("figures")
        .order_by("agreement__commune__name", "pk")
    )
    places, readings = _sources(projects)
    lists = [
        _lines(rows, places)
        for rows in (
            Irritant.objects.filter(project__in=projects),
            Opportunity.objects.filter(project__in=projects),
            Priority.objects.filter(project__in=projects),
        )
    ]
    stakes = _stakes(projects, places)
    return Portrait(
        pk=neighbourhood.pk,
        name=neighbourhood.name,
        kind=neighbourhood.kind,
        kind_label=neighbourhood.get_kind_display(),
        codes=_codes(neighbourhood),
        communes=tuple(neighbourhood.communes.order_by("name", "pk").values_list("name", flat=True)),
        projects=tuple(
            _project(
                project,
                places[project.pk],
                [found[project.pk] for found in lists],
                stakes[project.pk],
                readings[project.pk],
            )
            for project in projects
        ),
    )


def _codes(neighbourhood: Neighbourhood) -> tuple[tuple[str, int | None], ...]:
    perimeters = [(one.code, one.vintage) for one in neighbourhood.perimeters.order_by("-vintage")]
    return (*perimeters, *([(neighbourhood.own_code, None)] if neighbourhood.own_code else []))


def _sources(projects: Sequence[NeighbourhoodProject]) -> tuple[dict[int, Places], dict[int, int | None]]:
    """Each project's key to the places of the version in force of its agreement, and to the import that shows it."""
    versions = AgreementVersion.objects.filter(
        agreement__in=[project.agreement_id for project in projects], status=VersionStatus.IN_FORCE
    ).order_by("pk")
    found = {
        agreement: rest for agreement, *rest in versions.values_list("agreement_id", "source_id", "snapshot__places")
    }
    readings = readings_of(source for source, _ in found.values())
    kept = {project.pk: found.get(project.agreement_id, [None, {}]) for project in projects}
    return (
        {key: {"places": places or {}} for key, (_, places) in kept.items()},
        {key: readings.get(source) for key, (source, _) in kept.items()},
    )


def _lines(rows: QuerySet[Any], places: Mapping[int, Places]) -> dict[int, tuple[Line, ...]]:
    """Each project's key to its lines of one kind."""
    lines: dict[int, list[Line]] = {project: [] for project in places}
    for project, text, pointer in rows.order_by("project_id", "rank", "pk").values_list(
        "project_id", "text", "pointer"
    ):
        lines[project].append(Line(text, read_at(places[project], pointer)))
    return {project: tuple(found) for project, found in lines.items()}


def _stakes(
    projects: Sequence[NeighbourhoodProject], places: Mapping[int, Places]
) -> dict[int, tuple[StakeOfProject, ...]]:
    """Each project's key to what it takes up, stake after stake."""
    rows = (
        RetainedObjective.objects.filter(project__in=projects)
        .order_by("project_id", "intercommunal__strategic__stake__number", "rank", "pk", "operational_objectives__rank")
        .values_list(
            "project_id",
            "intercommunal__strategic__stake__number",
            "intercommunal__strategic__stake__label",
            "pk",
            "intercommunal__strategic__label",
            "intercommunal__label",
            "operational_objectives__text",
            "operational_objectives__pointer",
        )
    )
    stakes: dict[int, list[StakeOfProject]] = {project.pk: [] for project in projects}
    for (project, number, label), group in groupby(rows, key=lambda row: row[:3]):
        objectives = tuple(
            Retained(
                strategic, intercommunal, tuple(Line(row[6], read_at(places[project], row[7])) for row in own if row[6])
            )
            for (_, strategic, intercommunal), own in groupby(group, key=lambda row: row[3:6])
        )
        stakes[project].append(StakeOfProject(number, label, objectives))
    return {project: tuple(found) for project, found in stakes.items()}


def _project(
    project: NeighbourhoodProject,
    places: Places,
    lists: Sequence[tuple[Line, ...]],
    stakes: tuple[StakeOfProject, ...],
    reading_pk: int | None,
) -> Project:
    agreement = project.agreement
    commune = agreement.commune
    irritants, opportunities, priorities = lists
    return Project(
        commune=commune.name if commune else "",
        insee_code=commune.insee_code if commune else "",
        contract_code=agreement.contract.code,
        signed_year=agreement.signed_on.year if agreement.signed_on else None,
        reading_pk=reading_pk,
        portrait_source=project.portrait_source,
        portrait_vintage=project.portrait_vintage,
        portrait_perimeter=project.portrait_perimeter,
        figures=tuple(_figure(figure, places) for figure in project.figures.all()),
        irritants=irritants,
        opportunities=opportunities,
        priorities=priorities,
        stakes=stakes,
    )


def _figure(figure: QuotedFigure, places: Places) -> Quoted:
    return Quoted(
        indicator=figure.indicator,
        label=INDICATOR_LABELS.get(figure.indicator) or figure.raw.split(":")[0].strip() or figure.indicator,
        value=figure.value,
        unit=figure.unit,
        flag=figure.flag,
        comparison=figure.comparison,
        change=figure.change,
        change_since=figure.change_since,
        read_at=read_at(places, figure.pointer),
    )
