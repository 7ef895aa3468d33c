"""What became of the texts that imports wrote."""

from collections.abc import Iterable
from dataclasses import dataclass

from regain.domain.contracts.enums import VersionStatus
from regain.domain.contracts.models import Agreement, AgreementVersion
from regain.domain.contracts.queries import amendments_of, version_in_force
from regain.domain.contracts.rules.chains import behind
from regain.domain.documents.models import DocumentImport


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an applied import gave: the agreement, what became of its text, the amendments made to that text since."""

    agreement: Agreement
    fate: VersionStatus
    amended_by: tuple[int, ...]


def outcome_of(applied: DocumentImport) -> Outcome | None:
    """What became of the text of an applied import; None when its contract already said all of it."""
    versions = AgreementVersion.objects.filter(
        source=applied.file_id, agreement__contract__code=applied.contract_code
    ).select_related("agreement__contract", "agreement__commune")
    last = versions.order_by("pk").last()
    if last is None:
        return None
    fate = fates_of([applied])[applied.file_id]
    in_force = version_in_force(last.agreement) if fate == VersionStatus.IN_FORCE else None
    chain = behind(in_force.pk, amendments_of(last.agreement)) if in_force else ()
    return Outcome(last.agreement, fate, tuple(one.number for one in chain))


def fates_of(imports: Iterable[DocumentImport]) -> dict[int, VersionStatus]:
    """Each file's key to what became of it: in force if one of its versions is, else the fate of the last. One query.

    A version made by an amendment comes from the file that was imported.
    """
    versions = AgreementVersion.objects.filter(source__in={one.file_id for one in imports}).order_by("pk")
    fates: dict[int, VersionStatus] = {}
    for file, status in versions.values_list("source_id", "status"):
        if fates.get(file) != VersionStatus.IN_FORCE:
            fates[file] = VersionStatus(status)
    return fates
