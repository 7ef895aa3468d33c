"""A whole contract, out to a zip and in from one."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.db import transaction

from regain import __version__
from regain.core.errors import BusinessError
from regain.core.failures import reason_of
from regain.core.french import quoted
from regain.core.member import Member
from regain.core.signatures import fingerprint_of, public_key_of
from regain.domain.contracts.models import Contract
from regain.domain.contracts.usecases import PlanIsStale, hold_contract, restore_contract
from regain.domain.documents.models import StoredFile
from regain.domain.documents.queries import bytes_of
from regain.domain.documents.usecases import keep_bytes
from regain.domain.territory.usecases import adopt_reference_perimeters
from regain.exchange.planning.archive import (
    ArchivePlan,
    Contents,
    contents_of,
    files_of,
    label_of,
    plan_archive,
    said_origin,
    understood,
)
from regain.exchange.reading.archive import ArchiveRead, Progress, read_opened
from regain.exchange.reading.refusals import UnreadableFile
from regain.exchange.writing.archive import write_archive
from regain.exchange.writing.placing import write_whole

_FINGERPRINT = re.compile(r"[0-9a-f]{32}")


class ArchiveNotWritten(BusinessError):
    """The archive would not be whole, or has no place to be written to."""


class ArchiveRefused(BusinessError):
    """The archive contradicts what the instance holds."""


def write_contract_archive(
    contract: Contract, *, to: Path, written_at: datetime, told: Progress = lambda _done, _total: None
) -> dict[str, Any]:
    """Write the archive of a contract and read it again before it takes its place; returns its manifest.

    Raises ArchiveNotWritten, FileLost: nothing is then left at that place, or what was there before.
    """
    with transaction.atomic():
        hold_contract(contract)
        contents = contents_of(contract)
    header = {
        "version": __version__,
        "contract": contract.code,
        "written_at": written_at.astimezone(UTC).isoformat(timespec="seconds"),
    }
    tables = {label_of(table): rows for table, rows in contents.items()}

    def write(out: BinaryIO) -> dict[str, Any]:
        files = _files(contract.code, contents, told)
        manifest = write_archive(out, header=header, tables=tables, files=files, secret=settings.JOURNAL_KEY)
        _refuse_unless_readable(out, to)
        return manifest

    try:
        return write_whole(to, write, mode=0o600)
    except OSError as error:
        raise ArchiveNotWritten(
            f"L’archive ne peut pas être écrite dans {to.parent}\u00a0: {reason_of(error)}."
        ) from error


def fingerprint_here() -> str:
    """The fingerprint of this instance, which its archives carry."""
    return fingerprint_of(public_key_of(settings.JOURNAL_KEY))


def refuse_unless_from(read: ArchiveRead, *, expected: str | None = None, is_unsigned_accepted: bool = False) -> None:
    """Raise ArchiveRefused for an archive without signature, or of another instance than the one expected.

    `expected`: a fingerprint as people write it, with or without spaces; None for any instance.
    """
    if not read.signed_by and not is_unsigned_accepted:
        raise ArchiveRefused(
            "Cette archive n’est pas signée\u00a0: elle date d’une version de Regain qui ne signait pas, ou quelqu’un a ôté "
            "sa signature. Si vous savez d’où elle vient, relancez avec --unsigned."
        )
    if expected is None:
        return
    wanted = "".join(expected.lower().replace(":", " ").split())
    if not _FINGERPRINT.fullmatch(wanted):
        raise ArchiveRefused(
            f"{quoted(expected[:60])} n’est pas une empreinte\u00a0: donnez à --from les 32 chiffres et lettres que montre "
            "l’autre installation."
        )
    if wanted != read.origin:
        raise ArchiveRefused(
            f"Cette archive ne vient pas de l’installation attendue\u00a0: son empreinte est {said_origin(read)}."
        )


def bring_in(
    read: ArchiveRead,
    *,
    expected_fingerprint: str,
    taken: frozenset[str] = frozenset(),
    by: Member,
    told: Progress = lambda _done, _total: None,
) -> ArchivePlan:
    """Write what an archive adds to the instance, all or nothing. `taken`: keys of proposals that the plan shows.

    The bytes of files reach the store first: a stop in between leaves files that nobody looks at. Raises PlanIsStale,
    ArchiveRefused, RowsNotAccepted, UnreadableFile.
    """
    for done, sha256 in enumerate(read.files):
        told(done, len(read.files))
        keep_bytes(read.content_of(sha256))
    told(len(read.files), len(read.files))
    with transaction.atomic():
        plan = plan_archive(read, taken=taken)
        if plan.fingerprint != expected_fingerprint:
            raise PlanIsStale
        if plan.refusals:
            raise ArchiveRefused(plan.refusals[0])
        if not plan.is_empty:
            origin: dict[str, Any] = {"sha256": read.sha256, "written_at": read.written_at, "version": read.version}
            origin |= {"origin": read.origin, "taken": plan.taken}
            rows, entries = plan.instances(), plan.entries()
            restore_contract(rows, entries=entries, code=read.contract, told=origin, by=by)
            adopt_reference_perimeters(plan.adopted)
    return plan


def _files(code: str, contents: Contents, told: Progress) -> Iterator[tuple[str, bytes]]:
    wanted = files_of(contents)
    for done, sha256 in enumerate(wanted):
        told(done, len(wanted))
        yield sha256, bytes_of(StoredFile.objects.get(contract_code=code, sha256=sha256))
    told(len(wanted), len(wanted))


def _refuse_unless_readable(out: BinaryIO, to: Path) -> None:
    try:
        understood(read_opened(out, path=to))
    except UnreadableFile as refusal:
        raise ArchiveNotWritten(f"Ce contrat ne peut pas être archivé sans perte. {refusal}") from refusal
