"""All that the database holds, table by table, read without any of the archive's own code."""

import hashlib
import json
import sys
from pathlib import Path

SEALS = {"journal.entry": {"number", "digests", "origin", "previous", "mac"}, "journal.personalvalue": {"id", "salt"}}
"""What each instance has of its own: how it seals its journal."""


def content() -> dict[str, list[list[object]]]:
    """By table (links included), every row with every column; the entry an import adds to the journal is left out."""
    from django.apps import apps

    found = {}
    for model in apps.get_models(include_auto_created=True):
        label = model._meta.label_lower
        app = label.split(".")[0]
        if (
            app in {"territory", "documents", "contracts", "journal"} and label != "journal.head"
        ) or label == "indicators.target":
            own = SEALS.get(label, set())
            names = [field.attname for field in model._meta.concrete_fields if field.name not in own]
            linking = model._meta.auto_created  # the key of a link names nothing
            rows = [
                [getattr(row, name) for name in names if not (linking and name == "id")]
                for row in model._default_manager.order_by("pk")
                if getattr(row, "event", "") != "contract_imported"
            ]
            found[label] = sorted(json.loads(json.dumps(rows, default=repr, sort_keys=True)), key=json.dumps)
    return found


Rows = dict[str, dict[object, list[object]]]


def every_row() -> Rows:
    """By table (all apps, links included), every row as it is, by key."""
    from django.apps import apps

    return {
        model._meta.label_lower: {
            row.pk: [repr(getattr(row, field.attname)) for field in model._meta.concrete_fields]
            for row in model._default_manager.order_by("pk")
        }
        for model in apps.get_models(include_auto_created=True)
    }


def changed(before: Rows) -> list[str]:
    """The rows that were there before and are no longer the same: `table:key`. The head of the journal always moves."""
    now = every_row()
    return [
        f"{table}:{key}"
        for table, rows in before.items()
        for key, row in rows.items()
        if table != "journal.head" and now[table].get(key) != row
    ]


def files() -> dict[str, str]:
    """The SHA-256 of every file of the store, by place."""
    from django.conf import settings

    root = Path(settings.MEDIA_ROOT)
    return {
        str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


if __name__ == "__main__":
    import django

    django.setup()
    if sys.argv[1] == "fill":
        from tests.exchange.archives.sample import fill

        fill()
    else:
        json.dump([content(), files()], sys.stdout)
