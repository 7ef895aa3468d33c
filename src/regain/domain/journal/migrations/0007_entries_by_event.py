from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0006_events"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["event", "number"], name="numbered_entries_of_an_event"),
        ),
    ]
