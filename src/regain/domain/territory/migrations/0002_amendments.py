from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("territory", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="neighbourhood",
            name="archived_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="archivé le"),
        ),
        migrations.AddField(
            model_name="neighbourhood",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
    ]
