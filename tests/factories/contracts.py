from datetime import date

import factory
from factory.django import DjangoModelFactory

from regain.domain.contracts.models import Contract
from regain.domain.contracts.rules.content import (
    AgreementContent,
    BodyContent,
    CommitmentLine,
    Line,
    NodeRef,
    ObjectivePath,
    ProjectContent,
    RetainedLine,
    SignatoryLine,
)
from tests.factories.territory import IntercommunalityFactory


class ContractFactory(DjangoModelFactory):
    """`communes`: those called to sign."""

    class Meta:
        model = Contract
        django_get_or_create = ("code",)
        skip_postgeneration_save = True

    code = "CN06201M"
    name = "Engagements Quartiers 2030"
    intercommunality = factory.SubFactory(IntercommunalityFactory)
    starts_on = date(2024, 1, 1)
    ends_on = date(2030, 12, 31)

    @factory.post_generation
    def communes(self, _create, extracted, **_kwargs):
        if extracted:
            self.communes.set(extracted)


def lines(*texts: str) -> tuple[Line, ...]:
    return tuple(Line(text=text) for text in texts)


def retained(
    intercommunal: str, *operational: str, strategic: str = "Prendre soin", stake: str = "Une ville solidaire"
):
    """A row on new nodes, under the first stake."""
    path = ObjectivePath(NodeRef(stake, number=1), NodeRef(strategic), NodeRef(intercommunal))
    return RetainedLine(path=path, wording=intercommunal, operational_objectives=lines(*operational))


def project(neighbourhood, **lists) -> ProjectContent:
    return ProjectContent(neighbourhood=neighbourhood.name, neighbourhood_id=neighbourhood.pk, **lists)


def committee(text: str = "Le comité se réunit.", times_per_year: int | None = 2) -> BodyContent:
    promise = CommitmentLine(kind="steering_committee", text=text, times_per_year=times_per_year)
    return BodyContent(kind="steering_committee", name="Comité de pilotage", themes=[], commitments=(promise,))


def content(*projects: ProjectContent, **values) -> AgreementContent:
    given = {"signed_on": date(2024, 7, 9), "bodies": (committee(),), "signatories": signatories("Commune de Barlin")}
    return AgreementContent(projects=projects, **{**given, **values})


def signatories(*names: str) -> tuple[SignatoryLine, ...]:
    return tuple(SignatoryLine(name=name) for name in names)
