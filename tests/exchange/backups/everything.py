"""All that an instance holds, read without the backup's own code; and a backup as an older version would have written it.

`python -m tests.exchange.backups.everything dump | fill | fill-of-before | older FOLDER`, in the environment of an instance.
"""

import hashlib
import json
import sys
from pathlib import Path


def everything() -> dict[str, list[list[object]]]:
    """By table, every row with every column; but for sessions, what is kept with them, and what a restore itself writes in the journal."""
    from django.apps import apps

    found = {}
    for model in apps.get_models(include_auto_created=True):
        names = [field.attname for field in model._meta.concrete_fields]
        rows = [
            [getattr(row, name) for name in names]
            for row in model._default_manager.order_by("pk")
            if getattr(row, "event", "") != "instance_restored"
        ]
        found[model._meta.label_lower] = json.loads(json.dumps(rows, default=repr, sort_keys=True))
    return {
        label: rows
        for label, rows in found.items()
        if label not in {"sessions.session", "accounts.keptform", "journal.head"}
    }


def files() -> dict[str, str]:
    from django.conf import settings

    root = Path(settings.MEDIA_ROOT)
    return {
        str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def fill(*, erased: bool = True) -> None:
    """The sample's contracts, two people, and an erasure, of which older versions knew nothing."""
    from regain.core.member import SYSTEM
    from regain.domain.accounts.enums import OrganisationKind
    from regain.domain.accounts.usecases import add_organisation, add_person
    from regain.domain.journal.usecases import erase_personal_values
    from tests.exchange.archives import sample

    sample.fill()
    amina = add_person(
        email="amina@regain.example", name="Amina", title="référente", password="un long mot de passe", by=SYSTEM
    )
    add_organisation(name="Commune de Barlin", kind=OrganisationKind.COMMUNE, by=SYSTEM)
    add_person(email="bruno@regain.example", name="Bruno", by=SYSTEM)
    if erased:
        fill_the_rest(amina)
        erase_personal_values(str(amina.pk), by=SYSTEM)


def fill_the_rest(person) -> None:
    """A row in each of the tables that a contract does not fill."""
    from datetime import UTC, datetime

    from regain.core.mandates import Role
    from regain.domain.accounts.models import Invitation, OpenSession
    from regain.domain.documents.models import Purge
    from regain.domain.indicators.models import ColumnMapping, Dataset
    from regain.domain.territory.models import (
        Address,
        AddressFile,
        Correspondence,
        CorrespondenceTrace,
        Perimeter,
    )
    from tests.factories.observations import FILOSOFI, load
    from tests.factories.territory import OutlineFactory
    from tests.mandates import BARLIN, give

    moment = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    give(person, Role.ELECTED_REFERENT, BARLIN)
    Invitation.objects.create(
        email="zoe@regain.example",
        role=Role.READER,
        scope_kind="contract",
        scope_key="CN06201M",
        contract_code="CN06201M",
        agglomeration="200072460",
        starts_on="2026-01-01",
        inviter=person,
        nonce="n",
        sent_at=moment,
        expires_on="2026-03-15",
    )
    OpenSession.objects.create(person=person, key="k" * 32, device="Firefox", opened_at=moment, seen_at=moment)
    Purge.objects.create(done_at=moment, counts={"sessions": 1})
    perimeter = Perimeter.objects.first()
    OutlineFactory(perimeter=perimeter)
    pair = Correspondence.objects.create(perimeter=perimeter, state="confirmed")
    CorrespondenceTrace.objects.create(correspondence=pair, moved={"perimeter": [1]})
    AddressFile.objects.create(name="ban.csv", sha256="b" * 64)
    Address.objects.create(
        key="62083_1",
        number=1,
        street="rue",
        street_key="rue",
        postcode="62620",
        insee_code="62083",
        commune="Barlin",
        longitude=2.6,
        latitude=50.4,
    )
    load(FILOSOFI)
    ColumnMapping.objects.create(
        signature="c" * 64, headers=["a"], columns={"a": "year"}, dataset=Dataset.objects.first(), remembered_by="x"
    )


def older(folder: Path) -> None:
    """Take the database back to before the chain, and write its backup as the version of that time would have."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from regain.exchange.applying.backup import tables, take_backup
    from regain.exchange.writing.backup import write_lines, write_table
    from tests.exchange.archives.conftest import WRITTEN_AT

    manifest = take_backup(folder, written_at=WRITTEN_AT)
    call_command("migrate", "journal", "0002", verbosity=0)
    executor = MigrationExecutor(connection)
    applied = sorted(executor.loader.applied_migrations)
    last = [node for node in applied if node[0] != "journal"] + [("journal", "0002_amendments")]
    manifest["migrations"] = {app: [name for one, name in applied if one == app] for app, _ in applied}
    manifest["tables"], manifest["journal"] = [], {}
    for label, model in tables.tables_of(executor.loader.project_state(last).apps).items():
        path = folder / "tables" / f"{label}.jsonl"
        path.unlink(missing_ok=True)
        part = write_table(path, [*tables.columns_of(model)], tables.rows_of(model))
        manifest["tables"].append({"table": label, **part})
    (folder / "journal-anchors").unlink()
    manifest["anchors"] = write_lines(folder / "journal-anchors", [])
    manifest.pop("missing")
    (folder / "manifest.json").write_text(json.dumps(manifest))


if __name__ == "__main__":
    import django

    django.setup()
    if sys.argv[1].startswith("fill"):
        fill(erased=sys.argv[1] == "fill")
    elif sys.argv[1] == "older":
        older(Path(sys.argv[2]))
    else:
        json.dump([everything(), files()], sys.stdout)
