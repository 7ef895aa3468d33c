import secrets
from collections.abc import Sequence
from datetime import datetime
from functools import partial

from django.conf import settings
from django.db import connection, transaction
from django.db.models.functions import Now

from regain.domain.journal.models import Entry, Head, PersonalValue
from regain.domain.journal.rules import Draft, digest_of, mac_of
from regain.domain.journal.usecases.anchoring import write_anchor


def append(drafts: Sequence[Draft]) -> list[Entry]:
    """Number, chain and write entries at the end of the journal, in their order, inside the caller's transaction.

    An entry without a moment takes that of the database. The head stays locked until the transaction ends.
    """
    # Time comes from the database, as one clock for all processes.
    head = Head.objects.select_for_update().annotate(now=Now()).first()
    if head is None:
        raise RuntimeError("The journal has no head: run ./regain migrate.")
    values = []
    for draft in drafts:
        entry = draft.entry
        values += _salted(draft)
        entry.number, entry.previous = head.number + 1, head.mac
        entry.recorded_at = entry.recorded_at if isinstance(entry.recorded_at, datetime) else head.now
        entry.mac = mac_of(entry, key=settings.JOURNAL_KEY)
        head.number, head.mac = entry.number, entry.mac
    entries = Entry.objects.bulk_create([draft.entry for draft in drafts], batch_size=500)
    for value in values:
        value.entry_id = value.entry.pk
    PersonalValue.objects.bulk_create(values, batch_size=500)
    Head.objects.filter(pk=head.pk).update(number=head.number, mac=head.mac)
    transaction.on_commit(partial(write_anchor, head.number, head.mac, head.now), robust=True)
    return entries


def hold_journal() -> None:
    """Take the head before any other lock, until the end of the transaction: two writers never wait for each other.

    SQLite's transactions are IMMEDIATE: whoever began one already holds the whole database.
    """
    if connection.features.has_select_for_update:
        Head.objects.select_for_update().first()


def _salted(draft: Draft) -> list[PersonalValue]:
    """The personal values of an entry, whose digests it then carries."""
    values = []
    for place, (person_key, value) in draft.personal.items():
        salt = secrets.token_hex(16)
        draft.entry.digests[place] = [person_key, digest_of(value, salt=salt)]
        values.append(PersonalValue(entry=draft.entry, place=place, person_key=person_key, value=value, salt=salt))
    return values
