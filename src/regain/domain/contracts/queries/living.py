from django.db.models import Prefetch

from regain.domain.contracts.models import (
    Agreement,
    Commitment,
    NamedBody,
    NeighbourhoodProject,
    QuotedFigure,
    RetainedObjective,
)
from regain.domain.contracts.models.projects import ProjectLine
from regain.domain.contracts.rules.content import (
    AgreementContent,
    BodyContent,
    CommitmentLine,
    FigureLine,
    Line,
    NodeRef,
    ObjectivePath,
    ProjectContent,
    RetainedLine,
    SignatoryLine,
)


def content_of(agreement: Agreement | None) -> AgreementContent:
    """The living state of an agreement, empty when there is none. Costs a constant number of queries (11)."""
    if agreement is None:
        return AgreementContent()
    projects = agreement.projects.select_related("neighbourhood").prefetch_related(
        "figures",
        "irritants",
        "opportunities",
        "priorities",
        Prefetch(
            "retained_objectives",
            RetainedObjective.objects.select_related("intercommunal__strategic__stake").order_by("rank", "pk"),
        ),
        "retained_objectives__operational_objectives",
    )
    return AgreementContent(
        pk=agreement.pk,
        signed_on=agreement.signed_on,
        signed_at=agreement.signed_at,
        elected_referent=agreement.elected_referent,
        technical_referent=agreement.technical_referent,
        signatories=tuple(
            SignatoryLine(pk=row.pk, pointer=row.pointer, name=row.name)
            for row in agreement.signatories.order_by("rank", "pk")
        ),
        bodies=tuple(_body(body) for body in agreement.bodies.order_by("rank", "pk").prefetch_related("commitments")),
        commitments=tuple(_commitment(row) for row in agreement.commitments.filter(body=None).order_by("rank", "pk")),
        projects=tuple(_project(project) for project in projects.order_by("rank", "pk")),
    )


def _body(body: NamedBody) -> BodyContent:
    return BodyContent(
        pk=body.pk,
        pointer=body.pointer,
        kind=body.kind,
        name=body.name,
        themes=body.themes,
        commitments=tuple(_commitment(row) for row in body.commitments.all()),
    )


def _commitment(row: Commitment) -> CommitmentLine:
    return CommitmentLine(
        pk=row.pk,
        pointer=row.pointer,
        kind=row.kind,
        text=row.text,
        times_per_year=row.times_per_year,
        due_on=row.due_on,
    )


def _project(project: NeighbourhoodProject) -> ProjectContent:
    return ProjectContent(
        pk=project.pk,
        pointer=project.pointer,
        neighbourhood=project.neighbourhood.name,
        neighbourhood_id=project.neighbourhood_id,
        portrait_source=project.portrait_source,
        portrait_vintage=project.portrait_vintage,
        portrait_perimeter=project.portrait_perimeter,
        figures=tuple(_figure(row) for row in project.figures.all()),
        irritants=tuple(_line(row) for row in project.irritants.all()),
        opportunities=tuple(_line(row) for row in project.opportunities.all()),
        priorities=tuple(_line(row) for row in project.priorities.all()),
        retained_objectives=tuple(_retained(row) for row in project.retained_objectives.all()),
    )


def _figure(row: QuotedFigure) -> FigureLine:
    return FigureLine(pk=row.pk, pointer=row.pointer, **{name: getattr(row, name) for name in FigureLine.COLUMNS})


def _line(row: ProjectLine) -> Line:
    return Line(pk=row.pk, pointer=row.pointer, text=row.text)


def _retained(row: RetainedObjective) -> RetainedLine:
    leaf = row.intercommunal
    strategic, stake = leaf.strategic, leaf.strategic.stake
    return RetainedLine(
        pk=row.pk,
        pointer=row.pointer,
        wording=row.wording,
        path=ObjectivePath(
            NodeRef(stake.label, stake.pk, stake.number),
            NodeRef(strategic.label, strategic.pk),
            NodeRef(leaf.label, leaf.pk),
        ),
        operational_objectives=tuple(
            Line(pk=line.pk, pointer=line.pointer, text=line.text) for line in row.operational_objectives.all()
        ),
    )
