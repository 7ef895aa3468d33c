import secrets
from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction

from regain.domain.journal.models import Entry, PersonalValue
from regain.domain.journal.rules import Draft, base_of, digest_of, mac_of
from regain.domain.journal.usecases.admitting import admission_of, tail_lost_after
from regain.domain.journal.usecases.anchoring import anchor_of
from regain.domain.journal.usecases.heading import locked_head, move_head


def append(drafts: Sequence[Draft]) -> list[Entry]:
    """Number, chain and write entries at the end of the journal, in their order, inside the caller's transaction.

    An entry without a moment takes that of the database. The head stays locked until the transaction ends. When the end
    of the journal is gone, an entry that says so comes first.
    """
    number, mac, now, first = locked_head()
    is_begun = bool(number)
    lost, values = tail_lost_after(number, now=now, base=base_of(first)), []
    if lost:
        number, drafts = lost.last, [admission_of(lost), *drafts]
    for draft in drafts:
        entry = draft.entry
        values += _salted(draft)
        entry.number, entry.previous = number + 1, mac
        entry.recorded_at = entry.recorded_at if isinstance(entry.recorded_at, datetime) else now
        entry.mac = mac_of(entry, key=settings.JOURNAL_KEY)
        number, mac = entry.number, entry.mac
    entries = Entry.objects.bulk_create([draft.entry for draft in drafts], batch_size=500)
    if values:
        for value in values:
            value.entry_id = value.entry.pk
        PersonalValue.objects.bulk_create(values, batch_size=500)
    move_head(number, mac)
    base = base_of(first or ("" if is_begun else entries[0].mac))
    # A named function: Django tells its name when it fails, which must stop nobody.
    transaction.on_commit(anchor_of(number, mac, now, base), robust=True)
    return entries[1:] if lost else entries


def _salted(draft: Draft) -> list[PersonalValue]:
    """The personal values of an entry, whose digests it then carries."""
    values = []
    for place, (person_key, value) in draft.personal.items():
        salt = secrets.token_hex(16)
        draft.entry.digests[place] = [person_key, digest_of(value, salt=salt)]
        values.append(PersonalValue(entry=draft.entry, place=place, person_key=person_key, value=value, salt=salt))
    return values
