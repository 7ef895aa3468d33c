"""What is answered when a page fails: the database that does not answer is told as such, and for a while only."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views import defaults

SECONDS = "60"
"""How long a program waits before it asks again."""


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 503 when the database is what failed (stopped, full, read-only, locked), 500 otherwise. Reads no table."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return HttpResponse(render_to_string("503.html"), status=503, headers={"Retry-After": SECONDS})
    return defaults.server_error(request)  # type: ignore[return-value]
