"""The sessions people have open, listed so that they can be closed from elsewhere."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from regain.domain.accounts.models import Person
from regain.domain.accounts.usecases import list_session
from regain.web.signing.devices import device_of

LISTED = "listed_session"
_SEEN_EVERY = timedelta(minutes=10)


@receiver(user_logged_in)
def list_new_session(sender: type, request: HttpRequest, user: Person, **_kwargs: Any) -> None:  # noqa: ARG001
    """Whoever signs in, by whatever door, has one more session in their list."""
    request.session.pop(LISTED, None)
    _list(request, user, timezone.now())


class OpenSessionMiddleware:
    """Keeps the list true: the session's key, which changes with the password, and when it was last used."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated:
            listed, now = request.session.get(LISTED) or {}, timezone.now()
            if listed.get("key") != request.session.session_key or _is_old(listed, now):
                _list(request, request.user, now)
        return response


def _is_old(listed: dict[str, str], now: datetime) -> bool:
    return now - datetime.fromisoformat(listed["seen"]) >= _SEEN_EVERY


def _list(request: HttpRequest, person: Person, now: datetime) -> None:
    if not request.session.session_key:
        request.session.cycle_key()
    key, previous = request.session.session_key or "", (request.session.get(LISTED) or {}).get("key", "")
    list_session(person, key=key, previous=previous, device=device_of(request), at=now)
    request.session[LISTED] = {"key": key, "seen": now.isoformat()}
