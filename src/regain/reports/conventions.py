"""Where the agreement of each commune of a contract stands: in force, withdrawn, being read, awaited."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import OuterRef, Subquery

from regain.core.labels import alphabetical
from regain.core.member import Member
from regain.domain.contracts.enums import AmendmentStatus, VersionStatus
from regain.domain.contracts.models import AgreementVersion, Amendment, Contract
from regain.domain.contracts.queries import agreements_of
from regain.domain.contracts.rules.chains import behind
from regain.domain.documents.queries import imports_to_resume


class Stage(StrEnum):
    """How far the agreement of a commune has come in Regain."""

    IN_FORCE = "in_force"
    WITHDRAWN = "withdrawn"
    READING = "reading"
    AWAITED = "awaited"


@dataclass(frozen=True, slots=True)
class CommuneLine:
    """A commune of the contract and its agreement.

    `signed_on`: the day that the text gives, if it gives one; `amendments`: how many the text in force holds;
    `reading_pk`: the import of its agreement that somebody began and did not end, if the member may see it.
    """

    insee_code: str
    name: str
    stage: Stage
    signed_on: date | None = None
    amendments: int = 0
    reading_pk: int | None = None


def build_conventions(contract: Contract, *, seen_by: Member) -> tuple[CommuneLine, ...]:
    """Every commune of the contract, by name. Costs four queries, however many there are."""
    in_force = AgreementVersion.objects.filter(agreement=OuterRef("pk"), status=VersionStatus.IN_FORCE)
    adopted = agreements_of(contract).annotate(in_force=Subquery(in_force.values("pk")))
    signed = Amendment.objects.filter(agreement__contract=contract, status=AmendmentStatus.SIGNED)
    amendments = list(signed.only("base", "result").order_by("pk"))
    agreements = {
        code: (version, signed_on, len(behind(version, amendments)))
        for code, version, signed_on in adopted.values_list("commune__insee_code", "in_force", "signed_on")
    }
    begun = imports_to_resume(seen_by).filter(contract_code=contract.code).order_by("pk")
    readings = dict(begun.values_list("insee_code", "pk"))
    return tuple(
        _line(one.insee_code, one.name, agreements.get(one.insee_code), readings.get(one.insee_code))
        for one in alphabetical(contract.communes.order_by("pk"))
    )


def _line(code: str, name: str, agreement: Sequence[Any] | None, reading_pk: int | None) -> CommuneLine:
    if agreement is None:
        return CommuneLine(code, name, Stage.READING if reading_pk else Stage.AWAITED, reading_pk=reading_pk)
    in_force, signed_on, amendments = agreement
    stage = Stage.IN_FORCE if in_force else Stage.WITHDRAWN
    return CommuneLine(code, name, stage, signed_on, amendments, reading_pk)
