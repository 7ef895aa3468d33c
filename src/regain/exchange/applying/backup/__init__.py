"""A whole instance, out to a folder and back from one (docs/backup.md)."""

from regain.exchange.applying.backup.restoring import InstanceNotEmpty, JournalKeyDiffers, is_empty, restore_backup
from regain.exchange.applying.backup.tables import consistent_reading, journal_key_fingerprint
from regain.exchange.applying.backup.taking import BackupNotTaken, take_backup

__all__ = [
    "BackupNotTaken",
    "InstanceNotEmpty",
    "JournalKeyDiffers",
    "consistent_reading",
    "is_empty",
    "journal_key_fingerprint",
    "restore_backup",
    "take_backup",
]
