"""How much a process takes on at once: few requests at work, some that wait, the others asked to come back.

The server gives each request a thread (settings.THREADS). Here is seen to it that a thread is always
left for a quick answer: the page that says whether the instance is in service goes through, whatever else waits.
"""

import weakref
from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.response import HttpResponseBase
from django.urls import reverse

from regain.core.places import Places
from regain.web.failing import busy
from regain.web.heavy import ANSWER, TAKING_FILES, TITLE

SOON = 2 * 1024**2
"""Bytes that the system takes at once of an answer: below that, a slow reader holds no thread."""
AT_WORK_PLACES = Places(settings.PLACES["at work"], waiting=settings.PLACES["waiting"], patience=10)
RECEIVED_PLACES = Places(settings.PLACES["received"])
SENT_PLACES = Places(settings.PLACES["sent"])


class GateMiddleware:
    """Gives each request a place, or answers 503."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self._always_open = reverse("in_service")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info == self._always_open:
            return self.get_response(request)
        if not _received(request) or not AT_WORK_PLACES.take():
            return busy()
        try:
            response = self.get_response(request)
        finally:
            AT_WORK_PLACES.leave()
            if getattr(request, "takes_a_file", False):
                TAKING_FILES.leave(request.member.key)  # type: ignore[attr-defined]
        return _sent(response)

    def process_view(
        self, request: Any, view: Callable[..., Any], _args: object, _kwargs: object
    ) -> HttpResponse | None:
        """A file takes its place before it is received."""
        if request.method != "POST" or not getattr(view, "takes_files", False) or not request.member.is_known:
            return None
        request.takes_a_file = TAKING_FILES.take(request.member.key)
        return None if request.takes_a_file else busy(TITLE, ANSWER)


def _received(request: HttpRequest) -> bool:
    """Read a form before it takes a place at work: it comes as slowly as who sends it wants."""
    if not 0 < int(request.META.get("CONTENT_LENGTH") or 0) <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        return True
    if not RECEIVED_PLACES.take():
        return False
    try:
        _ = request.body
    except UnreadablePostError:
        return False  # who was sending it is gone
    finally:
        RECEIVED_PLACES.leave()
    return True


class _Sent:
    """What is being sent, and the place it holds until it is, or until the reader is gone."""

    def __init__(self, content: Iterator[bytes]) -> None:
        self._content = content
        self.close = weakref.finalize(self, SENT_PLACES.leave)

    def __iter__(self) -> "_Sent":
        return self

    def __next__(self) -> bytes:
        return next(self._content)


def _sent(response: HttpResponseBase) -> HttpResponseBase:
    if not response.streaming or int(response.get("Content-Length") or SOON) < SOON:
        return response
    if not SENT_PLACES.take():
        response.close()
        return busy()
    response.streaming_content = _Sent(iter(response.streaming_content))  # type: ignore[attr-defined]
    return response
