from datetime import datetime

from django.db import transaction

from regain.core.member import Member
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Head, PersonalValue
from regain.domain.journal.usecases.heading import hold_journal
from regain.domain.journal.usecases.recording import record


@transaction.atomic
def erase_personal_values(person_key: str, *, by: Member) -> int:
    """Erase all that the journal holds of a person, their salts with them; returns how many values went.

    What happened stays, and the chain holds: only digests without salt are left of the person. Idempotent.
    """
    hold_journal()
    erased, _ = PersonalValue.objects.filter(person_key=person_key).delete()
    if erased:
        record(
            Event.PERSONAL_VALUES_ERASED,
            on=Head.objects.get(),
            by=by,
            after={"person": person_key, "values": erased},
        )
    return erased


@transaction.atomic
def erase_old_personal_values(*, before: datetime, by: Member) -> int:
    """Erase the personal values of the entries written before then, salts included; returns how many went.

    Once at the end of their retention; the chain holds. Idempotent.
    """
    hold_journal()
    erased, _ = PersonalValue.objects.filter(entry__recorded_at__lt=before).delete()
    if erased:
        told = {"before": before.isoformat(), "values": erased}
        record(Event.PERSONAL_VALUES_ERASED, on=Head.objects.get(), by=by, after=told)
    return erased
