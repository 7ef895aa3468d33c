"""A backup read and checked: its seal, its shapes, and every file it names, there and whole."""

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path, PurePosixPath
from typing import Any

from regain.core.seals import fingerprint_of, is_sealed_by
from regain.exchange.reading.headings import is_moment, is_version
from regain.exchange.reading.refusals import UnreadableFile

FORMAT = "regain/backup@1"
MANIFEST = "manifest.json"
_CHUNK = 1 << 20
_TABLE = re.compile(r"[a-z0-9_]{1,60}\.[a-z0-9_]{1,60}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_DAMAGED = "Cette sauvegarde est incomplète ou abîmée\u00a0: prenez-en une autre."
_ALTERED = (
    "Cette sauvegarde a été modifiée depuis qu’elle a été prise\u00a0: son sceau n’est plus le sien. Rien n’en est "
    "repris\u00a0: prenez-en une autre."
)
WRONG_SHAPES = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What Python raises of data that are not what they should be."""


class Seal(Enum):
    """What the seal of a backup says. WHOLE: nothing was changed. ABSENT: taken before backups had one. UNKNOWN: of another key."""

    WHOLE = "whole"
    ABSENT = "absent"
    UNKNOWN = "unknown"


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

    `missing`: files that the instance had lost when it was backed up. `journal`: the number of the last entry (0 before
    entries had numbers).
    """

    folder: Path
    seal: Seal
    version: str
    written_at: str
    migrations: dict[str, list[str]]
    tables: dict[str, Part]
    files: dict[str, Part]
    missing: frozenset[str]
    anchors: Part
    journal: int
    sha256: str

    def rows_of(self, table: str) -> Iterator[dict[str, Any]]:
        """The rows of a table, one at a time, by name of column. Raises UnreadableFile for a line that is none."""
        part, number = self.tables[table], 0
        try:
            with (self.folder / part.place).open("rb") as file:
                columns = [_text(name) for name in _json(next(file, b""))]
                for number, line in enumerate(file, 1):  # noqa: B007  # said of a line that is wrong
                    yield dict(zip(columns, _json(line), strict=True))
        except WRONG_SHAPES as error:
            raise UnreadableFile(f"{_DAMAGED} ({part.place}, ligne {number + 1})") from error
        if number != part.rows:
            raise UnreadableFile(f"{_DAMAGED} ({part.place}\u00a0: {number} lignes au lieu de {part.rows})")


def read_backup(folder: Path, *, key: str, told: Callable[[int, int], None] = lambda _done, _total: None) -> BackupRead:
    """Read the manifest, its seal under that key, and check every file. Raises UnreadableFile, with one French sentence."""
    try:
        content = (folder / MANIFEST).read_bytes()
    except OSError as error:
        raise UnreadableFile(
            f"{folder} n’est pas une sauvegarde de Regain, ou elle n’a pas été menée à son terme."
        ) from error
    try:
        read = _understood(folder, _json(content), key, hashlib.sha256(content).hexdigest())
    except (*WRONG_SHAPES, OSError) as error:  # OSError: a name that is too long
        raise UnreadableFile(_DAMAGED) from error
    parts = [*read.tables.values(), *read.files.values(), read.anchors]
    for done, part in enumerate(parts):
        told(done, len(parts))
        _check(folder, part)
    told(len(parts), len(parts))
    return read


def _understood(folder: Path, manifest: dict[str, Any], key: str, sha256: str) -> BackupRead:
    if _text(manifest["format"]) != FORMAT:
        raise UnreadableFile(
            f"{folder} n’est pas une sauvegarde que cette version de Regain sait lire\u00a0: mettez-la à jour."
        )
    seal = _seal(manifest, key)
    migrations = {
        _text(app): [_text(name) for name in _list(names)] for app, names in manifest["migrations"].items() if names
    }
    tables = {_matching(_TABLE, one["table"]): one for one in _list(manifest["tables"])}
    files = {_place(one["place"]): one for one in _list(manifest["files"])}
    version, written_at = _text(manifest["version"]), _text(manifest["written_at"])
    if not (is_version(version) and is_moment(written_at)):
        raise ValueError
    if not migrations or (len(tables), len(files)) != (len(manifest["tables"]), len(manifest["files"])):
        raise ValueError
    return BackupRead(
        folder=folder,
        seal=seal,
        version=version,
        written_at=datetime.fromisoformat(written_at).astimezone().isoformat(),
        migrations=migrations,
        tables={label: _part(one, f"tables/{label}.jsonl", folder) for label, one in tables.items()},
        files={place: _part(one, f"files/{place}", folder) for place, one in files.items()},
        missing=frozenset(_place(one) for one in _list(manifest.get("missing", []))),
        anchors=_part(manifest["anchors"], "journal-anchors", folder),
        journal=_count(manifest["journal"].get("number", 0)),
        sha256=sha256,
    )


def _seal(manifest: Mapping[str, Any], key: str) -> Seal:
    """Raises UnreadableFile for what was changed by who has not the key."""
    said = {name: value for name, value in manifest.items() if name != "seal"}
    if _text(manifest["journal_key"]) != fingerprint_of(key):
        return Seal.UNKNOWN
    if "seal" not in manifest:
        return Seal.ABSENT
    if not is_sealed_by(_text(manifest["seal"]), said, key=key, kind=FORMAT):
        raise UnreadableFile(_ALTERED)
    return Seal.WHOLE


def _part(told: dict[str, Any], place: str, folder: Path) -> Part:
    # A link would bring in a file that is not of the backup.
    if not (folder / place).resolve().is_relative_to(folder.resolve()):
        raise ValueError
    return Part(place, _count(told["size"]), _matching(_SHA256, told["sha256"]), _count(told.get("rows", 0)))


def _place(said: Any) -> str:
    """A place in the store. `../x` and `/x` would stay in the backup and leave the store that they are brought to."""
    place = PurePosixPath(_text(said))
    if place.is_absolute() or ".." in place.parts or place.as_posix() != said or said == ".":
        raise ValueError
    return str(said)


def _json(content: bytes) -> Any:
    """What JSON says in UTF-8: no number that is none, no half of a character, which no database keeps."""
    read = json.loads(content.decode(), parse_constant=_no_number)
    if b"\\u" in content:
        json.dumps(read, ensure_ascii=False).encode()
    return read


def _no_number(said: str) -> None:
    raise ValueError(said)


def _text(said: Any) -> str:
    if not isinstance(said, str):
        raise TypeError
    return said


def _list(said: Any) -> list[Any]:
    if not isinstance(said, list):
        raise TypeError
    return said


def _count(said: Any) -> int:
    if not isinstance(said, int) or isinstance(said, bool) or said < 0:
        raise TypeError
    return said


def _matching(shape: re.Pattern[str], said: Any) -> str:
    if not shape.fullmatch(_text(said)):
        raise ValueError
    return str(said)


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
