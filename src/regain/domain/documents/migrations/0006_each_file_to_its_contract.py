"""Each file goes to the contract whose rows lead to it; bytes that two contracts received become a row of each.

A file of one contract keeps its key. A shared one keeps it too, but belongs to no contract: what the journal says of it is of
both contracts, and entries never change. Each contract gets a row of its own, which the journal says nothing of yet;
the name goes to the contract that received the bytes first, and the others get a name that says nothing.
"""

from collections import defaultdict
from datetime import datetime
from pathlib import PurePath
from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

USES = (
    ("documents", "DocumentImport", "file", "contract_code", "started_at"),
    ("documents", "DocumentTemplate", "file", "contract_code", "added_at"),
    ("contracts", "AgreementVersion", "source", "agreement__contract__code", "adopted_at"),
    ("contracts", "Amendment", "paper", "agreement__contract__code", "opened_at"),
)
"""Model, its relation to a file, where the code of its contract is, and the moment from which it is used."""


def give_to_contracts(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    StoredFile = apps.get_model("documents", "StoredFile")
    used: dict[int, dict[str, datetime]] = defaultdict(dict)
    for app, name, relation, code, moment in USES:
        uses = apps.get_model(app, name).objects.exclude(**{relation: None}).order_by("pk")
        for key, contract, at in uses.values_list(f"{relation}_id", code, moment):
            used[key][contract] = min(at, used[key].get(contract, at))
    for key, contracts in sorted(used.items()):
        file = StoredFile.objects.get(pk=key)
        if len(contracts) == 1:
            StoredFile.objects.filter(pk=key).update(contract_code=next(iter(contracts)))
            continue
        first = min(contracts, key=lambda code: (contracts[code], code))
        for code in sorted(contracts):
            name = file.name if code == first else f"document{PurePath(file.name).suffix}"
            _move(apps, {key}, _copy(StoredFile, file, code, name), code)


def give_to_all(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """The same bytes are one row again: the oldest."""
    StoredFile = apps.get_model("documents", "StoredFile")
    alike = defaultdict(list)
    for key, sha256 in StoredFile.objects.order_by("pk").values_list("pk", "sha256"):
        alike[sha256].append(key)
    for first, *others in alike.values():
        _move(apps, set(others), first)
        StoredFile.objects.filter(pk__in=others).delete()


def _copy(StoredFile: Any, file: Any, code: str, name: str) -> int:  # noqa: N803  # a model
    kept = {column: getattr(file, column) for column in ("sha256", "media_type", "size", "content", "stored_at")}
    key: int = StoredFile.objects.create(contract_code=code, name=name, **kept).pk
    return key


def _move(apps: StateApps, keys: set[int], to: int, contract: str = "") -> None:
    for app, name, relation, code, _ in USES:
        uses = apps.get_model(app, name).objects.filter(**{f"{relation}__in": keys})
        if contract:
            uses = uses.filter(**{code: contract})
        found = list(uses.values_list("pk", flat=True))
        apps.get_model(app, name).objects.filter(pk__in=found).update(**{f"{relation}_id": to})


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0005_files_have_a_contract"),
        ("contracts", "0003_days_versions_stand_from"),
    ]

    operations = [migrations.RunPython(give_to_contracts, give_to_all)]
