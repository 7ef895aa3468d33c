from collections.abc import Callable
from dataclasses import dataclass

from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection, transaction

from regain.core.errors import BusinessError
from regain.core.member import SYSTEM
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Head
from regain.domain.journal.usecases import anchor_head, record
from regain.exchange.applying.backup.beside import AnchorsBeside, FilesBeside
from regain.exchange.applying.backup.checking import refuse_broken_instance, refuse_faults
from regain.exchange.applying.backup.databases import replace_database
from regain.exchange.applying.backup.loading import bring_up_to_date, load, refuse_unknown_migrations
from regain.exchange.applying.backup.tables import tables_of
from regain.exchange.reading.backup import BackupRead, Seal

Told = Callable[[int, int], None]
_OF_ITSELF = {"journal.head"}
"""Tables of the project in which an instance that holds nothing has a row."""


class InstanceNotEmpty(BusinessError):
    """Raised by restore_backup: the instance holds something, which it would lose."""


class JournalKeyDiffers(BusinessError):
    """Raised by restore_backup: the journal of the backup was sealed with another key."""


class BackupNotSealed(BusinessError):
    """Raised by restore_backup: the backup is of before backups had a seal."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """What the operator accepts of a backup. `replace`: that what the instance holds is given up."""

    replace: bool = False
    any_key: bool = False
    unsealed: bool = False
    with_faults: bool = False


def restore_backup(read: BackupRead, *, accepted: Accepted, told: Told = lambda _done, _total: None) -> None:
    """Make of this instance the one that was backed up, at this version, and write so in its journal.

    What was there stays until what comes was checked whole, and comes back if anything fails. Raises InstanceNotEmpty,
    JournalKeyDiffers, BackupNotSealed, JournalHasFaults, UnreadableFile.
    """
    refuse_unknown_migrations(read)
    _refuse_seal(read, accepted)
    if not accepted.replace and not is_empty():
        raise InstanceNotEmpty(
            "Ce Regain n’est pas vide\u00a0: rien n’est repris. Pour remplacer tout ce qui est là, relancez avec --replace."
        )

    with FilesBeside(read, told) as files, AnchorsBeside(read) as anchors:

        def fill() -> None:
            load(read, told=told)
            bring_up_to_date()
            emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
            anchor_head(to=anchors.draft)
            refuse_broken_instance(read)
            if read.seal is not Seal.UNKNOWN and not accepted.with_faults:
                refuse_faults(anchors.draft)
            anchors.set_aside()

        def settle() -> None:
            files.take()
            anchors.take()
            with transaction.atomic():
                origin = {"sha256": read.sha256, "written_at": read.written_at, "version": read.version}
                without_key = {"any_key": True} if read.seal is Seal.UNKNOWN else {}
                record(Event.INSTANCE_RESTORED, on=Head.objects.get(), by=SYSTEM, after={**origin, **without_key})

        replace_database(fill=fill, settle=settle)


def is_empty() -> bool:
    """Whether no table of the project holds anything."""
    there = set(connection.introspection.table_names())
    ours = (model for label, model in tables_of(apps).items() if label not in _OF_ITSELF)
    return not any(
        model._meta.db_table in there and model._base_manager.exists()  # noqa: SLF001  # Django documents _meta
        for model in ours
        if model.__module__.startswith("regain.")
    )


def _refuse_seal(read: BackupRead, accepted: Accepted) -> None:
    if read.seal is Seal.UNKNOWN and not accepted.any_key:
        raise JournalKeyDiffers(
            "Cette sauvegarde et son journal sont scellés avec une autre clé\u00a0: donnez-la par REGAIN_JOURNAL_KEY "
            "(ou remettez le fichier journal_key dans le dossier de données). Si elle est perdue, relancez avec --any-key."
        )
    if read.seal is Seal.ABSENT and not accepted.unsealed:
        raise BackupNotSealed(
            "Cette sauvegarde n’a pas de sceau\u00a0: elle a été prise avant que Regain n’en pose, ou quelqu’un l’a enlevé. "
            "Si vous êtes sûr d’où elle vient, relancez avec --unsealed."
        )
