from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import Q

from regain.domain.journal.usecases.guarding import lift_guards


def lift(_apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Backwards only: forwards, the guards are set once everything is migrated (journal/apps.py)."""
    lift_guards()


class Migration(migrations.Migration):
    """From here on every entry has its number and its seal, and none names a person."""

    dependencies = [("journal", "0004_chain_entries")]

    operations = [
        migrations.RemoveField("entry", "author_label"),
        migrations.AlterField("entry", "number", models.PositiveBigIntegerField("numéro")),
        migrations.AlterField("entry", "previous", models.CharField(blank=True, max_length=64)),
        migrations.AlterField("entry", "mac", models.CharField(max_length=64)),
        migrations.RemoveIndex("entry", "entries_of_an_object"),
        migrations.AddIndex(
            "entry", models.Index(fields=["object_key", "number"], name="numbered_entries_of_an_object")
        ),
        migrations.AddConstraint(
            "entry", models.UniqueConstraint(fields=["number"], name="one_journal_entry_per_number")
        ),
        migrations.AddConstraint(
            "entry", models.CheckConstraint(condition=Q(number__gte=1), name="journal_numbers_start_at_one")
        ),
        migrations.AddConstraint("entry", models.CheckConstraint(condition=~Q(mac=""), name="journal_entry_is_sealed")),
        migrations.RunPython(migrations.RunPython.noop, lift),
    ]
