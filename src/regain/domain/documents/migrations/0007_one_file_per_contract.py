from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0006_each_file_to_its_contract"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="storedfile",
            constraint=models.UniqueConstraint(
                fields=["contract_code", "sha256"],
                condition=~Q(contract_code=""),
                name="one_stored_file_per_contract_and_content",
            ),
        ),
    ]
