"""A backup read and checked: every file it names is there, whole, and nothing else is told."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from regain.exchange.reading.refusals import UnreadableFile

FORMAT = "regain/backup@1"
MANIFEST = "manifest.json"
_CHUNK = 1 << 20
_DAMAGED = "Cette sauvegarde est incomplète ou abîmée\u00a0: prenez-en une autre."


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the backup: its place in the folder, its size in bytes, its SHA-256; of a table, its rows."""

    place: str
    size: int
    sha256: str
    rows: int = 0


@dataclass(frozen=True, slots=True)
class BackupRead:
    """A backup whose every byte was checked. `migrations`: by app, those that were applied. `files`: by place in the store.

    `journal`: number and mac of the last entry; `journal_key`: the fingerprint of the key that sealed it.
    """

    folder: Path
    version: str
    written_at: str
    migrations: dict[str, list[str]]
    tables: dict[str, Part]
    files: dict[str, Part]
    anchors: Part
    journal: dict[str, Any]
    journal_key: str
    sha256: str

    def rows_of(self, table: str) -> Iterator[dict[str, Any]]:
        """The rows of a table, one at a time, by name of column."""
        with (self.folder / self.tables[table].place).open(encoding="utf-8") as file:
            columns = json.loads(next(file))
            for line in file:
                yield dict(zip(columns, json.loads(line), strict=True))


def read_backup(folder: Path, *, told: Callable[[int, int], None] = lambda _done, _total: None) -> BackupRead:
    """Read the manifest and check every file against it. Raises UnreadableFile, with one French sentence."""
    try:
        content = (folder / MANIFEST).read_bytes()
    except OSError as error:
        raise UnreadableFile(
            f"{folder} n’est pas une sauvegarde de Regain, ou elle n’a pas été menée à son terme."
        ) from error
    try:
        read = _understood(folder, json.loads(content), hashlib.sha256(content).hexdigest())
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableFile(_DAMAGED) from error
    parts = [*read.tables.values(), *read.files.values(), read.anchors]
    for done, part in enumerate(parts):
        told(done, len(parts))
        _check(folder, part)
    told(len(parts), len(parts))
    return read


def _understood(folder: Path, manifest: dict[str, Any], sha256: str) -> BackupRead:
    if manifest["format"] != FORMAT:
        raise UnreadableFile(
            f"{folder} n’est pas une sauvegarde que cette version de Regain sait lire\u00a0: mettez-la à jour."
        )
    return BackupRead(
        folder=folder,
        version=str(manifest["version"]),
        written_at=str(manifest["written_at"]),
        migrations={app: [str(name) for name in names] for app, names in manifest["migrations"].items()},
        tables={one["table"]: _part(one, f"tables/{one['table']}.jsonl", folder) for one in manifest["tables"]},
        files={one["place"]: _part(one, f"files/{one['place']}", folder) for one in manifest["files"]},
        anchors=_part(manifest["anchors"], "journal-anchors", folder),
        journal=dict(manifest["journal"]),
        journal_key=str(manifest["journal_key"]),
        sha256=sha256,
    )


def _part(told: dict[str, Any], place: str, folder: Path) -> Part:
    # `files/../x` would stay in the backup and leave the store it is brought to.
    if ".." in Path(place).parts or not (folder / place).resolve().is_relative_to(folder.resolve()):
        raise ValueError
    return Part(place, int(told["size"]), str(told["sha256"]), int(told.get("rows", 0)))


def _check(folder: Path, part: Part) -> None:
    digest, size = hashlib.sha256(), 0
    try:
        with (folder / part.place).open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
    except OSError as error:
        raise UnreadableFile(f"{_DAMAGED} ({part.place})") from error
    if (size, digest.hexdigest()) != (part.size, part.sha256):
        raise UnreadableFile(f"{_DAMAGED} ({part.place})")
