from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0008_checkable_by_any_tool"),
    ]

    operations = [
        migrations.AddField(
            model_name="documentimport",
            name="seen",
            field=models.JSONField(default=list, verbose_name="points vus"),
        ),
    ]
