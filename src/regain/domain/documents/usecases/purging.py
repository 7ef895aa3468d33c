"""Taking away what is kept for too long. The caller, `./regain purge`, journals the whole run in one entry."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from django.db import transaction

from regain.core.member import Member
from regain.domain.documents.enums import ImportStatus
from regain.domain.documents.models import DocumentImport, Purge, StoredFile
from regain.domain.documents.queries import idle_imports, unused_files
from regain.domain.journal.enums import Event
from regain.domain.journal.usecases import record


@transaction.atomic
def forget_idle_imports(status: ImportStatus, *, before: datetime) -> int:
    """Take away the imports in that state that nobody wrote to since then, with what was read; how many."""
    keys = list(idle_imports(status, before=before).values_list("pk", flat=True))
    DocumentImport.objects.filter(pk__in=keys, status=status).delete()
    return len(keys)


@transaction.atomic
def forget_unused_files(*, before: datetime) -> int:
    """Take away the files received before then that nothing leads to; how many.

    The rows go with the transaction, the bytes once it is done: a stop in between leaves bytes that nobody looks at.
    """
    files = list(unused_files(before=before))
    StoredFile.objects.filter(pk__in=[file.pk for file in files]).delete()
    transaction.on_commit(lambda: _drop_bytes(files))
    return len(files)


@transaction.atomic
def record_purge(counts: Mapping[str, int], *, at: datetime, by: Member) -> Purge:
    """Keep that a purge was done, and what it took away of each kind."""
    purge = Purge.objects.create(done_at=at, counts=dict(counts))
    record(Event.DATA_PURGED, on=purge, by=by, after=dict(counts))
    return purge


def _drop_bytes(files: Iterable[StoredFile]) -> None:
    """Remove the bytes of files whose row is gone, unless the same bytes came in again meanwhile."""
    for file in files:
        if not StoredFile.objects.filter(sha256=file.sha256).exists():
            Path(file.content.path).unlink(missing_ok=True)
