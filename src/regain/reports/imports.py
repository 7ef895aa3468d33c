"""What became of the texts that imports wrote."""

from collections.abc import Iterable

from regain.domain.contracts.enums import VersionStatus
from regain.domain.contracts.models import AgreementVersion
from regain.domain.documents.models import DocumentImport


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
