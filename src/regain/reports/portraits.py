"""A neighbourhood as the signed agreements tell it."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from regain.domain.contracts.enums import INDICATOR_LABELS, Unit, VersionStatus
from regain.domain.contracts.models import AgreementVersion, NeighbourhoodProject, QuotedFigure
from regain.domain.territory.models import Neighbourhood
from regain.reports.places import ReadAt, read_at


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
    """What one commune's agreement says of the neighbourhood. `source_pk`: the file it was read in."""

    commune: str
    insee_code: str
    contract_code: str
    signed_year: int | None
    source_pk: int | None
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
    def widest_gap(self) -> Quoted | None:
        """The compared rate (in %) that lies furthest from the agglomeration."""
        rates = [
            (abs(figure.gap), -rank, figure)
            for rank, figure in enumerate(self.figures)
            if figure.gap is not None and figure.unit == Unit.PERCENT
        ]
        return max(rates)[2] if rates else None


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


def build_portrait(neighbourhood: Neighbourhood) -> Portrait:
    """All that the agreements in force say of a neighbourhood. Costs a constant number of queries."""
    projects = list(
        NeighbourhoodProject.objects.filter(neighbourhood=neighbourhood)
        .select_related("agreement__commune", "agreement__contract")
        .prefetch_related(
            "figures",
            "irritants",
            "opportunities",
            "priorities",
            "retained_objectives__operational_objectives",
            "retained_objectives__intercommunal__strategic__stake",
        )
        .order_by("agreement__commune__name", "pk")
    )
    versions = {
        version.agreement_id: version
        for version in AgreementVersion.objects.filter(
            agreement__in=[project.agreement_id for project in projects], status=VersionStatus.IN_FORCE
        ).order_by("pk")
    }
    codes: list[tuple[str, int | None]] = [
        (perimeter.code, perimeter.vintage) for perimeter in neighbourhood.perimeters.order_by("-vintage")
    ]
    if neighbourhood.own_code:
        codes.append((neighbourhood.own_code, None))
    return Portrait(
        pk=neighbourhood.pk,
        name=neighbourhood.name,
        kind=neighbourhood.kind,
        kind_label=neighbourhood.get_kind_display(),
        codes=tuple(codes),
        communes=tuple(neighbourhood.communes.order_by("name", "pk").values_list("name", flat=True)),
        projects=tuple(_project(project, versions.get(project.agreement_id)) for project in projects),
    )


def _project(project: NeighbourhoodProject, version: AgreementVersion | None) -> Project:
    snapshot = version.snapshot if version else {}
    agreement = project.agreement
    commune = agreement.commune

    def lines(name: str) -> tuple[Line, ...]:
        return tuple(Line(line.text, read_at(snapshot, line.pointer)) for line in getattr(project, name).all())

    return Project(
        commune=commune.name if commune else "",
        insee_code=commune.insee_code if commune else "",
        contract_code=agreement.contract.code,
        signed_year=agreement.signed_on.year if agreement.signed_on else None,
        source_pk=version.source_id if version else None,
        portrait_source=project.portrait_source,
        portrait_vintage=project.portrait_vintage,
        portrait_perimeter=project.portrait_perimeter,
        figures=tuple(_figure(figure, snapshot) for figure in project.figures.all()),
        irritants=lines("irritants"),
        opportunities=lines("opportunities"),
        priorities=lines("priorities"),
        stakes=_stakes(project, snapshot),
    )


def _figure(figure: QuotedFigure, snapshot: dict[str, object]) -> Quoted:
    return Quoted(
        indicator=figure.indicator,
        label=INDICATOR_LABELS.get(figure.indicator) or figure.raw.split(":")[0].strip(),
        value=figure.value,
        unit=figure.unit,
        flag=figure.flag,
        comparison=figure.comparison,
        change=figure.change,
        change_since=figure.change_since,
        read_at=read_at(snapshot, figure.pointer),
    )


def _stakes(project: NeighbourhoodProject, snapshot: dict[str, object]) -> tuple[StakeOfProject, ...]:
    retained = sorted(
        project.retained_objectives.all(), key=lambda row: (row.intercommunal.strategic.stake.number, row.rank)
    )
    return tuple(
        StakeOfProject(
            stake.number,
            stake.label,
            tuple(
                Retained(
                    strategic=row.intercommunal.strategic.label,
                    intercommunal=row.intercommunal.label,
                    operational=tuple(
                        Line(one.text, read_at(snapshot, one.pointer)) for one in row.operational_objectives.all()
                    ),
                )
                for row in rows
            ),
        )
        for stake, rows in groupby(retained, key=lambda row: row.intercommunal.strategic.stake)
    )
