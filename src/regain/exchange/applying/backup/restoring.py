from collections.abc import Callable
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection, transaction

from regain.core.errors import BusinessError
from regain.core.member import SYSTEM
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Head
from regain.domain.journal.usecases import anchor_head, record
from regain.exchange.applying.backup.databases import replaced_database
from regain.exchange.applying.backup.loading import bring_up_to_date, load, refuse_unknown_migrations
from regain.exchange.applying.backup.tables import journal_key_fingerprint, tables_of
from regain.exchange.reading.backup import BackupRead
from regain.exchange.writing.backup import copy_file

Told = Callable[[int, int], None]
_OF_ITSELF = {"journal.head"}
"""Tables of the project in which an instance that holds nothing has a row."""


class InstanceNotEmpty(BusinessError):
    """Raised by restore_backup: the instance holds something, which it would lose."""


class JournalKeyDiffers(BusinessError):
    """Raised by restore_backup: the journal of the backup was sealed with another key."""


def restore_backup(
    read: BackupRead, *, replace: bool, any_key: bool = False, told: Told = lambda _done, _total: None
) -> None:
    """Make of this instance the one that was backed up, then bring it to this version and write so in its journal.

    `replace`: whether what the instance holds is given up. `any_key`: whether a journal that cannot be verified here
    is accepted. Raises InstanceNotEmpty, JournalKeyDiffers, UnreadableFile.
    """
    refuse_unknown_migrations(read)
    if not any_key and read.journal_key != journal_key_fingerprint():
        raise JournalKeyDiffers(
            "Le journal de cette sauvegarde a été écrit avec une autre clé\u00a0: donnez-la par REGAIN_JOURNAL_KEY "
            "(ou remettez le fichier journal_key dans le dossier de données). Si elle est perdue, relancez avec --any-key."
        )
    if not replace and not is_empty():
        raise InstanceNotEmpty(
            "Cette instance n’est pas vide\u00a0: rien n’est repris. Pour remplacer tout ce qu’elle contient, relancez avec --replace."
        )
    _bring_files(read, told)
    with replaced_database():
        load(read, told=told)
    bring_up_to_date()
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
    _take_anchors(read)
    with transaction.atomic():
        origin = {"sha256": read.sha256, "written_at": read.written_at, "version": read.version}
        record(Event.INSTANCE_RESTORED, on=Head.objects.get(), by=SYSTEM, after=origin)
    _forget_other_files(read)


def is_empty() -> bool:
    """Whether no table of the project holds anything."""
    there = set(connection.introspection.table_names())
    ours = (model for label, model in tables_of(apps).items() if label not in _OF_ITSELF)
    return not any(
        model._meta.db_table in there and model._base_manager.exists()  # noqa: SLF001  # Django documents _meta
        for model in ours
        if model.__module__.startswith("regain.")
    )


def _bring_files(read: BackupRead, told: Told) -> None:
    """Bytes first: a stop in between leaves files that nobody looks at."""
    root = Path(settings.MEDIA_ROOT)
    for done, (place, part) in enumerate(read.files.items()):
        told(done, len(read.files))
        path = root / place
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".restoring-{path.name}")
        draft.unlink(missing_ok=True)
        copy_file(read.folder / part.place, draft)
        draft.replace(path)


def _forget_other_files(read: BackupRead) -> None:
    root = Path(settings.MEDIA_ROOT)
    for path in [path for path in root.rglob("*") if path.is_file()]:
        if path.relative_to(root).as_posix() not in read.files:
            path.unlink()


def _take_anchors(read: BackupRead) -> None:
    """The anchors of the backup take the place of this instance's, which are kept beside."""
    here: Path = settings.JOURNAL_ANCHORS
    if here.exists():
        here.replace(here.with_name(f"{here.name}.replaced"))
    draft = here.with_name(f".{here.name}.restoring")
    draft.unlink(missing_ok=True)
    copy_file(read.folder / read.anchors.place, draft)
    draft.replace(here)
    anchor_head()
