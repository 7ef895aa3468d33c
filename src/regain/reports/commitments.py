"""Who promised what, by when, and whether anybody can check it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F

from regain.domain.contracts.enums import CommitmentKind, VersionStatus
from regain.domain.contracts.models import AgreementVersion, Commitment, Contract
from regain.reports.places import ReadAt, read_at, readings_of


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment of an agreement in force.

    `who` is the body that must meet, or "Les signataires"; `is_late`: its date has passed.
    `reading_pk`: the import that shows its text.
    """

    pk: int
    commune: str
    insee_code: str
    kind: str
    who: str
    themes: tuple[str, ...]
    text: str
    times_per_year: int | None
    due_on: date | None
    is_checkable: bool
    is_late: bool
    read_at: ReadAt | None
    reading_pk: int | None


def build_promises(contract: Contract, *, today: date, insee_code: str | None = None) -> tuple[Promise, ...]:
    """The commitments of a contract, or of one of its communes. Costs three queries."""
    commitments = Commitment.objects.filter(agreement__contract=contract)
    versions = AgreementVersion.objects.filter(agreement__contract=contract, status=VersionStatus.IN_FORCE)
    if insee_code:
        commitments = commitments.filter(agreement__commune__insee_code=insee_code)
        versions = versions.filter(agreement__commune__insee_code=insee_code)
    found = list(versions.order_by("pk").values_list("agreement_id", "source_id", "snapshot__places"))
    places = {agreement: {"places": read or {}} for agreement, _, read in found}
    readings = readings_of(source for _, source, _ in found)
    reading_of = {agreement: readings.get(source) for agreement, source, _ in found}
    rows = commitments.select_related("agreement__commune", "body").order_by(
        "agreement__commune__name", F("body__rank").asc(nulls_last=True), "rank", "pk"
    )
    return tuple(
        _promise(one, places.get(one.agreement_id, {}), reading_of.get(one.agreement_id), today) for one in rows
    )


def _promise(commitment: Commitment, places: Mapping[str, Any], reading_pk: int | None, today: date) -> Promise:
    commune = commitment.agreement.commune
    return Promise(
        pk=commitment.pk,
        commune=commune.name if commune else "",
        insee_code=commune.insee_code if commune else "",
        kind=CommitmentKind(commitment.kind).label,
        who=commitment.body.name if commitment.body else "Les signataires",
        themes=tuple(commitment.body.themes) if commitment.body else (),
        text=commitment.text,
        times_per_year=commitment.times_per_year,
        due_on=commitment.due_on,
        is_checkable=commitment.is_checkable,
        is_late=commitment.due_on is not None and commitment.due_on < today,
        read_at=read_at(places, commitment.pointer),
        reading_pk=reading_pk,
    )
