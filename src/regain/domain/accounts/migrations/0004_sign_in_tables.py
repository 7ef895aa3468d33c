"""The table where attempts are counted, and the addresses of those who had an account before: they were vouched for."""

from typing import Any

from django.core.management import call_command
from django.db import migrations


def create_shared_cache(_apps: Any, schema_editor: Any) -> None:
    """Make the table of the database cache; does nothing where it is already."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


def drop_shared_cache(_apps: Any, schema_editor: Any) -> None:
    schema_editor.execute("DROP TABLE IF EXISTS shared_cache")


def confirm_addresses(apps: Any, schema_editor: Any) -> None:
    """Whoever has an account was added by somebody who knew them: their address counts as confirmed."""
    email_address, alias = apps.get_model("account", "EmailAddress"), schema_editor.connection.alias
    known = set(email_address.objects.using(alias).values_list("user_id", flat=True))
    people = apps.get_model("accounts", "Person").objects.using(alias).exclude(pk__in=known).order_by("pk")
    email_address.objects.using(alias).bulk_create(
        email_address(user_id=person.pk, email=person.email.lower(), verified=True, primary=True) for person in people
    )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_sign_in"),
        ("account", "0009_emailaddress_unique_primary_email"),
    ]

    operations = [
        migrations.RunPython(create_shared_cache, drop_shared_cache, elidable=False),
        migrations.RunPython(confirm_addresses, migrations.RunPython.noop, elidable=False),
    ]
