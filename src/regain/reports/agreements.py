"""An agreement as a page: what was signed, by whom, its versions, and what it set in motion."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count

from regain.domain.contracts.enums import VersionStatus
from regain.domain.contracts.models import Agreement, AgreementVersion, NeighbourhoodProject
from regain.domain.contracts.rules.chains import behind, status_of
from regain.reports.commitments import Promise, build_promises
from regain.reports.places import readings_of


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version of the agreement: what was adopted, when, by whom, from which file.

    The version of an amendment has its number, and the file that was signed if there is one (else None).
    """

    number: int
    status: str
    status_label: str
    source_name: str
    source_pk: int | None
    adopted_at: datetime
    adopted_by: str
    stands_from: date
    amendment: int | None = None


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """A neighbourhood project in one line."""

    neighbourhood_pk: int
    name: str
    kind_label: str
    irritants: int
    objectives: int
    operational: int


@dataclass(frozen=True, slots=True)
class Prose:
    """A section of prose of the version in force, paragraph after paragraph."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """All that the agreement's page shows. `reading_pk`: the import that shows the text that was imported.

    `amendments`: each signed amendment's key to its state in words; `amended_by`: the numbers of those that the text
    in force holds.
    """

    versions: tuple[VersionLine, ...]
    projects: tuple[ProjectLine, ...]
    promises: tuple[Promise, ...]
    signatories: tuple[str, ...]
    prose: tuple[Prose, ...]
    reading_pk: int | None
    amendments: Mapping[int, str]
    amended_by: tuple[int, ...]

    @property
    def is_in_force(self) -> bool:
        """Whether a version of the agreement is in force (not all withdrawn)."""
        return any(version.status == VersionStatus.IN_FORCE for version in self.versions)


def build_agreement_page(agreement: Agreement, *, today: date) -> AgreementPage:
    """The page of an agreement. Costs a constant number of queries."""
    versions = list(agreement.versions.select_related("source", "amendment__paper").order_by("-number"))
    in_force = next((version for version in versions if version.status == VersionStatus.IN_FORCE), None)
    signed = [one.amendment for one in versions if hasattr(one, "amendment")]
    sections = in_force.snapshot.get("sections", []) if in_force else []
    insee_code = agreement.commune.insee_code if agreement.commune else None
    return AgreementPage(
        versions=tuple(_version(version) for version in versions),
        projects=_projects(agreement),
        promises=build_promises(agreement.contract, today=today, insee_code=insee_code),
        signatories=tuple(agreement.signatories.order_by("rank", "pk").values_list("name", flat=True)),
        prose=tuple(Prose(one["title"], tuple(one["text"].split("\n\n"))) for one in sections),
        reading_pk=readings_of([in_force.source_id]).get(in_force.source_id) if in_force else None,
        amendments={one.pk: status_of(one, in_force, signed) for one in signed},
        amended_by=tuple(one.number for one in (behind(in_force.pk, signed) if in_force else ())),
    )


def _version(version: AgreementVersion) -> VersionLine:
    amendment = getattr(version, "amendment", None)
    file = amendment.paper if amendment else version.source
    return VersionLine(
        number=version.number,
        status=version.status,
        status_label=version.get_status_display(),
        source_name=file.name if file else "",
        source_pk=file.pk if file else None,
        adopted_at=version.adopted_at,
        adopted_by=version.adopted_by,
        stands_from=version.stands_from,
        amendment=amendment.number if amendment else None,
    )


def _projects(agreement: Agreement) -> tuple[ProjectLine, ...]:
    projects = (
        NeighbourhoodProject.objects.filter(agreement=agreement)
        .select_related("neighbourhood")
        .annotate(
            irritant_count=Count("irritants", distinct=True),
            objective_count=Count("retained_objectives", distinct=True),
            operational_count=Count("retained_objectives__operational_objectives", distinct=True),
        )
        .order_by("rank", "pk")
    )
    return tuple(
        ProjectLine(
            neighbourhood_pk=project.neighbourhood_id,
            name=project.neighbourhood.name,
            kind_label=project.neighbourhood.get_kind_display(),
            irritants=project.irritant_count,
            objectives=project.objective_count,
            operational=project.operational_count,
        )
        for project in projects
    )
