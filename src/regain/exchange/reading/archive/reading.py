import hashlib
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from regain.core.signatures import fingerprint_of
from regain.exchange.confining import confined
from regain.exchange.reading.archive.entries import CHUNK, DAMAGED, Entry, checked, opened
from regain.exchange.reading.archive.manifest import FORMAT, json_of, read_manifest
from regain.exchange.reading.refusals import UnreadableFile

__all__ = ["FORMAT", "ArchiveRead", "Progress", "read_archive", "read_opened"]

Progress = Callable[[int, int], None]
"""Hears how many parts are done, and of how many."""


@dataclass(frozen=True, slots=True)
class ArchiveRead:
    """An archive whose every byte was checked against its manifest. `tables`: rows as plain JSON, by table.

    `signed_by`: the public key (hexadecimal) of the instance that signed it, blank for an archive without signature.
    """

    path: Path
    sha256: str
    contract: str
    version: str
    written_at: str
    tables: dict[str, list[dict[str, Any]]]
    files: dict[str, Entry]
    signed_by: str = ""

    @property
    def origin(self) -> str:
        """What distinguishes its instance: the fingerprint of its key; without signature, of the archive itself."""
        return fingerprint_of(self.signed_by) if self.signed_by else f"unsigned-{self.sha256[:16]}"

    def content_of(self, sha256: str) -> bytes:
        """The bytes of a stored file. Raises UnreadableFile if the archive changed since it was read."""
        with _file_at(self.path) as file:
            return checked(opened(file), self.files[sha256])


@confined(UnreadableFile)
def read_archive(path: Path, *, told: Progress = lambda _done, _total: None) -> ArchiveRead:
    """Read and check a whole archive. Raises UnreadableFile, with one French sentence, for anything unexpected."""
    with _file_at(path) as file:
        return read_opened(file, path=path, told=told)


def read_opened(file: BinaryIO, *, path: Path, told: Progress = lambda _done, _total: None) -> ArchiveRead:
    """Read and check the archive of an open file. Raises as read_archive does."""
    archive = opened(file)
    manifest = read_manifest(archive)
    total = len(manifest.tables) + len(manifest.files)
    tables = {}
    for done, (name, entry) in enumerate(manifest.tables.items()):
        told(done, total)
        tables[name] = _rows_of(archive, entry)
    for done, entry in enumerate(manifest.files.values(), len(tables)):
        told(done, total)
        checked(archive, entry)
    told(total, total)
    return ArchiveRead(
        path=path,
        sha256=_sha256_of(file),
        contract=manifest.contract,
        version=manifest.version,
        written_at=manifest.written_at,
        tables=tables,
        files=manifest.files,
        signed_by=manifest.signed_by,
    )


def _sha256_of(file: BinaryIO) -> str:
    digest = hashlib.sha256()
    file.seek(0)
    while chunk := file.read(CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def _file_at(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except FileNotFoundError as error:
        raise UnreadableFile(f"Le fichier {path} n’existe pas.") from error
    except OSError as error:
        raise UnreadableFile(f"Le fichier {path} ne peut pas être ouvert.") from error


def _rows_of(archive: zipfile.ZipFile, entry: Entry) -> list[dict[str, Any]]:
    rows = json_of(checked(archive, entry), entry.name)
    if not isinstance(rows, list) or len(rows) != entry.rows or not all(isinstance(row, dict) for row in rows):
        raise UnreadableFile(f"{DAMAGED} ({entry.name})")
    return rows
