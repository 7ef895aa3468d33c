"""A backup changed by hand: its sums computed again, and its seal too when who changes it has the key."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from regain.core.seals import seal_of


def alter(folder: Path, change: Callable[[dict[str, Any]], None] = lambda _manifest: None, *, key: str = "") -> None:
    """Apply the change to the manifest, with the true sums of the files that it names; sealed only under a key."""
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text())
    for part, place in parts_of(manifest):
        if (folder / place).is_file():
            content = (folder / place).read_bytes()
            part |= {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    change(manifest)
    if key:
        manifest.pop("seal", None)
        manifest["seal"] = seal_of(manifest, key=key, kind=manifest["format"])
    path.write_text(json.dumps(manifest))


def parts_of(manifest: dict[str, Any]) -> list[tuple[dict[str, Any], str]]:
    """Each part, and its place in the folder."""
    tables = [(one, f"tables/{one['table']}.jsonl") for one in manifest["tables"]]
    files = [(one, f"files/{one['place']}") for one in manifest["files"]]
    return [*tables, *files, (manifest["anchors"], "journal-anchors")]


def change_rows(folder: Path, table: str, change: Callable[[dict[str, Any]], Any]) -> None:
    """Change the rows of a table, each given by the names of its columns."""
    path = folder / "tables" / f"{table}.jsonl"
    columns, *rows = map(json.loads, path.read_text().split("\n")[:-1])
    named = [dict(zip(columns, row, strict=True)) for row in rows]
    for row in named:
        change(row)
    lines = [columns, *([row[name] for name in columns] for row in named)]
    path.write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines))
