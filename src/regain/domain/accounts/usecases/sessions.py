"""The sessions a person has open: listed, and closed from elsewhere."""

from datetime import datetime

from django.contrib.sessions.models import Session
from django.db import transaction

from regain.core.member import Member
from regain.domain.accounts.models import OpenSession, Person
from regain.domain.journal.enums import Event
from regain.domain.journal.usecases import record


@transaction.atomic
def list_session(person: Person, *, key: str, previous: str = "", device: str, at: datetime) -> None:
    """Note that the person uses this session now. `previous` is the key it had before it was renewed, if it was.

    Rows of sessions that are over are forgotten on the way: they say when somebody worked, and serve no more.
    """
    if OpenSession.objects.filter(person=person, key__in={key, previous}).update(key=key, seen_at=at):
        return
    OpenSession.objects.filter(person=person).exclude(key__in=Session.objects.values("session_key")).delete()
    OpenSession.objects.create(person=person, key=key, device=device, opened_at=at, seen_at=at)


@transaction.atomic
def close_session(session: OpenSession, *, by: Member) -> None:
    """Close a session from elsewhere: whoever holds it is no longer signed in. Idempotent."""
    _close([session], on=session.person, by=by)


@transaction.atomic
def close_sessions_of(person: Person, *, besides: str = "", by: Member) -> int:
    """Close all the person's sessions besides the one of that key. How many there were."""
    return _close(list(OpenSession.objects.filter(person=person).exclude(key=besides).order_by("pk")), on=person, by=by)


def _close(sessions: list[OpenSession], *, on: Person, by: Member) -> int:
    Session.objects.filter(session_key__in=[session.key for session in sessions]).delete()
    closed, _ = OpenSession.objects.filter(pk__in=[session.pk for session in sessions]).delete()
    if closed:
        record(Event.SESSION_CLOSED, on=on, by=by, after={"count": closed}, personal={})
    return closed
