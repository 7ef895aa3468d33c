from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_sign_in_tables"),
    ]

    operations = [
        migrations.AddField(
            model_name="invitation",
            name="letters",
            field=models.PositiveSmallIntegerField(default=1, verbose_name="lettres parties"),
        ),
        migrations.AddField(
            model_name="invitation",
            name="letter_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="dernière lettre"),
        ),
    ]
