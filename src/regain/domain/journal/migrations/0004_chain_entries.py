"""Existing entries are numbered and chained in the order in which they were written; people move to the side table."""

import secrets
from typing import Any

from django.conf import settings
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from regain.domain.journal.rules.chain import digest_of, mac_of
from regain.domain.journal.usecases.anchoring import write_anchor

SYSTEM = "system"
PERSON = "accounts.person:"


def chain(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    Entry, PersonalValue, Head = (apps.get_model("journal", name) for name in ("Entry", "PersonalValue", "Head"))
    number, mac = 0, ""
    for entry in Entry.objects.order_by("pk").iterator(1000):
        values = people_of(entry)
        for place, (person_key, value) in values.items():
            salt = secrets.token_hex(16)
            entry.digests[place] = [person_key, digest_of(value, salt=salt)]
            PersonalValue.objects.create(entry=entry, place=place, person_key=person_key, value=value, salt=salt)
        number += 1
        entry.number, entry.previous = number, mac
        entry.mac = mac = mac_of(entry, key=settings.JOURNAL_KEY)
        entry.save()
    Head.objects.create(pk=1, number=number, mac=mac)
    if number:
        write_anchor(number, mac, entry.recorded_at)


def people_of(entry: Any) -> dict[str, tuple[str, Any]]:
    """Take what names people out of the entry; by place, whose it is and the value."""
    values = {}
    if entry.author_key != SYSTEM:
        values["author.label"] = (entry.author_key, entry.author_label)
    entry.author_label = ""
    if entry.object_key.startswith(PERSON):
        whose = entry.object_key.removeprefix(PERSON)
        values["object.label"] = (whose, entry.object_label)
        for side in ("before", "after"):
            values |= {f"{side}.{name}": (whose, value) for name, value in getattr(entry, side).items()}
            setattr(entry, side, {})
        entry.object_label = ""
    return values


def unchain(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    Entry, PersonalValue, Head = (apps.get_model("journal", name) for name in ("Entry", "PersonalValue", "Head"))
    for entry in Entry.objects.order_by("pk").iterator(1000):
        entry.author_label = "Regain" if entry.author_key == SYSTEM else "(effacé)"
        for one in PersonalValue.objects.filter(entry=entry):
            side, _, name = one.place.partition(".")
            if name == "label":
                setattr(entry, f"{side}_label", one.value)
            else:
                getattr(entry, side)[name] = one.value
        entry.number, entry.previous, entry.mac, entry.digests = None, "", "", {}
        entry.save()
    PersonalValue.objects.all().delete()
    Head.objects.all().delete()
    anchors = settings.JOURNAL_ANCHORS
    if anchors.exists():  # the chain of another day will have other macs
        anchors.replace(anchors.with_name(f"{anchors.name}.replaced"))


class Migration(migrations.Migration):
    dependencies = [("journal", "0003_chain")]

    operations = [migrations.RunPython(chain, unchain)]
