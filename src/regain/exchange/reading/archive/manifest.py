"""What the archive says of itself: its format, its contract, and each of its parts."""

import json
import re
import zipfile
from dataclasses import dataclass, replace
from typing import Any

from regain.core.french import quoted
from regain.core.signatures import is_signed
from regain.exchange.reading.archive.entries import (
    ALTERED,
    BOMB,
    DAMAGED,
    MAX_FILE_BYTES,
    NOT_AN_ARCHIVE,
    Entry,
    drained,
)
from regain.exchange.reading.headings import is_code, is_moment, is_version
from regain.exchange.reading.refusals import UnreadableFile

FORMAT = "regain/contract-archive@1"
MANIFEST = "manifest.json"
MAX_MANIFEST_BYTES = 16 * 1024 * 1024
MAX_TABLE_BYTES = 512 * 1024 * 1024
_KEY = re.compile(r"[0-9a-f]{64}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_TABLE = re.compile(r"[a-z_]+\.[a-z_]+")


@dataclass(frozen=True, slots=True)
class Manifest:
    """The head of the archive, and its parts: tables by name, files by SHA-256. `signed_by`: see ArchiveRead."""

    contract: str
    version: str
    written_at: str
    tables: dict[str, Entry]
    files: dict[str, Entry]
    signed_by: str = ""


def read_manifest(archive: zipfile.ZipFile) -> Manifest:
    """Raises UnreadableFile for another format, a part too many or too few, or one that is described wrongly."""
    if MANIFEST not in archive.namelist():
        raise UnreadableFile(NOT_AN_ARCHIVE)
    data = json_of(drained(archive, MANIFEST, limit=MAX_MANIFEST_BYTES), MANIFEST)
    if not isinstance(data, dict) or not isinstance(data.get("format"), str):
        raise UnreadableFile(NOT_AN_ARCHIVE)
    if data["format"] != FORMAT:
        if not data["format"].isprintable():
            raise UnreadableFile(NOT_AN_ARCHIVE)
        raise UnreadableFile(
            f"Cette archive est au format {quoted(data['format'][:60])}, et cette version de Regain lit "
            f"{quoted(FORMAT)}\u00a0: mettez Regain à jour, puis réessayez."
        )
    signed_by = _signed_by(data)
    try:
        manifest = replace(_described(data), signed_by=signed_by)
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableFile(f"{DAMAGED} ({MANIFEST})") from error
    _refuse_other_parts(archive, manifest)
    return manifest


def json_of(content: bytes, name: str) -> Any:
    """Parsed JSON, as the standard has it: no NaN, no Infinity. Raises UnreadableFile."""
    try:
        return json.loads(content.decode(), parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(f"{DAMAGED} ({name})") from error


def _signed_by(data: dict[str, Any]) -> str:
    """The key that signed all the rest of the manifest, blank when none did. Raises UnreadableFile for another seal."""
    if "signature" not in data:
        return ""
    signature = data.pop("signature")
    told = (signature.get("key"), signature.get("value")) if isinstance(signature, dict) else (None, None)
    key, value = (text if isinstance(text, str) else "" for text in told)
    if not (_KEY.fullmatch(key) and is_signed(data, signature=value, public_key=key)):
        raise UnreadableFile(ALTERED)
    return key


def _described(data: dict[str, Any]) -> Manifest:
    tables = [(part["table"], _entry(part, f"tables/{part['table']}.json", MAX_TABLE_BYTES)) for part in data["tables"]]
    files = [(part["sha256"], _entry(part, f"files/{part['sha256']}", MAX_FILE_BYTES)) for part in data["files"]]
    head = (data["contract"], data["version"], data["written_at"])
    is_sound = (
        all(isinstance(text, str) for text in head)
        and is_code(data["contract"])
        and is_version(data["version"])
        and is_moment(data["written_at"])
        and all(_TABLE.fullmatch(name) for name, _ in tables)
        and len({*dict(tables), *dict(files)}) == len(tables) + len(files)
    )
    if not is_sound:
        raise ValueError
    return Manifest(*head, dict(tables), dict(files))


def _entry(part: dict[str, Any], name: str, limit: int) -> Entry:
    size, sha256, rows = part["size"], part["sha256"], part.get("rows", 0)
    if not (type(size) is type(rows) is int and size >= 0 and rows >= 0 and _SHA256.fullmatch(sha256)):
        raise ValueError
    if size > limit:
        raise UnreadableFile(BOMB)
    return Entry(name, size, sha256, rows)


def _refuse_other_parts(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    described = [MANIFEST, *(entry.name for entry in (*manifest.tables.values(), *manifest.files.values()))]
    found = archive.namelist()
    missing, unknown = set(described) - set(found), set(found) - set(described)
    if missing or unknown or len(found) != len(described):
        raise UnreadableFile(f"{DAMAGED} ({min(missing or unknown or found)[:100]})")


def _refuse_constant(name: str) -> None:
    raise ValueError(name)
