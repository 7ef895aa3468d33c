from datetime import date

from django.db.models import QuerySet

from regain.domain.contracts.enums import VersionStatus
from regain.domain.contracts.models import Agreement, AgreementVersion, Amendment, Contract
from regain.domain.contracts.queries.agreements import versions_of


def amendments_of(agreement: Agreement) -> QuerySet[Amendment]:
    """The amendments of an agreement, the newest first, with the versions they join."""
    return (
        Amendment.objects.filter(agreement=agreement)
        .select_related("agreement__contract", "agreement__commune", "base", "result", "paper")
        .order_by("-number", "-pk")
    )


def amendments_in(contract: Contract) -> QuerySet[Amendment]:
    """All the amendments of a contract, by commune, the newest first."""
    return (
        Amendment.objects.filter(agreement__contract=contract)
        .select_related("agreement__contract", "agreement__commune", "base", "result", "paper")
        .order_by("agreement__commune__name", "-number", "-pk")
    )


def version_standing_on(agreement: Agreement, day: date) -> AgreementVersion | None:
    """The version that stood at the end of that day, None before the first signature.

    Withdrawn versions never stood. The days follow the numbers, so later versions never change this answer.
    """
    return versions_of(agreement).exclude(status=VersionStatus.WITHDRAWN).filter(stands_from__lte=day).first()
