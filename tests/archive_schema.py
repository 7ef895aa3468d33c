"""Writes docs/schemas/contract-archive-1.json from the tables of the domain: `.venv/bin/python -m tests.archive_schema`."""

import json
from pathlib import Path
from typing import Any

from django.db import models

FILE = Path(__file__).resolve().parents[1] / "docs" / "schemas" / "contract-archive-1.json"
SHA256 = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
COUNT = {"type": "integer", "minimum": 0}
SIMPLE = (
    (models.ManyToManyField, {"type": "array", "items": {"type": "integer"}, "uniqueItems": True}),
    (models.JSONField, {}),
    (models.BooleanField, {"type": "boolean"}),
    ((models.IntegerField, models.ForeignKey), {"type": "integer"}),
    (models.FloatField, {"type": "number"}),
    (models.BinaryField, {"type": "string", "contentEncoding": "base64"}),
    (models.DateTimeField, {"type": "string", "format": "date-time"}),
    (models.DateField, {"type": "string", "format": "date"}),
    (models.DecimalField, {"type": "string", "pattern": r"^-?[0-9]+\.[0-9]+$"}),
    ((models.CharField, models.TextField), {"type": "string"}),
)


def column_schema(column: Any) -> dict[str, Any]:
    """What a column may hold; for a relation, the table that its keys are of."""
    told = dict(next(schema for types, schema in SIMPLE if isinstance(column, types)))
    if getattr(column, "max_length", None):
        told["maxLength"] = column.max_length
    if column.null and told:
        told["type"] = [told["type"], "null"]
    if getattr(column, "choices", None):
        told["enum"] = [value for value, _ in column.flatchoices] + ([None] if column.null else [])
    if column.is_relation:
        told["description"] = f"key of {column.related_model._meta.label_lower}"
    return told


def table_schema(table: type[models.Model]) -> dict[str, Any]:
    """A list of rows, each with every column."""
    from regain.exchange.planning.archive.tables import columns_of

    columns = {column.name: column_schema(column) for column in columns_of(table)}
    row = {"type": "object", "properties": columns, "required": sorted(columns), "additionalProperties": False}
    return {"type": "array", "items": row}


def part(name: dict[str, Any], **more: dict[str, Any]) -> dict[str, Any]:
    properties = {**name, **more, "size": COUNT, "sha256": SHA256}
    return {"type": "array", "items": {"type": "object", "properties": properties, "required": sorted(properties)}}


def schema() -> dict[str, Any]:
    """The manifest at the root, each table under `$defs`."""
    from regain.exchange.planning.archive.tables import archived_tables
    from regain.exchange.writing.archive import FORMAT

    names = [table._meta.label_lower for table in archived_tables()]
    manifest = {
        "format": {"const": FORMAT},
        "version": {"type": "string", "description": "version of Regain that wrote the archive"},
        "contract": {"type": "string", "description": "national code of the contract"},
        "written_at": {"type": "string", "format": "date-time"},
        "tables": part({"table": {"enum": names}}, rows=COUNT),
        "files": part({}),
        "signature": {
            "type": "object",
            "description": "Ed25519, of the manifest without this, as JSON without spaces, keys sorted, in ASCII",
            "properties": {"key": SHA256, "value": {"type": "string", "pattern": "^[0-9a-f]{128}$"}},
            "required": ["key", "value"],
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "contract-archive-1.json",
        "title": "manifest.json of a contract's archive; $defs: tables/<name>.json",
        "type": "object",
        "properties": manifest,
        "required": sorted(manifest),
        "$defs": {table._meta.label_lower: table_schema(table) for table in archived_tables()},
    }


def page() -> str:
    """The whole file, from the domain as it is."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    import django

    django.setup()
    FILE.write_text(page(), encoding="utf-8")
