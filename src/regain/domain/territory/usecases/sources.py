"""The file that an import made here says its outlines come from."""

from hashlib import sha256

from regain.domain.journal.queries import history_of
from regain.domain.territory.enums import OutlineSubject, Vintage
from regain.domain.territory.models import OutlineFile


def file_imported_here(checksum: str, *, name: str, subject: OutlineSubject, vintage: Vintage | None) -> OutlineFile:
    """The file of that content that was imported here before, else a new one.

    What an archive says of a file (its name, its checksum) nothing proves: a file that no entry of this instance is
    about is set aside under another checksum, with the outlines that came with it. To be called in a transaction.
    """
    known = OutlineFile.objects.select_for_update().filter(sha256=checksum).first()
    if known and history_of(known).filter(origin="").exists():
        return known
    if known:
        known.sha256 = sha256(f"regain/brought-file@1 {known.pk} {checksum}".encode()).hexdigest()
        known.save(update_fields=["sha256"])
    return OutlineFile.objects.create(sha256=checksum, name=name[:200], subject=subject, vintage=vintage)


def forget_unless_used(file: OutlineFile) -> None:
    """Remove a file that changed nothing, when it was never the source of anything nor spoken of."""
    if not file.outlines.exists() and not history_of(file).exists():
        file.delete()
