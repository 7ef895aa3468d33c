import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="DocumentTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("contract_code", models.CharField(max_length=8, verbose_name="contrat")),
                ("name", models.CharField(max_length=150, verbose_name="nom")),
                (
                    "added_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="ajouté le"
                    ),
                ),
                ("added_by", models.CharField(max_length=250, verbose_name="ajouté par")),
                ("archived_at", models.DateTimeField(blank=True, null=True, verbose_name="archivé le")),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="templates", to="documents.storedfile"
                    ),
                ),
            ],
            options={
                "verbose_name": "modèle de document",
                "verbose_name_plural": "modèles de document",
                "ordering": ["contract_code", "name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("archived_at__isnull", True)),
                        fields=("contract_code", "name"),
                        name="one_template_per_contract_and_name",
                        violation_error_message="Un modèle de ce contrat porte déjà ce nom.",
                    )
                ],
            },
        ),
    ]
