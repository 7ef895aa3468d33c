from django.db import transaction

from regain.core.member import Member
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Head
from regain.domain.journal.usecases.recording import record


@transaction.atomic
def mark_as_demonstration(*, by: Member, again: bool = False) -> None:
    """Write that this database is that of a demonstration, made new `again` or not. Who calls knows that it is."""
    record(Event.DEMONSTRATION_PREPARED, on=Head.objects.get(), by=by, after={"again": True} if again else None)
