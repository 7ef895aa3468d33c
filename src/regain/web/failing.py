"""What is answered when a page fails: a database or a disk that refuses is told as such, and for a while only."""

import logging
import sys
from functools import cache

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views import defaults

from regain.core.failures import is_of_the_machine

logger = logging.getLogger(__name__)
SECONDS = "60"
"""How long a program waits before it asks again."""


@cache
def _busy_page(title: str, answer: str) -> str:
    return render_to_string("busy.html", {"title": title, "answer": answer})


def busy(
    title: str = "Regain est très demandé en ce moment",
    answer: str = "Réessayez dans une minute. Ce que vous veniez d’envoyer n’est pas enregistré.",
) -> HttpResponse:
    """Ask to come back later, at the price of no question to the database."""
    logger.warning("Asked to come back: %s", title, extra={"once_a_minute": title})
    response = HttpResponse(_busy_page(title, answer), status=503, headers={"Retry-After": SECONDS})
    response._has_been_logged = True  # type: ignore[attr-defined]  # noqa: SLF001  # Django would write a line for each
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 503 when the database or the disk is what failed (stopped, full, read-only, locked), 500 otherwise."""
    if is_of_the_machine(sys.exc_info()[1]):
        return HttpResponse(render_to_string("503.html"), status=503, headers={"Retry-After": SECONDS})
    return defaults.server_error(request)
