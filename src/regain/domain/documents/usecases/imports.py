from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from regain.core.errors import BusinessError
from regain.core.member import Member
from regain.domain.documents.enums import ImportKind, ImportStatus
from regain.domain.documents.models import DocumentImport, StoredFile
from regain.domain.documents.queries import import_to_resume_of
from regain.domain.documents.rules import can_become, named_by
from regain.domain.documents.usecases.limits import refuse_more_for
from regain.domain.journal.enums import Event
from regain.domain.journal.usecases import hold_journal, record


class ImportChangedMeanwhile(BusinessError):
    """Somebody else wrote to the import since it was shown."""


class ImportIsClosed(BusinessError):
    """The import was applied or abandoned: nothing more can be done to it."""


class ImportAlreadyOpen(BusinessError):
    """Another import of the same file, for the same contract, is open."""


def held_import_of(file: StoredFile, *, kind: ImportKind, contract_code: str) -> DocumentImport | None:
    """The open import of the file; until the end of the transaction, nobody else opens one."""
    hold_journal()
    # SQLite's transactions are IMMEDIATE: whoever began one already holds the whole database.
    StoredFile.objects.select_for_update().get(pk=file.pk)
    return import_to_resume_of(file.sha256, kind=kind, contract_code=contract_code)


@transaction.atomic
def start_import(
    file: StoredFile,
    *,
    kind: ImportKind,
    contract_code: str,
    subject: str,
    insee_code: str,
    reading: Mapping[str, Any],
    choices: Mapping[str, str],
    by: Member,
) -> DocumentImport:
    """Begin an import and keep what was read, so that it can be left and resumed. `insee_code`: blank if not known.

    Raises TooManyFilesWaiting.
    """
    refuse_more_for(contract_code, file, by=by)
    document_import = DocumentImport.objects.create(
        file=file,
        kind=kind,
        contract_code=contract_code,
        subject=subject[:200],
        insee_code=insee_code,
        reading=dict(reading),
        choices=dict(choices),
        started_by=by.label[:250],
        started_by_key=by.key,
    )
    _record(Event.IMPORT_STARTED, document_import, by=by, after={"file": file.sha256, "contract": contract_code})
    return document_import


@transaction.atomic
def answer_import(
    document_import: DocumentImport,
    *,
    choices: Mapping[str, str],
    reading: Mapping[str, Any],
    subject: str,
    insee_code: str,
    expected_version: int,
    by: Member,
) -> None:
    """Replace the answers, and what was read with them. Raises ImportChangedMeanwhile, ImportIsClosed."""
    if document_import.status != ImportStatus.READ:
        raise ImportIsClosed(_closed(document_import))
    before = dict(document_import.choices)
    values = {"choices": dict(choices), "reading": dict(reading), "subject": subject[:200], "insee_code": insee_code}
    _write(document_import, expected_version, **values)
    _record(Event.IMPORT_ANSWERED, document_import, by=by, before=before, after=choices)


@transaction.atomic
def mark_seen(
    document_import: DocumentImport, *, seen: str, said: str, is_seen: bool, expected_version: int, by: Member
) -> None:
    """Say that a finding (`seen`: its key, `said`: its words) was looked at, or that it is to be looked at again.

    Raises ImportChangedMeanwhile, ImportIsClosed.
    """
    if document_import.status != ImportStatus.READ:
        raise ImportIsClosed(_closed(document_import))
    left = [one for one in document_import.seen if one != seen]
    _write(document_import, expected_version, seen=[*left, seen] if is_seen else left)
    event = Event.IMPORT_POINT_SEEN if is_seen else Event.IMPORT_POINT_REOPENED
    _record(event, document_import, by=by, after={"seen": [said]})


@transaction.atomic
def mark_applied(
    document_import: DocumentImport,
    *,
    outcome: Mapping[str, Any],
    applied_at: datetime,
    expected_version: int,
    by: Member,
) -> None:
    """Close an import whose plan was written. Raises ImportChangedMeanwhile, ImportIsClosed."""
    _refuse_unless(document_import, ImportStatus.APPLIED)
    _write(document_import, expected_version, status=ImportStatus.APPLIED, outcome=dict(outcome), applied_at=applied_at)
    _record(Event.IMPORT_APPLIED, document_import, by=by, after=outcome)


@transaction.atomic
def abandon_import(document_import: DocumentImport, *, expected_version: int, by: Member) -> None:
    """Give the import up; it is kept and may be resumed. Raises ImportChangedMeanwhile, ImportIsClosed."""
    _refuse_unless(document_import, ImportStatus.ABANDONED)
    _write(document_import, expected_version, status=ImportStatus.ABANDONED)
    _record(Event.IMPORT_ABANDONED, document_import, by=by)


@transaction.atomic
def resume_import(document_import: DocumentImport, *, expected_version: int, by: Member) -> None:
    """Take up an abandoned import again. Raises ImportChangedMeanwhile, ImportIsClosed, ImportAlreadyOpen."""
    _refuse_unless(document_import, ImportStatus.READ)
    kind, code = ImportKind(document_import.kind), document_import.contract_code
    if held_import_of(document_import.file, kind=kind, contract_code=code):
        raise ImportAlreadyOpen("Un autre import de ce même fichier est déjà ouvert\u00a0: continuez celui-là.")
    _write(document_import, expected_version, status=ImportStatus.READ)
    _record(Event.IMPORT_RESUMED, document_import, by=by, before={"status": ImportStatus.ABANDONED})


def _record(event: Event, document_import: DocumentImport, *, by: Member, **sides: Mapping[str, Any]) -> None:
    record(event, on=document_import, by=by, of_people=named_by(document_import), **sides)


def _refuse_unless(document_import: DocumentImport, status: ImportStatus) -> None:
    if not can_become(document_import, status):
        raise ImportIsClosed(_closed(document_import))


def _closed(document_import: DocumentImport) -> str:
    return f"Cet import est « {document_import.get_status_display()} » : il ne peut plus changer ainsi."


def _write(document_import: DocumentImport, expected_version: int, **values: Any) -> None:
    """Write only if nobody wrote since: the version is both the condition and the count of writes."""
    hold_journal()
    expected = DocumentImport.objects.filter(pk=document_import.pk, version=expected_version)
    if not expected.update(version=F("version") + 1, **values):
        raise ImportChangedMeanwhile("Quelqu’un a modifié cet import entre-temps : rechargez la page et vérifiez.")
    document_import.refresh_from_db()
