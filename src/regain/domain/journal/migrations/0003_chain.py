import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Room for the chain: numbers, macs, mandates; the side table of personal values; the head."""

    dependencies = [("journal", "0002_amendments")]

    operations = [
        migrations.AlterModelOptions(
            name="entry",
            options={
                "ordering": ["number"],
                "verbose_name": "entrée du journal",
                "verbose_name_plural": "entrées du journal",
            },
        ),
        migrations.AddField("entry", "number", models.PositiveBigIntegerField("numéro", null=True)),
        migrations.AddField("entry", "mandate_label", models.CharField(blank=True, default="", max_length=250)),
        migrations.AddField("entry", "mandate_key", models.CharField(blank=True, default="", max_length=100)),
        migrations.AddField("entry", "digests", models.JSONField(default=dict)),
        migrations.AddField("entry", "previous", models.CharField(blank=True, default="", max_length=64)),
        migrations.AddField("entry", "mac", models.CharField(default="", max_length=64)),
        migrations.AlterField("entry", "object_label", models.CharField(blank=True, max_length=250)),
        migrations.AlterField("entry", "author_label", models.CharField(blank=True, default="", max_length=250)),
        migrations.CreateModel(
            name="Head",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveBigIntegerField(default=0, verbose_name="numéro")),
                ("mac", models.CharField(blank=True, default="", max_length=64)),
            ],
            options={
                "verbose_name": "tête du journal",
                "verbose_name_plural": "tête du journal",
                "ordering": ["pk"],
                "constraints": [models.CheckConstraint(condition=models.Q(id=1), name="journal_has_one_head")],
            },
        ),
        migrations.CreateModel(
            name="PersonalValue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.CharField(max_length=100)),
                ("person_key", models.CharField(max_length=100)),
                ("value", models.JSONField()),
                ("salt", models.CharField(max_length=64)),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="personal_values",
                        to="journal.entry",
                    ),
                ),
            ],
            options={
                "verbose_name": "valeur personnelle",
                "verbose_name_plural": "valeurs personnelles",
                "ordering": ["entry", "place"],
                "indexes": [models.Index(fields=["person_key"], name="personal_values_of_a_person")],
                "constraints": [
                    models.UniqueConstraint(fields=("entry", "place"), name="one_personal_value_per_place"),
                ],
            },
        ),
    ]
