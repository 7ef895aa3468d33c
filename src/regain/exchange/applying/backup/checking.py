"""What was brought back, checked before it takes the place of what was there."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from cattrs import BaseValidationError
from django.apps import apps
from django.db.models import JSONField

from regain.core.errors import BusinessError
from regain.domain.contracts.models import AgreementVersion, Amendment
from regain.domain.contracts.rules.edits import edit_from_data
from regain.domain.documents.enums import ImportKind, ImportStatus
from regain.domain.documents.models import DocumentImport
from regain.domain.journal.models import Head
from regain.domain.journal.queries import verify
from regain.exchange.applying.backup.tables import files_named
from regain.exchange.draft import draft_from_data
from regain.exchange.planning.kept import reading_from_data
from regain.exchange.reading.backup import WRONG_SHAPES, BackupRead, Seal
from regain.exchange.reading.refusals import UnreadableFile


class JournalHasFaults(BusinessError):
    """Raised by restore_backup: the journal of the backup is not what Regain wrote."""


def refuse_broken_instance(read: BackupRead) -> None:
    """Raise UnreadableFile for a backup that would leave holes or pages that fail."""
    lost = sorted(files_named() - set(read.files) - read.missing)
    if lost:
        raise UnreadableFile(
            f"Cette sauvegarde n’a pas le fichier {lost[0]}, que nomment ses tables\u00a0: prenez-en une autre."
        )
    for what in [*_of_another_shape(), *_unreadable()][:1]:
        raise UnreadableFile(
            f"Cette sauvegarde ne peut pas être reprise\u00a0: {what} ne se lit pas. Prenez-en une autre."
        )
    head = Head.objects.first()
    if read.seal is not Seal.UNKNOWN and head and read.journal and head.number != read.journal:
        raise UnreadableFile(
            "La fin du journal de cette sauvegarde n’est pas celle qu’elle dit\u00a0: prenez-en une autre."
        )


def refuse_faults(anchors: Path) -> None:
    """Raise JournalHasFaults, which names the first."""
    found = verify(anchors_at=anchors).faults
    if found:
        raise JournalHasFaults(
            f"Le journal de cette sauvegarde n’est pas intact\u00a0: {found[0].sentence} Rien n’est repris. Pour la "
            "reprendre telle quelle, relancez avec --with-faults\u00a0: ./regain verify_journal nommera toujours ces anomalies."
        )


def _of_another_shape() -> Iterator[str]:
    """The columns of JSON that begin as a list or an object, and hold something else."""
    for model in apps.get_models():
        for column in model._meta.concrete_fields:  # noqa: SLF001
            if isinstance(column, JSONField) and column.default in {dict, list}:
                for key, value in model._base_manager.values_list("pk", column.attname):  # noqa: SLF001
                    if not isinstance(value, column.default):
                        yield f"{model._meta.label_lower}.{column.attname} (ligne {key})"  # noqa: SLF001


def _unreadable() -> Iterator[str]:
    """The texts that pages read whole."""
    for version in AgreementVersion.objects.order_by("pk").iterator(50):
        yield from _read_by(draft_from_data, version.snapshot, f"une version de convention (n° {version.pk})")
    for amendment in Amendment.objects.order_by("pk").iterator(50):
        for edit in amendment.edits:
            yield from _read_by(edit_from_data, edit, f"un avenant (n° {amendment.pk})")
    for begun in DocumentImport.objects.filter(kind=ImportKind.AGREEMENT, status=ImportStatus.READ).order_by("pk"):
        yield from _read_by(reading_from_data, begun.reading, f"un import (n° {begun.pk})")


def _read_by(read: Callable[[Any], Any], data: Any, what: str) -> Iterator[str]:
    try:
        read(data)
    except (*WRONG_SHAPES, BaseValidationError):
        yield what
