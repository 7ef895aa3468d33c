"""How much one person, and one contract, may leave waiting on the disk: files given that no text rests on yet."""

from django.conf import settings
from django.db.models import Count, QuerySet, Sum

from regain.core.errors import BusinessError
from regain.core.french import number
from regain.core.member import Member
from regain.domain.documents.models import StoredFile
from regain.domain.documents.queries import files_given_by, waiting_files

_MEGABYTE = 1024**2


class TooManyFilesWaiting(BusinessError):
    """The person, or the contract, has given as much as may wait: by store_file, start_import and add_template."""


def refuse_more_from(member: Member, *, sha256: str, size: int) -> None:
    """Raise TooManyFilesWaiting when the member may leave no more; a file given again is no more."""
    if member.is_system:
        return
    waiting = waiting_files(files_given_by(member)).exclude(sha256=sha256)
    _refuse(waiting, "vous en avez déposé", size=size, share=1)


def refuse_more_for(contract_code: str, file: StoredFile, *, by: Member) -> None:
    """Raise TooManyFilesWaiting when that contract may hold no more, from any person."""
    if by.is_system:
        return
    mine = StoredFile.objects.filter(imports__contract_code=contract_code)
    mine |= StoredFile.objects.filter(templates__contract_code=contract_code)
    waiting = waiting_files(StoredFile.objects.filter(pk__in=mine.values("pk"))).exclude(pk=file.pk)
    _refuse(waiting, "ce contrat en a", size=file.size, share=settings.WAITING_FILES["people of a contract"])


def _refuse(waiting: QuerySet[StoredFile], who: str, *, size: int, share: int) -> None:
    held = waiting.order_by().aggregate(number=Count("pk"), size=Sum("size", default=0))
    most, megabytes = (share * settings.WAITING_FILES[name] for name in ("number", "megabytes"))
    if held["number"] < most and held["size"] + size <= megabytes * _MEGABYTE:
        return
    raise TooManyFilesWaiting(
        f"Trop de fichiers attendent déjà\u00a0: {who} {number(held['number'])} "
        f"({number(held['size'] // _MEGABYTE)}\u00a0Mo), pour {number(most)} et {number(megabytes)}\u00a0Mo au plus\u00a0; "
        "terminez les imports en cours, ou demandez plus de place à la personne qui administre Regain."
    )
