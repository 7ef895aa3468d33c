"""Puts the acting member on the request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from regain.core.member import NOBODY, Member
from regain.domain.accounts.queries import member_of


class MemberRequest(HttpRequest):
    """A request that knows who acts."""

    member: Member


class MemberMiddleware:
    """Sets `request.member`: the signed-in person as the domain knows them, or NOBODY."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.member = member_of(request.user) if request.user.is_authenticated else NOBODY  # type: ignore[attr-defined]
        return self.get_response(request)
