"""Puts the acting member on the request; keeps what somebody typed when the session expired."""

import re
from collections.abc import Callable

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from regain.core.member import NOBODY, Member
from regain.domain.accounts.models import Person
from regain.domain.accounts.queries import member_of
from regain.web.kept import keep_typed, page_of_form

ACTING = "mandate"
"""Where the session keeps the key of the mandate under which the person acts."""
BY_DOOR = "by_door"
"""Where the session keeps that the person came in by one click, as anybody may in the demonstration."""


class MemberRequest(HttpRequest):
    """A request that knows who acts, and whether htmx asks for a fragment."""

    member: Member
    user: Person  # pages that anybody may open ask `member.is_known` first
    htmx: HtmxDetails


class MemberMiddleware:
    """Sets `request.member`: the signed-in person, under the mandate they chose for this session; or NOBODY."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.member = _acting(request)  # type: ignore[attr-defined]
        return self.get_response(request)


def _acting(request: HttpRequest) -> Member:
    if not request.user.is_authenticated:
        return NOBODY
    return member_of(request.user, on=timezone.localdate(), acting=str(request.session.get(ACTING, "")))


DATA = re.compile(r"\.json$")
"""Addresses of what a script asks for, which no page can answer."""


class KeepingLoginMiddleware(LoginRequiredMiddleware):
    """Sends whoever is not signed in from a page or a file to the sign-in page; anything else (an act) is refused.

    A form that was being sent is kept for their return. A fragment that htmx asks for is not answered by the sign-in
    page: the whole window goes there.
    """

    def handle_no_permission(  # type: ignore[override]  # htmx is sent away in its own manner
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponse:
        is_kept = keep_typed(request)
        if not is_kept and (request.method not in {"GET", "HEAD"} or DATA.search(request.path)):
            raise PermissionDenied("Vous n’êtes pas connecté, ou plus\u00a0: connectez-vous, puis recommencez.")
        response = redirect_to_login(page_of_form(request, view_func), self.get_login_url(view_func))
        return HttpResponseClientRedirect(response.url) if getattr(request, "htmx", None) else response
