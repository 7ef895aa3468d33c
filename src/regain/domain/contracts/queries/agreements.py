from django.db.models import QuerySet

from regain.domain.contracts.enums import AgreementKind, VersionStatus
from regain.domain.contracts.models import Agreement, AgreementVersion, Contract
from regain.domain.territory.models import Commune


def contract_with_code(code: str) -> Contract | None:
    """The contract of that national code."""
    return Contract.objects.select_related("intercommunality").filter(code=code).first()


def agreements_of(contract: Contract) -> QuerySet[Agreement]:
    """The agreements of a contract: the framework agreement, then the communes by name."""
    return (
        Agreement.objects.filter(contract=contract)
        .select_related("contract", "commune")
        .order_by("-kind", "commune__name", "pk")
    )


def agreement_of(contract: Contract, commune: Commune) -> Agreement | None:
    """The communal agreement of a commune, None when none was ever adopted."""
    return (
        Agreement.objects.filter(contract=contract, kind=AgreementKind.COMMUNAL, commune=commune)
        .select_related("contract", "commune")
        .first()
    )


def versions_of(agreement: Agreement) -> QuerySet[AgreementVersion]:
    """Every version, the newest first, with its file and the amendment that made it, if one did."""
    return (
        AgreementVersion.objects.filter(agreement=agreement).select_related("source", "amendment").order_by("-number")
    )


def version_in_force(agreement: Agreement) -> AgreementVersion | None:
    """The version the living state follows."""
    return versions_of(agreement).filter(status=VersionStatus.IN_FORCE).first()


def version_to_return_to(agreement: Agreement) -> AgreementVersion | None:
    """The version that comes back when the one in force is withdrawn: the latest replaced one."""
    return versions_of(agreement).filter(status=VersionStatus.REPLACED).first()
