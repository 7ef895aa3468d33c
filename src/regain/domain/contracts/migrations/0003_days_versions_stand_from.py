from datetime import date

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def fill(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """A version stands from its signature, or from its adoption when the text does not tell; never before the last."""
    latest = {}
    for version in apps.get_model("contracts", "AgreementVersion").objects.order_by("agreement_id", "number"):
        signed_on = version.snapshot.get("signed_on")
        day = date.fromisoformat(signed_on) if signed_on else version.adopted_at.date()
        version.stands_from = latest[version.agreement_id] = max(day, latest.get(version.agreement_id, day))
        version.save(update_fields=["stands_from"])


class Migration(migrations.Migration):
    dependencies = [("contracts", "0002_amendments")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
