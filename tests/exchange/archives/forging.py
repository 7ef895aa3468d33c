"""Archives changed by an attacker who runs an instance: whole and signed, so that only their rows can be refused."""

import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

from regain.core.signatures import public_key_of, signed

Parts = dict[str, bytes]


def parts_of(path: Path) -> Parts:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def signed_again(parts: Parts, by: str = "attacker") -> Parts:
    """The parts, their manifest signed as an attacker who runs an instance would sign it."""
    manifest = json.loads(parts["manifest.json"])
    manifest.pop("signature", None)
    manifest["signature"] = {"key": public_key_of(by), "value": signed(manifest, secret=by)}
    return {**parts, "manifest.json": json.dumps(manifest).encode()}


def write(path: Path, parts: Parts) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def forged(parts: Parts, table: str, change: Callable[[list], None]) -> Parts:
    """Another content of a table, with the manifest that goes with it: only the tables themselves can refuse it."""
    rows = json.loads(parts[f"tables/{table}.json"])
    change(rows)
    content = json.dumps(rows).encode()
    manifest = json.loads(parts["manifest.json"])
    described = next(one for one in manifest["tables"] if one["table"] == table)
    described |= {"rows": len(rows), "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    return signed_again({**parts, f"tables/{table}.json": content, "manifest.json": json.dumps(manifest).encode()})


def with_manifest(parts: Parts, **values) -> Parts:
    return signed_again(
        {**parts, "manifest.json": json.dumps({**json.loads(parts["manifest.json"]), **values}).encode()}
    )
