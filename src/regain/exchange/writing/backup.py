"""The parts of a backup: a file of JSON lines per table, the stored files, a manifest of all of them (docs/backup.md)."""

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID

from django.utils.duration import duration_iso_string

from regain.core.seals import seal_of

FORMAT = "regain/backup@1"
MANIFEST = "manifest.json"
_CHUNK = 1 << 20


def write_table(path: Path, columns: list[str], rows: Iterable[tuple[Any, ...]]) -> dict[str, Any]:
    """One line a row, its values in the order of the columns, which are the first line; how many rows, what it weighs."""
    count = 0
    with _private(path) as file:
        file.write(_line(columns))
        for count, row in enumerate(rows, 1):  # noqa: B007  # the count is wanted, not the last row
            file.write(_line(row))
        _reach_the_disk(file)
    return {"rows": count, **described(path)}


def copy_file(source: Path, path: Path) -> dict[str, Any]:
    """Copy the bytes of a file; what they weigh. Raises FileNotFoundError when it is no longer there."""
    with source.open("rb") as read:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _private(path) as file:
            shutil.copyfileobj(read, file, _CHUNK)
            _reach_the_disk(file)
    return described(path)


def write_lines(path: Path, lines: Iterable[bytes]) -> dict[str, Any]:
    """A text file, line by line."""
    with _private(path) as file:
        file.writelines(line + b"\n" for line in lines)
        _reach_the_disk(file)
    return described(path)


def write_manifest(path: Path, manifest: Mapping[str, Any], *, key: str) -> None:
    """Written last, with its seal under that key: a folder without it is no backup."""
    sealed = {**manifest, "seal": seal_of(manifest, key=key, kind=FORMAT)}
    with _private(path) as file:
        file.write(json.dumps(sealed, ensure_ascii=False, indent=1).encode())
        _reach_the_disk(file)


def described(path: Path) -> dict[str, Any]:
    """Size (bytes) and SHA-256 (hexadecimal) of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for chunk in _chunks(file):
            digest.update(chunk)
    return {"size": path.stat().st_size, "sha256": digest.hexdigest()}


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    while chunk := file.read(_CHUNK):
        yield chunk


def _line(values: Iterable[Any]) -> bytes:
    return json.dumps(list(values), ensure_ascii=False, default=_plain).encode() + b"\n"


def _plain(value: Any) -> str:
    """What JSON has no word for, as the text that the column reads back."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return duration_iso_string(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, bytes | memoryview):
        from base64 import b64encode

        return b64encode(bytes(value)).decode()
    raise TypeError(f"{type(value).__name__} has no text in a backup")


def _private(path: Path) -> BinaryIO:
    """A new file that only its owner reads: it holds accounts."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def _reach_the_disk(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())
