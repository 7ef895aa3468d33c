"""What is logged, and how: on standard error, without anybody's address, name or words, nor the secret of a link."""

import copy
import logging
import re
import time
from collections.abc import ItemsView, Iterator
from typing import Any

from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError
from django.views.debug import SafeExceptionReporterFilter

from regain.core.failures import is_of_the_machine
from regain.core.redaction import redacted

_PIECES = re.compile(r"[/:?&=]")
_SHORTEST_SECRET = 8
"""A shorter piece of a link is a word or a number: it would be hidden in every line."""

_REFUSALS = (SuspiciousOperation, PermissionDenied, BadRequest, MultiPartParserError)
"""What a request is refused for, by Django or by us: no fault of the program's."""


class Discreet(logging.Formatter):
    """Names the route and never the address; redacts the whole line, its traceback included: no message goes around it."""

    def format(self, record: logging.LogRecord) -> str:
        record, request = _without_address(record), getattr(record, "request", None)
        if record.exc_info and isinstance(record.exc_info[1], _REFUSALS):
            record.exc_info = record.exc_text = None  # a machine that tries things: the line says all of it
        typed = list(_words_of(request)) if isinstance(request, HttpRequest) else []
        return redacted(super().format(record), typed)


def _words_of(request: HttpRequest) -> Iterator[str]:
    """What the request brought, and how the person who sent it is shown; nothing is read that was not read yet."""
    cookies: dict[str, str] = vars(request).get("COOKIES", {})
    for values in (request.GET, getattr(request, "_post", {}), cookies):
        for words in values.values():
            yield from (words, repr(words)[1:-1])
    # A link that opens something is in the address, or in that of the page before, which a refusal quotes.
    secrets = request.resolver_match.kwargs.values() if request.resolver_match else ()
    for words in (*secrets, request.META.get("HTTP_REFERER", "")):
        if isinstance(words, str):
            yield words
            yield from (piece for piece in _PIECES.split(words) if len(piece) >= _SHORTEST_SECRET)
    member = getattr(request, "member", None)
    if member is not None and member.label:
        yield from (member.label, *member.label.split(", "))


def _without_address(record: logging.LogRecord) -> logging.LogRecord:
    """The record with the name of the route where Django put the path; the method alone in the line of `runserver`."""
    request, args = getattr(record, "request", None), record.args
    if not isinstance(args, tuple):
        return record
    plain = copy.copy(record)
    if record.name == "django.server":
        plain.args = (str(args[0]).partition(" ")[0], *args[1:]) if args else args
    elif isinstance(request, HttpRequest):
        route = request.resolver_match.view_name if request.resolver_match else ""
        paths = {request.path, request.path.encode("unicode_escape").decode("ascii")}
        plain.args = tuple(f"<{route or 'no route'}>" if arg in paths else arg for arg in args)
    return plain


class OnceAMinute(logging.Filter):
    """A database or a disk that refuses is one line and no traceback, and is not said again for a minute.

    Each page, and each layer around it that looks for the session, would otherwise leave a traceback of its own. The
    same minute is kept for any record that names itself so (`extra={"once_a_minute": …}`).
    """

    SECONDS = 60

    def __init__(self) -> None:
        super().__init__()
        self._said_at: dict[str, float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        is_of_machine = is_of_the_machine(error)
        name = type(error).__name__ if is_of_machine else getattr(record, "once_a_minute", "")
        if not name:
            return True
        if is_of_machine:
            record.exc_info = record.exc_text = None
            first = (str(error).splitlines() or [""])[0][:200]
            record.msg, record.args = "The database or the disk refuses (said once a minute): %s: %s", (name, first)
        return self._is_due(name)

    def _is_due(self, name: str) -> bool:
        now = time.monotonic()
        if now - self._said_at.get(name, now - self.SECONDS) < self.SECONDS:
            return False
        self._said_at[name] = now
        return True


class TellsNothing(SafeExceptionReporterFilter):
    """Django's error reports, should somebody switch them on: no setting, no variable, nothing of what was sent."""

    def get_safe_settings(self) -> dict[str, Any]:
        return {}

    def is_active(self, request: HttpRequest | None) -> bool:  # noqa: ARG002  # the signature is Django's
        return True

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:  # noqa: ARG002
        return {}

    def get_traceback_frame_variables(self, request: HttpRequest | None, tb_frame: Any) -> ItemsView[str, Any]:  # noqa: ARG002
        return {}.items()

    def get_safe_request_meta(self, request: HttpRequest) -> dict[str, Any]:  # noqa: ARG002
        return {}


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"discreet": {"()": "regain.config.logs.Discreet", "format": "%(levelname)s %(name)s %(message)s"}},
    "filters": {"once a minute": {"()": "regain.config.logs.OnceAMinute"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "discreet", "filters": ["once a minute"]},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Django would also send its errors by e-mail, with what was sent: never.
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
    },
}
