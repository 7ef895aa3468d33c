from datetime import date

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("contracts", "0001_initial"),
        ("documents", "0002_amendments"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="agreement",
            name="version",
        ),
        migrations.AddField(
            model_name="agreementversion",
            name="stands_from",
            field=models.DateField(default=date(2024, 1, 1), verbose_name="en vigueur depuis le"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="contract",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="intercommunalobjective",
            name="archived_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="archivé le"),
        ),
        migrations.AddField(
            model_name="intercommunalobjective",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="stake",
            name="archived_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="archivé le"),
        ),
        migrations.AddField(
            model_name="stake",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="strategicobjective",
            name="archived_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="archivé le"),
        ),
        migrations.AddField(
            model_name="strategicobjective",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.CreateModel(
            name="Amendment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="numéro")),
                ("title", models.CharField(max_length=300, verbose_name="objet")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "En préparation"),
                            ("proposed", "Proposé"),
                            ("reviewed", "Relu"),
                            ("signed", "Signé"),
                            ("dropped", "Abandonné"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                ("edits", models.JSONField(blank=True, default=list, verbose_name="modifications")),
                ("choices", models.JSONField(blank=True, default=dict, verbose_name="choix faits")),
                (
                    "opened_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="ouvert le"
                    ),
                ),
                ("opened_by", models.CharField(max_length=250, verbose_name="ouvert par")),
                ("proposed_on", models.DateField(blank=True, null=True, verbose_name="proposé le")),
                ("proposed_at", models.CharField(blank=True, max_length=150, verbose_name="proposé à")),
                ("reviewed_on", models.DateField(blank=True, null=True, verbose_name="relu le")),
                ("reviewed_at", models.CharField(blank=True, max_length=150, verbose_name="relu à")),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="signé le")),
                ("signed_at", models.CharField(blank=True, max_length=150, verbose_name="signé à")),
                (
                    "is_signed_outside",
                    models.BooleanField(default=False, verbose_name="signé sur papier hors de Regain"),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="amendments", to="contracts.agreement"
                    ),
                ),
                (
                    "base",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amendments",
                        to="contracts.agreementversion",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amendments",
                        to="documents.storedfile",
                        verbose_name="papier signé",
                    ),
                ),
                (
                    "result",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amendment",
                        to="contracts.agreementversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "avenant",
                "ordering": ["agreement_id", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "dropped"), _negated=True),
                        fields=("agreement", "number"),
                        name="one_amendment_per_number",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ("draft", "proposed", "reviewed"))),
                        fields=("agreement",),
                        name="at_most_one_open_amendment",
                        violation_error_message="Un avenant est déjà ouvert pour cette convention.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["draft", "proposed", "reviewed", "signed", "dropped"])),
                        name="amendment_status_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("result__isnull", False), ("signed_on__isnull", False), ("status", "signed")),
                            models.Q(
                                models.Q(("status", "signed"), _negated=True),
                                ("result__isnull", True),
                                ("signed_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="a_signed_amendment_has_its_date_and_its_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reviewed_on__isnull", True),
                            ("reviewed_on__gte", models.F("proposed_on")),
                            _connector="OR",
                        ),
                        name="an_amendment_is_reviewed_after_it_is_proposed",
                        violation_error_message="La relecture ne peut pas précéder la proposition.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("signed_on__isnull", True),
                            ("reviewed_on__isnull", True),
                            ("signed_on__gte", models.F("reviewed_on")),
                            _connector="OR",
                        ),
                        name="an_amendment_is_signed_after_it_is_reviewed",
                        violation_error_message="La signature ne peut pas précéder la relecture.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("is_signed_outside", False), ("paper__isnull", False), _connector="OR"),
                        name="an_amendment_signed_outside_has_its_paper",
                        violation_error_message="Joignez le fichier de l’avenant signé.",
                    ),
                ],
            },
        ),
    ]
