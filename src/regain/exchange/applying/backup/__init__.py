"""A whole instance, out to a folder and back from one (docs/backup.md)."""

from regain.exchange.applying.backup.checking import JournalHasFaults
from regain.exchange.applying.backup.restoring import (
    Accepted,
    BackupNotSealed,
    InstanceNotEmpty,
    JournalKeyDiffers,
    is_empty,
    restore_backup,
)
from regain.exchange.applying.backup.tables import consistent_reading
from regain.exchange.applying.backup.taking import BackupNotTaken, take_backup

__all__ = [
    "Accepted",
    "BackupNotSealed",
    "BackupNotTaken",
    "InstanceNotEmpty",
    "JournalHasFaults",
    "JournalKeyDiffers",
    "consistent_reading",
    "is_empty",
    "restore_backup",
    "take_backup",
]
