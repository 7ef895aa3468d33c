from datetime import datetime

from django.db import transaction

from regain.core.member import Member
from regain.domain.journal.enums import Event
from regain.domain.journal.usecases import hold_journal, record
from regain.domain.territory.models import Neighbourhood
from regain.domain.territory.usecases.staying import stay_in


@transaction.atomic
def archive_neighbourhood(neighbourhood: Neighbourhood, *, archived_at: datetime, by: Member) -> None:
    """Put a neighbourhood aside; restore_neighbourhood brings it back. Idempotent.

    Whoever knows of agreements asks first whether one speaks of it (contracts: archive_unused_neighbourhood). Raises
    PlaceIsElsewhere.
    """
    hold_journal()
    held = Neighbourhood.objects.select_for_update().get(pk=neighbourhood.pk)
    stay_in(held.intercommunality, by=by)
    if held.archived_at is None:
        _set(held, archived_at)
        record(Event.NEIGHBOURHOOD_ARCHIVED, on=held, by=by)
    neighbourhood.refresh_from_db(fields=["archived_at", "version"])


@transaction.atomic
def restore_neighbourhood(neighbourhood: Neighbourhood, *, by: Member) -> None:
    """Bring back a neighbourhood that was put aside. Idempotent. Raises PlaceIsElsewhere."""
    hold_journal()
    held = Neighbourhood.objects.select_for_update().get(pk=neighbourhood.pk)
    stay_in(held.intercommunality, by=by)
    if held.archived_at is not None:
        _set(held, None)
        record(Event.NEIGHBOURHOOD_RESTORED, on=held, by=by)
    neighbourhood.refresh_from_db(fields=["archived_at", "version"])


def _set(neighbourhood: Neighbourhood, archived_at: datetime | None) -> None:
    neighbourhood.archived_at = archived_at
    neighbourhood.version += 1
    neighbourhood.save(update_fields=["archived_at", "version"])
