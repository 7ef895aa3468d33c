"""What the sign-in library writes is journaled, in the same transaction."""

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.utils import timezone

from regain.domain.accounts.models import Person
from regain.domain.accounts.queries import member_of
from regain.domain.accounts.usecases import close_sessions_of, tell_account_changed
from regain.domain.journal.enums import Event


class TellingMixin:
    """On a view of the library that writes: `event` is journaled; `ends_sessions`, whether the other sessions end."""

    request: Any
    event: Event
    ends_sessions = False

    def get_person(self) -> Person:
        """Whose account changes: the one who is signed in, unless the view knows better."""
        person: Person = self.request.user
        return person

    def form_valid(self, form: Any) -> HttpResponse:
        with transaction.atomic():
            person, here = self.get_person(), self.request.session.session_key or ""
            response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
            member = member_of(person, on=timezone.localdate())
            tell_account_changed(person, event=self.event, by=member)
            if self.ends_sessions:
                close_sessions_of(person, besides=here, by=member)
        return response
