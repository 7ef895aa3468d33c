import glob
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from regain import __version__
from regain.core.errors import BusinessError
from regain.core.failures import reason_of
from regain.core.seals import fingerprint_of
from regain.domain.journal.models import Head
from regain.domain.journal.queries import anchor_lines
from regain.exchange.applying.backup.tables import (
    columns_of,
    consistent_reading,
    files_named,
    rows_of,
    tables_of,
)
from regain.exchange.writing.backup import FORMAT, MANIFEST, copy_file, write_lines, write_manifest, write_table

Told = Callable[[int, int], None]


class BackupNotTaken(BusinessError):
    """The backup has no place to be written to, or the database is not of this version."""


def take_backup(to: Path, *, written_at: datetime, told: Told = lambda _done, _total: None) -> dict[str, Any]:
    """Write the whole instance into a new folder; returns its manifest. People go on writing meanwhile.

    The folder bears its name only once all of it is on the disk. Raises BackupNotTaken.
    """
    _refuse_taken_place(to)
    # Of this process alone: another may be writing one of the same name.
    draft = to.with_name(f".{to.name}.{os.getpid()}.writing")
    try:
        _clear_drafts(to)
        draft.mkdir(mode=0o700, parents=True)
        manifest = _write(draft, written_at, told)
        _refuse_taken_place(to, "Une autre sauvegarde vient de prendre ce nom\u00a0: ")
        if to.exists():
            to.rmdir()
        draft.rename(to)
    except OSError as error:
        raise BackupNotTaken(
            f"La sauvegarde ne peut pas être écrite dans {to.parent}\u00a0: {reason_of(error)}."
        ) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return manifest


def _write(draft: Path, written_at: datetime, told: Told) -> dict[str, Any]:
    for name in ("tables", "files"):
        (draft / name).mkdir(mode=0o700)
    tables = tables_of(apps)
    manifest: dict[str, Any] = {
        "format": FORMAT,
        "version": __version__,
        "written_at": written_at.astimezone(UTC).isoformat(timespec="seconds"),
        "engine": connection.vendor,
        "journal_key": fingerprint_of(settings.JOURNAL_KEY),
        "tables": [],
        "files": [],
    }
    # The anchors first: each is of an entry already committed, which the rows then hold, unless a stop took it.
    manifest["anchors"] = write_lines(draft / "journal-anchors", anchor_lines(settings.JOURNAL_ANCHORS))
    with consistent_reading():
        manifest["migrations"] = _migrations()
        head = Head.objects.first() or Head()
        manifest["journal"] = {"number": head.number, "mac": head.mac}
        for done, (label, model) in enumerate(tables.items()):
            told(done, len(tables))
            with closing(rows_of(model)) as rows:  # read to the end or not, before the connection is
                part = write_table(draft / "tables" / f"{label}.jsonl", [*columns_of(model)], rows)
            manifest["tables"].append({"table": label, **part})
        named = files_named()
    # Bytes reach the store before the row that names them: those of all these rows are there.
    kept = sorted(_stored())
    manifest["missing"] = sorted(named - set(kept))
    for done, place in enumerate(kept):
        told(len(tables) + done, len(tables) + len(kept))
        manifest["files"].append({"place": place, **copy_file(settings.MEDIA_ROOT / place, draft / "files" / place)})
    write_manifest(draft / MANIFEST, manifest, key=settings.JOURNAL_KEY)
    return manifest


def _migrations() -> dict[str, list[str]]:
    """By app, the migrations applied. Raises BackupNotTaken when some of this version are not."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise BackupNotTaken("La base n’est pas à jour\u00a0: lancez ./regain migrate, puis recommencez.")
    applied: dict[str, list[str]] = {}
    for app, name in sorted(executor.loader.applied_migrations):
        applied.setdefault(app, []).append(name)
    return applied


def _stored() -> Iterator[str]:
    root = Path(settings.MEDIA_ROOT)
    for path in root.rglob("*"):
        if path.is_file() and not path.name.startswith("."):
            yield path.relative_to(root).as_posix()


def _clear_drafts(to: Path) -> None:
    """Remove what backups of that name left when they were killed, not what a process still writes."""
    for left in to.parent.glob(f".{glob.escape(to.name)}.*writing"):
        process = left.name.removeprefix(f".{to.name}.").removesuffix("writing").rstrip(".")
        if process == str(os.getpid()) or not (process.isdecimal() and _is_running(int(process))):
            shutil.rmtree(left, ignore_errors=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # of another account
        return True
    return True


def _refuse_taken_place(to: Path, why: str = "") -> None:
    if to.exists() and (not to.is_dir() or any(to.iterdir())):
        raise BackupNotTaken(f"{why}{to} existe déjà et n’est pas un dossier vide\u00a0: donnez un autre nom.")
