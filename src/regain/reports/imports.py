"""What became of the texts that imports wrote."""

from collections.abc import Iterable

from regain.domain.contracts.enums import VersionStatus
from regain.domain.contracts.models import AgreementVersion
from regain.domain.documents.models import DocumentImport


def fates_of(imports: Iterable[DocumentImport]) -> dict[int, VersionStatus]:
    """Each file's key to the status of the last version it became: in force, replaced, withdrawn. One query."""
    versions = AgreementVersion.objects.filter(source__in={one.file_id for one in imports}).order_by("pk")
    return {file: VersionStatus(status) for file, status in versions.values_list("source_id", "status")}
