"""The zip of a whole contract: a manifest, one JSON file per table, the stored files (docs/archive.md)."""

import hashlib
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, BinaryIO

from regain.core.signatures import public_key_of, signed

FORMAT = "regain/contract-archive@1"
MANIFEST = "manifest.json"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same content gives the same bytes, whenever it is written


def write_archive(
    out: BinaryIO,
    *,
    header: Mapping[str, Any],
    tables: Mapping[str, Sequence[Mapping[str, Any]]],
    files: Iterable[tuple[str, bytes]],
    secret: str,
) -> dict[str, Any]:
    """Write the zip and return its manifest: the header, every entry with its size and SHA-256 (hexadecimal), its seal.

    `tables`: rows as plain JSON data, by name of table. `files`: SHA-256 and bytes, taken one at a time. `secret`:
    what the manifest is signed with.
    """
    manifest: dict[str, Any] = {"format": FORMAT, **header, "tables": [], "files": []}
    with zipfile.ZipFile(out, "w") as archive:
        for name, rows in tables.items():
            content = table_as_json(rows)
            _add(archive, f"tables/{name}.json", content, zipfile.ZIP_DEFLATED)
            counted = {"table": name, "rows": len(rows), **_described(content)}
            manifest["tables"].append(counted)
        for sha256, content in files:
            # Documents are compressed already.
            _add(archive, f"files/{sha256}", content, zipfile.ZIP_STORED)
            manifest["files"].append(_described(content))
        manifest["signature"] = {"key": public_key_of(secret), "value": signed(manifest, secret=secret)}
        _add(archive, MANIFEST, _as_json(manifest, indent=2), zipfile.ZIP_DEFLATED)
    return manifest


def table_as_json(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """A list, one row a line, keys in alphabetical order: two archives can be compared as texts."""
    lines = b",\n".join(_as_json(row) for row in rows)
    return b"[\n" + lines + b"\n]\n" if rows else b"[]\n"


def _as_json(data: object, *, indent: int | None = None) -> bytes:
    return json.dumps(data, ensure_ascii=False, allow_nan=False, sort_keys=indent is None, indent=indent).encode()


def _described(content: bytes) -> dict[str, Any]:
    return {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def _add(archive: zipfile.ZipFile, name: str, content: bytes, method: int) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type, entry.create_system, entry.external_attr = method, 3, 0o644 << 16
    archive.writestr(entry, content)
