from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0004_purges"),
    ]

    operations = [
        migrations.AddField(
            model_name="storedfile",
            name="contract_code",
            field=models.CharField(blank=True, default="", max_length=8, verbose_name="contrat"),
        ),
        migrations.RemoveConstraint(
            model_name="storedfile",
            name="one_stored_file_per_content",
        ),
    ]
